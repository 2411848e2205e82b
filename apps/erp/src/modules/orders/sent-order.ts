import { fractionDigits, quantityToMilli } from "@counterfoil/contracts";
import type { NestedEntity } from "@counterfoil/sap";
import { orderFault } from "./errors.ts";
import type { OrderInput, SentFacts } from "./order.ts";

export type SentCondition = { conditionType: string; rate: string; currency: string; perQuantity: number };
/** An order as another system has taken it: what was ordered, for what price, in its own words. */
export type SentOrder = {
  orderType: string;
  input: OrderInput & { reference: string; currency: string };
  conditions: SentCondition[][];
  facts: SentFacts;
};

/** Texts of an order by SAP's ids. */
const NOTE = "0001";
const DELIVERY = "0012";

export function readSentOrder({ values, parts }: NestedEntity): SentOrder {
  const text = textsOf(values);
  if (text("SalesOrder")) throw orderFault("order-number-given", "The number comes from our own range.", "SalesOrder");
  const reference = text("PurchaseOrderByCustomer");
  if (!reference) throw orderFault("order-reference-missing", "Name your own number.", "PurchaseOrderByCustomer");
  const items = parts.to_Item ?? [];
  if (items.length === 0) throw orderFault("order-empty", "An order has items.", "to_Item");
  if (items.length > 500) throw orderFault("order-too-long", "An order has 500 items at most.", "to_Item");
  const orderedFor = (parts.to_Partner ?? []).find((each) => each.values.PartnerFunction === "SH");
  const shipToId = orderedFor && textsOf(orderedFor.values)("Customer");
  const requestedDate = text("RequestedDeliveryDate")?.slice(0, 10) ?? dateIn(items[0]);
  const [note, deliverTo] = [longText(parts.to_Text, NOTE), longText(parts.to_Text, DELIVERY)];
  return {
    orderType: text("SalesOrderType") ?? "",
    input: {
      customerId: text("SoldToParty") ?? "",
      siteId: siteOf(items),
      ...area(text),
      currency: text("TransactionCurrency") ?? "",
      reference,
      items: items.map(readItem),
    },
    conditions: items.map(({ parts: { to_PricingElement = [] } }) => to_PricingElement.map(readCondition)),
    facts: {
      ...(requestedDate && { requestedDate }),
      ...(shipToId && { shipToId }),
      ...(note && { note }),
      ...(deliverTo && { deliverTo }),
    },
  };
}

type Text = (name: string) => string | undefined;
const textsOf =
  (values: NestedEntity["values"]): Text =>
  (name) =>
    values[name] === undefined ? undefined : String(values[name]).trim() || undefined;

function area(text: Text) {
  const [salesOrganisation, distributionChannel, division] = [
    "SalesOrganization",
    "DistributionChannel",
    "OrganizationDivision",
  ].map(text);
  return {
    ...(salesOrganisation && { salesOrganisation }),
    ...(distributionChannel && { distributionChannel }),
    ...(division && { division }),
  };
}

/** One plant delivers an order: its prices are of one site. */
function siteOf(items: readonly NestedEntity[]): string {
  const sites = items.map(({ values }) => textsOf(values)("ProductionPlant") ?? "");
  const other = sites.findIndex((site) => site !== sites[0]);
  if (other > 0)
    throw orderFault("sites-differ", "One site delivers all items of an order.", `to_Item/${other}/ProductionPlant`);
  return sites[0] ?? "";
}

function readItem({ values }: NestedEntity, index: number) {
  const text = textsOf(values);
  const quantity = Number(text("RequestedQuantity") ?? 0);
  if (!(quantity > 0) || quantityToMilli(quantity) === undefined)
    throw orderFault(
      "quantity-invalid",
      "A quantity is above zero, with three places at most.",
      `to_Item/${index}/RequestedQuantity`,
    );
  const unit = text("RequestedQuantityUnit");
  return { articleId: text("Material") ?? "", quantity, ...(unit && { unit }) };
}

function readCondition({ values }: NestedEntity): SentCondition {
  const text = textsOf(values);
  return {
    conditionType: text("ConditionType") ?? "",
    rate: text("ConditionRateValue") ?? "0",
    currency: text("ConditionCurrency") ?? "",
    perQuantity: Number(text("ConditionQuantity") ?? 0),
  };
}

const dateIn = (item: NestedEntity | undefined) => {
  const line = item?.parts.to_ScheduleLine?.[0];
  return line && textsOf(line.values)("RequestedDeliveryDate")?.slice(0, 10);
};
const longText = (texts: readonly NestedEntity[] = [], id: string) =>
  textsOf(texts.find(({ values }) => values.LongTextID === id)?.values ?? {})("LongText")?.slice(0, 1000);

/** A rate times a quantity, in minor units, half up, exact: a rate has nine places. Per nothing it is the amount as it stands. */
export function amountOf({ rate, perQuantity, currency }: SentCondition, quantityMilli: number): number | undefined {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,9}))?$/.exec(rate);
  if (!match) return undefined;
  const nano = BigInt((match[2] ?? "0") + (match[3] ?? "").padEnd(9, "0"));
  const [times, per] = perQuantity > 0 ? [BigInt(quantityMilli), BigInt(perQuantity)] : [1000n, 1n];
  const scaled = nano * times * 10n ** BigInt(fractionDigits(currency));
  const divisor = 10n ** 12n * per;
  const amount = Number((scaled * 2n + divisor) / (divisor * 2n));
  return match[1] && amount !== 0 ? -amount : amount;
}
