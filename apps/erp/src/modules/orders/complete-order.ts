import { quantityToMilli } from "@counterfoil/contracts";
import type { DbTransaction } from "../../database.ts";
import type { MasterData } from "../masterdata/index.ts";
import { orderInvalid } from "./errors.ts";
import type { Order, OrderInput, OrderItem } from "./order.ts";

/** The rule that is broken stands beside, for systems that send orders. */
const fault = (code: string, detail: string, where: string) =>
  orderInvalid(detail, where, [{ code, message: detail, target: targetOf(where) }]);

const targets: [RegExp, string][] = [
  [/^\/body\/customerId/, "SoldToParty"],
  [/^\/body\/siteId/, "to_Item/0/ProductionPlant"],
  [/^\/body\/salesOrganisation/, "DistributionChannel"],
  [/^\/body\/priceAt/, "PricingDate"],
  [/^\/body\/items\/(\d+)\/articleId/, "to_Item/$1/Material"],
  [/^\/body\/items\/(\d+)\/unit/, "to_Item/$1/RequestedQuantityUnit"],
  [/^\/body\/items\/(\d+)\/quantity/, "to_Item/$1/RequestedQuantity"],
];
/** Our fields of an order in SAP's words. */
function targetOf(where: string): string {
  const [path, target] = targets.find(([each]) => each.test(where)) ?? [/$/, ""];
  return where.replace(path, target);
}

/** Checks what was entered against the master data and fills in what follows from it. */
export async function completeOrder(
  transaction: DbTransaction,
  masterData: MasterData,
  input: OrderInput,
  now: () => Date,
): Promise<Order> {
  const sites = await masterData.siteFacts(transaction);
  const site = sites.get(input.siteId);
  if (!site) throw fault("site-unknown", `There is no site ${input.siteId}.`, "/body/siteId");
  const customer = await readCustomer(masterData, input);
  const { reference, coupons = [], priceAt } = input;
  return {
    customerId: input.customerId,
    siteId: input.siteId,
    ...customer,
    currency: input.currency ?? (customer.currency || site.currency || "GBP"),
    priceAt:
      priceAt === undefined
        ? localTime(now(), await masterData.siteTimeZone(transaction, input.siteId))
        : checkedMoment(priceAt),
    coupons: coupons.map((code) => code.trim()),
    ...(reference !== undefined && reference.trim() !== "" && { reference: reference.trim() }),
    items: await readItems(transaction, masterData, input),
  };
}

async function readCustomer(masterData: MasterData, input: OrderInput) {
  const found = await masterData.readBusinessPartner(input.customerId);
  const partner = found?.businessPartner;
  if (!partner?.customer)
    throw fault("customer-unknown", `There is no customer ${input.customerId}.`, "/body/customerId");
  if (partner.blocked || partner.deleted || partner.customer.orderBlock)
    throw fault("customer-blocked", `Customer ${input.customerId} is blocked for orders.`, "/body/customerId");
  const area = partner.customer.salesAreas.find(
    (each) =>
      (input.salesOrganisation ?? each.salesOrganisation) === each.salesOrganisation &&
      (input.distributionChannel ?? each.distributionChannel) === each.distributionChannel &&
      (input.division ?? each.division) === each.division,
  );
  if (!area)
    throw fault(
      "sales-area-unknown",
      `Customer ${input.customerId} has no such sales area.`,
      "/body/salesOrganisation",
    );
  if (area.orderBlock || area.deleted)
    throw fault(
      "customer-blocked",
      `Customer ${input.customerId} is blocked for orders in this sales area.`,
      "/body/salesOrganisation",
    );
  const { salesOrganisation, distributionChannel, division, currency } = area;
  const customerGroup = area.customerGroup ?? partner.customer.customerGroup;
  return {
    salesOrganisation,
    distributionChannel,
    division,
    currency,
    ...(customerGroup !== undefined && { customerGroup }),
  };
}

async function readItems(
  transaction: DbTransaction,
  masterData: MasterData,
  { items }: OrderInput,
): Promise<OrderItem[]> {
  const articleIds = [...new Set(items.map(({ articleId }) => articleId))];
  const facts = await masterData.articleFacts(transaction, articleIds);
  const units = await masterData.articleUnits(transaction, articleIds);
  return items.map(({ articleId, quantity, unit }, index) => {
    const where = `/body/items/${index}`;
    const article = facts.get(articleId);
    if (!article) throw fault("article-unknown", `There is no article ${articleId}.`, `${where}/articleId`);
    const wanted = unit ?? article.baseUnit;
    if (!units.get(articleId)?.some((each) => each.unit === wanted))
      throw fault("unit-unknown", `Article ${articleId} has no unit ${wanted}.`, `${where}/unit`);
    if (!quantityToMilli(quantity))
      throw fault("quantity-invalid", "Quantities have at most three places.", `${where}/quantity`);
    return { item: (index + 1) * 10, articleId, quantity, unit: wanted };
  });
}

function checkedMoment(priceAt: string): string {
  const moment = Date.parse(`${priceAt}Z`);
  if (Number.isNaN(moment) || !new Date(moment).toISOString().startsWith(priceAt))
    throw fault("moment-invalid", "This moment is not in the calendar.", "/body/priceAt");
  return priceAt;
}

function localTime(moment: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return format.format(moment).replace(" ", "T");
}
