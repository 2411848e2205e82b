/** What is agreed under one of SAP's scenario ids: which services come in, and which go out. */
export type Scenario = {
  id: "SAP_COM_0008" | "SAP_COM_0640" | "SAP_COM_0652" | "SAP_COM_0164" | "OPP";
  inbound: readonly InboundServiceName[];
  outbound: readonly OutboundServiceName[];
};

export type InboundServiceName = "businessPartners" | "articles" | "regularPrices" | "promotions" | "purchasePrices";

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
  { id: "SAP_COM_0008", inbound: ["businessPartners"], outbound: [] },
  { id: "SAP_COM_0640", inbound: ["articles"], outbound: [] },
  {
    id: "SAP_COM_0652",
    inbound: [],
    outbound: ["salesTransactions", "financialTransactions", "goodsMovements", "postingStatus"],
  },
  { id: "SAP_COM_0164", inbound: [], outbound: ["stockOverview"] },
  { id: "OPP", inbound: ["regularPrices", "promotions", "purchasePrices"], outbound: [] },
];

/** The messages that an inbound service takes, by the name they are stored under. */
export const messagesOf: Record<InboundServiceName, readonly string[]> = {
  businessPartners: ["BusinessPartnerSUITEBulkReplicateRequest_In"],
  articles: ["ProductMerchandiseViewReplicationBulkRequest_In"],
  regularPrices: ["/ROP/BASE_PRICE01"],
  promotions: ["/ROP/PROMOTION02", "/ROP/PROMOTION03"],
  purchasePrices: ["/CFOIL/PURCHASE_PRICE01"],
};
