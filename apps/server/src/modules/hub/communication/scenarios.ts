import type { ArrangedService } from "@counterfoil/contracts";

export type ServiceSettings = ArrangedService["settings"];

/** What is agreed under one of SAP's scenario ids: which services come in, and which go out. */
export type Scenario = {
  id: "SAP_COM_0008" | "SAP_COM_0640" | "SAP_COM_0652" | "SAP_COM_0164" | "SAP_COM_0109" | "OPP";
  inbound: readonly InboundServiceName[];
  outbound: readonly OutboundServiceName[];
};

export type InboundServiceName =
  | "businessPartners"
  | "relationships"
  | "articles"
  | "regularPrices"
  | "promotions"
  | "purchasePrices";

export const outboundServiceNames = [
  "salesTransactions",
  "financialTransactions",
  "goodsMovements",
  "postingStatus",
  "stockOverview",
  "businessPartnerCreation",
  "orderCreation",
] as const;
export type OutboundServiceName = (typeof outboundServiceNames)[number];

export const scenarios: readonly Scenario[] = [
  { id: "SAP_COM_0008", inbound: ["businessPartners", "relationships"], outbound: ["businessPartnerCreation"] },
  { id: "SAP_COM_0640", inbound: ["articles"], outbound: [] },
  {
    id: "SAP_COM_0652",
    inbound: [],
    outbound: ["salesTransactions", "financialTransactions", "goodsMovements", "postingStatus"],
  },
  { id: "SAP_COM_0164", inbound: [], outbound: ["stockOverview"] },
  { id: "SAP_COM_0109", inbound: [], outbound: ["orderCreation"] },
  { id: "OPP", inbound: ["regularPrices", "promotions", "purchasePrices"], outbound: [] },
];

export function scenarioOf(id: string): Scenario | undefined {
  return scenarios.find((scenario) => scenario.id === id);
}

/** The messages that an inbound service takes, by the name they are stored under. */
export const messagesOf: Record<InboundServiceName, readonly string[]> = {
  businessPartners: ["BusinessPartnerSUITEBulkReplicateRequest_In"],
  relationships: ["BusinessPartnerRelationshipSUITEBulkReplicateRequest_In"],
  articles: ["ProductMerchandiseViewReplicationBulkRequest_In"],
  regularPrices: ["/ROP/BASE_PRICE01"],
  promotions: ["/ROP/PROMOTION02", "/ROP/PROMOTION03"],
  purchasePrices: ["/CFOIL/PURCHASE_PRICE01"],
};

/** Where a message comes in. */
export const endpointOf = (message: string): string =>
  message.startsWith("/") ? "/idocinbound" : `/ccos/soap/${message}`;

/** What an outbound service sends, by the name it is stored under; those that only ask keep nothing. */
export const documentsOf: Record<OutboundServiceName, readonly string[]> = {
  salesTransactions: ["WPUBON01", "WPUUMS01", "WPUTAB01"],
  financialTransactions: ["WPUFIB01"],
  goodsMovements: ["WPUWBW01"],
  postingStatus: [],
  stockOverview: [],
  businessPartnerCreation: ["A_BusinessPartner"],
  orderCreation: ["A_SalesOrder"],
};

/** Those by which the ERP creates something: it answers the number, and nothing is asked for afterwards. */
export const creating: readonly string[] = ["businessPartnerCreation", "orderCreation"];

/** What we call at the system, below its address. */
export const pathsOf: Record<OutboundServiceName, readonly string[]> = {
  salesTransactions: ["/sap/bc/idoc_xml"],
  financialTransactions: ["/sap/bc/idoc_xml"],
  goodsMovements: ["/sap/bc/idoc_xml"],
  postingStatus: ["/sap/opu/odata/sap/ZCF_POS_STATUS_SRV"],
  stockOverview: ["/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV"],
  businessPartnerCreation: ["/sap/opu/odata/sap/API_BUSINESS_PARTNER"],
  orderCreation: ["/sap/opu/odata/sap/API_SALES_ORDER_SRV"],
};

/** The settings that a service has; a confirmation exists for business partners and their relationships only. */
export function settingsOf(service: string): readonly (keyof ServiceSettings)[] {
  if (service === "businessPartners" || service === "relationships") return ["confirm"];
  if (service === "businessPartnerCreation") return ["personGrouping", "organisationGrouping", "roles"];
  return ["salesTransactions", "financialTransactions", "goodsMovements"].includes(service)
    ? ["send", "form", "collect"]
    : [];
}
