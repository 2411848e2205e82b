import { Problem } from "@counterfoil/platform";
import {
  businessPartnerApi,
  businessPartnerEntity,
  materialStockService,
  posStatusService,
  replicationChain,
  replicationStatusService,
  salesOrderEntity,
  salesOrderService,
} from "@counterfoil/sap";
import type { ElementProblem } from "./elements.ts";
import type { Documents } from "./modules/documents/index.ts";
import type { Logistics } from "./modules/logistics/index.ts";
import type { MasterData } from "./modules/masterdata/index.ts";
import { type Caller, type CreateEntity, Refusal, type RefusedPart, type Served } from "./modules/odata/index.ts";
import { type Orders, orderInvalid } from "./modules/orders/index.ts";
import { replicationChainRows, type Why } from "./modules/why/index.ts";

type Modules = { masterData: MasterData; documents: Documents; logistics: Logistics; orders: Orders; why: Why };

/** What the ERP answers and takes by OData, and by which service of an arrangement. */
export function servicesOf({ masterData, documents, logistics, orders, why }: Modules): Served[] {
  return [
    {
      service: materialStockService,
      arrangedAs: "stockOverview",
      rows: { A_MatlStkInAcctMod: logistics.stockRows, A_MaterialStock: logistics.materialRows },
    },
    { service: posStatusService, arrangedAs: "postingStatus", rows: documents.statusRows },
    {
      service: replicationStatusService,
      arrangedAs: "postingStatus",
      rows: { [replicationChain.name]: (filter) => replicationChainRows(why, filter) },
    },
    {
      service: businessPartnerApi,
      arrangedAs: "businessPartnerCreation",
      rows: masterData.partnerRows,
      create: { [businessPartnerEntity.name]: createPartner(masterData) },
    },
    {
      service: salesOrderService,
      arrangedAs: "orderCreation",
      rows: orders.orderRows,
      create: { [salesOrderEntity.name]: createOrder(orders) },
    },
  ];
}

export const makerOf = ({ userName, systems, ip }: Caller) => ({
  actor: { kind: "technicalUser" as const, id: userName, name: userName },
  detail: { systems, ip },
});

function createPartner(masterData: MasterData): CreateEntity {
  return async (entity, caller) => {
    const made = await masterData.createPartner(entity, makerOf(caller));
    if ("problem" in made) throw refusalOf(made.problem);
    return { BusinessPartner: made.partnerId };
  };
}

function createOrder(orders: Orders): CreateEntity {
  return async (entity, caller) => {
    const systemId = caller.systems[0] ?? caller.userName;
    const { actor } = makerOf(caller);
    const order = orders.takeSentOrder(entity, { systemId, actor }).catch((error: unknown) => {
      throw refusedOrder(error) ?? error;
    });
    return { SalesOrder: await order };
  };
}

/** What is wrong with an order stands beside the problem, in SAP's words already. */
function refusedOrder(error: unknown): Refusal | undefined {
  if (!(error instanceof Problem) || error.facts.code !== orderInvalid.code) return undefined;
  const [part] = (error.facts.problems ?? []) as RefusedPart[];
  return part && new Refusal(400, { ...part, code: `CF/${part.code}` });
}

/** Our fields of a partner in SAP's words, for who has to mend one. */
const targets: [RegExp, string][] = [
  [/^\/partnerId.*/, "BusinessPartner"],
  [/^\/category.*/, "BusinessPartnerCategory"],
  [/^\/grouping.*/, "BusinessPartnerGrouping"],
  [/^\/person\/given.*/, "FirstName"],
  [/^\/person\/birthDate.*/, "BirthDate"],
  [/^\/person.*/, "LastName"],
  [/^\/organisation\/line2.*/, "OrganizationBPName2"],
  [/^\/organisation.*/, "OrganizationBPName1"],
  [/^\/group.*/, "GroupBusinessPartnerName1"],
  [/^\/language.*/, "CorrespondenceLanguage"],
  [/^\/externalId.*/, "BusinessPartnerIDByExtSystem"],
  [/^\/searchTerm.*/, "SearchTerm1"],
  [/^\/roles.*/, "to_BusinessPartnerRole"],
  [/^\/addresses\/(\d+)\/country.*/, "to_BusinessPartnerAddress/$1/Country"],
  [/^\/addresses\/(\d+)\/region.*/, "to_BusinessPartnerAddress/$1/Region"],
  [/^\/addresses\/(\d+)\/emails\/(\d+).*/, "to_BusinessPartnerAddress/$1/to_EmailAddress/$2/EmailAddress"],
  [/^\/addresses\/(\d+)\/phones.*/, "to_BusinessPartnerAddress/$1/to_PhoneNumber"],
  [/^\/addresses\/(\d+).*/, "to_BusinessPartnerAddress/$1"],
  [/^\/customer\/accountGroup.*/, "to_Customer/CustomerAccountGroup"],
  [/^\/customer\/salesAreas\/(\d+)\/salesOrganisation$/, "to_Customer/to_CustomerSalesArea/$1/SalesOrganization"],
  [/^\/customer\/salesAreas\/(\d+)\/distributionChannel$/, "to_Customer/to_CustomerSalesArea/$1/DistributionChannel"],
  [/^\/customer\/salesAreas\/(\d+)\/division$/, "to_Customer/to_CustomerSalesArea/$1/Division"],
  [/^\/customer\/salesAreas\/(\d+)\/currency$/, "to_Customer/to_CustomerSalesArea/$1/Currency"],
  [/^\/customer\/salesAreas\/(\d+)\/priceList$/, "to_Customer/to_CustomerSalesArea/$1/PriceListType"],
  [/^\/customer\/salesAreas\/(\d+)\/customerGroup$/, "to_Customer/to_CustomerSalesArea/$1/CustomerGroup"],
  [/^\/customer\/salesAreas\/(\d+)\/paymentTerms$/, "to_Customer/to_CustomerSalesArea/$1/CustomerPaymentTerms"],
  [/^\/customer\/salesAreas\/(\d+)\/deliveringPlant$/, "to_Customer/to_CustomerSalesArea/$1/SupplyingPlant"],
  [/^\/customer\/salesAreas.*/, "to_Customer/to_CustomerSalesArea"],
  [/^\/customer.*/, "to_Customer"],
];

function refusalOf({ code, detail, where = "" }: ElementProblem): Refusal {
  const found = targets.find(([path]) => path.test(where));
  const target = found === undefined ? "" : where.replace(...found);
  return new Refusal(400, { code: `CF/${code}`, message: detail, target });
}
