export const scenarioIds = ["SAP_COM_0008", "SAP_COM_0640", "SAP_COM_0652", "SAP_COM_0164", "OPP"] as const;
export type ScenarioId = (typeof scenarioIds)[number];
