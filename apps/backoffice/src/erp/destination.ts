/** As the hub of the server answers about the system that messages go to. */
export type Destination = { baseUrl: string; user: string; client?: string };
export type CheckStep = { step: string; ok?: boolean; detail?: string };
export type Check = { ok: boolean; steps: CheckStep[] };

export const destinationPath = "/api/hub/destinations/erp";
