import { type ScenarioId, scenarioIds } from "@counterfoil/contracts";
import {
  articleService,
  businessPartnerService,
  relationshipConfirmationService,
  relationshipService,
} from "@counterfoil/sap";
import type { TechnicalPermission } from "../access/index.ts";
import type { ReplicatedType } from "../masterdata/index.ts";

export type InboundServiceName =
  | "businessPartnerConfirmations"
  | "relationshipConfirmations"
  | "salesTransactions"
  | "financialTransactions"
  | "goodsMovements"
  | "postingStatus"
  | "stockOverview"
  | "businessPartnerCreation"
  | "orderCreation";
export type OutboundServiceName =
  | "businessPartners"
  | "relationships"
  | "articles"
  | "regularPrices"
  | "promotions"
  | "purchasePrices";

export const relationshipConfirmationPath =
  "/sap/bc/srt/xip/sap/businesspartnerrelationshipsuitebulkreplicateconfirmation";
export const confirmationPath = "/sap/bc/srt/xip/sap/businesspartnersuitebulkreplicateconfirmation";

type Inbound = { messages: readonly string[]; paths: readonly string[]; permission: TechnicalPermission };
const idoc = "/sap/bc/idoc_xml";

/** What comes in: which messages, where, and what the communication user must be allowed. */
export const inboundServices: Record<InboundServiceName, Inbound> = {
  businessPartnerConfirmations: {
    messages: ["BusinessPartnerSUITEBulkReplicateConfirmation_In"],
    paths: [confirmationPath],
    permission: "idoc.send",
  },
  relationshipConfirmations: {
    messages: [relationshipConfirmationService.name],
    paths: [relationshipConfirmationPath],
    permission: "idoc.send",
  },
  salesTransactions: {
    messages: ["WPUBON01", "WPUUMS01", "WPUTAB01"],
    paths: [idoc, "/sap/bc/srt/xip/sap/cfoil_sales_transaction"],
    permission: "idoc.send",
  },
  financialTransactions: {
    messages: ["WPUFIB01"],
    paths: [idoc, "/sap/bc/srt/xip/sap/cfoil_financial_transaction"],
    permission: "idoc.send",
  },
  goodsMovements: { messages: ["WPUWBW01"], paths: [idoc], permission: "idoc.send" },
  postingStatus: { messages: [], paths: ["/sap/opu/odata/sap/ZCF_POS_STATUS_SRV"], permission: "odata.read" },
  stockOverview: { messages: [], paths: ["/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV"], permission: "odata.read" },
  businessPartnerCreation: {
    messages: [],
    paths: ["/sap/opu/odata/sap/API_BUSINESS_PARTNER"],
    permission: "odata.write",
  },
  orderCreation: {
    messages: [],
    paths: ["/sap/opu/odata/sap/API_SALES_ORDER_SRV"],
    permission: "odata.write",
  },
};

type Outbound = {
  messages: readonly string[];
  objectTypes: readonly ReplicatedType[];
  /** Where the service is at Counterfoil's hub; another system may have it elsewhere. */
  path: string;
  signIn: "basic" | "oauth2";
};
const prices = { path: "/idocinbound", signIn: "oauth2" } as const;

/** What goes out: which objects, in which messages. */
export const outboundServices: Record<OutboundServiceName, Outbound> = {
  businessPartners: {
    messages: ["BusinessPartnerSUITEBulkReplicateRequest_Out"],
    objectTypes: ["businessPartner"],
    path: `/ccos/soap/${businessPartnerService.name}`,
    signIn: "basic",
  },
  relationships: {
    messages: ["BusinessPartnerRelationshipSUITEBulkReplicateRequest_Out"],
    objectTypes: ["relationship"],
    path: `/ccos/soap/${relationshipService.name}`,
    signIn: "basic",
  },
  articles: {
    messages: ["ProductMerchandiseViewReplicationBulkRequest_Out"],
    objectTypes: ["article"],
    path: `/ccos/soap/${articleService.name}`,
    signIn: "basic",
  },
  regularPrices: { messages: ["/ROP/BASE_PRICE01"], objectTypes: ["salesPrice", "priceListPrice"], ...prices },
  promotions: { messages: ["/ROP/PROMOTION02"], objectTypes: ["promotion", "bonusBuy"], ...prices },
  purchasePrices: { messages: ["/CFOIL/PURCHASE_PRICE01"], objectTypes: ["purchasePrice"], ...prices },
};

type Scenario = { inbound: readonly InboundServiceName[]; outbound: readonly OutboundServiceName[] };

export const scenarios: Record<ScenarioId, Scenario> = {
  SAP_COM_0008: {
    inbound: ["businessPartnerConfirmations", "relationshipConfirmations", "businessPartnerCreation"],
    outbound: ["businessPartners", "relationships"],
  },
  SAP_COM_0640: { inbound: [], outbound: ["articles"] },
  SAP_COM_0652: {
    inbound: ["salesTransactions", "financialTransactions", "goodsMovements", "postingStatus"],
    outbound: [],
  },
  SAP_COM_0164: { inbound: ["stockOverview"], outbound: [] },
  SAP_COM_0109: { inbound: ["orderCreation"], outbound: [] },
  OPP: { inbound: [], outbound: ["regularPrices", "promotions", "purchasePrices"] },
};

export const servicesOf = (scenario: ScenarioId): readonly (InboundServiceName | OutboundServiceName)[] => [
  ...scenarios[scenario].inbound,
  ...scenarios[scenario].outbound,
];
export const isInbound = (service: string): service is InboundServiceName => service in inboundServices;

/** The services that a document's type belongs to; all that share the door when it is none of theirs. */
export function inboundServicesFor(documentType: string): readonly InboundServiceName[] {
  const named = documentServices.filter((service) => inboundServices[service].messages.includes(documentType));
  return named.length > 0 ? named : documentServices;
}
export const documentServices = ["salesTransactions", "financialTransactions", "goodsMovements"] as const;

/** The service that objects of a type go out by. */
export function outboundServiceFor(type: ReplicatedType): OutboundServiceName {
  const found = Object.entries(outboundServices).find(([, { objectTypes }]) => objectTypes.includes(type));
  if (!found) throw new Error(`no outbound service for ${type}`);
  return found[0] as OutboundServiceName;
}

export function scenarioOf(service: InboundServiceName | OutboundServiceName): ScenarioId {
  return scenarioIds.find((id) => servicesOf(id).includes(service)) as ScenarioId;
}
