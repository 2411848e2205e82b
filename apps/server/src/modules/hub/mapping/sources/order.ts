import { type DeliveryAddress, fractionDigits, type OrderLine, type SalesOrder } from "@counterfoil/contracts";
import { type At, moneySource, quantitySource, type SegmentSources, type Source, textSource } from "../source.ts";
import { type Condition, conditionsOf } from "../tell-line.ts";

const orderOf = ({ subject }: At) => subject as SalesOrder;
type Text = { id: string; text: string };
type Line = { line: OrderLine; position: number };
const lineOf = ({ item }: At) => (item as Line).line;
const conditionOf = ({ part }: At) => part as Condition;
const milliOf = (at: At) => Math.round(lineOf(at).quantity * 1000);
const daySource = (name: string, read: Source["read"]): Source => ({ name, type: "day", read });

const orderSources: readonly Source[] = [
  textSource("order.number", (at) => orderOf(at).number),
  textSource("order.id", (at) => orderOf(at).id),
  textSource("order.channel", (at) => orderOf(at).channel),
  textSource("order.storeId", (at) => orderOf(at).storeId),
  textSource("order.customerId", (at) => orderOf(at).customerId),
  textSource("order.salesOrganisation", (at) => orderOf(at).salesArea.salesOrganisation),
  textSource("order.distributionChannel", (at) => orderOf(at).salesArea.distributionChannel),
  textSource("order.division", (at) => orderOf(at).salesArea.division),
  textSource("order.currency", (at) => orderOf(at).currency),
  textSource("order.takenBy", (at) => orderOf(at).takenBy),
  daySource("order.takenOn", (at) => orderOf(at).takenOn),
  daySource("order.requestedDate", (at) => orderOf(at).requestedDate),
  moneySource("order.total", (at) => orderOf(at).total),
];

const textSources: readonly Source[] = [
  textSource("text.id", ({ item }) => (item as Text).id),
  textSource("text.text", ({ item }) => (item as Text).text),
];

const lineSources: readonly Source[] = [
  textSource("line.position", ({ item }) => String((item as Line).position)),
  textSource("line.articleId", (at) => lineOf(at).articleId),
  textSource("line.text", (at) => lineOf(at).text),
  quantitySource("line.quantity", milliOf),
  textSource("line.unit", (at) => lineOf(at).unit),
  textSource("line.promotionId", (at) => lineOf(at).modifiers[0]?.promotionId),
];

const conditionSources: readonly Source[] = [
  // With the promotion behind it, so that a lookup may name a single one: discount/OF-000001.
  textSource("condition.kind", (at) => {
    const { kind, promotionId, prorated } = conditionOf(at);
    const told = kind === "discount" && prorated ? "orderDiscount" : kind;
    return promotionId === undefined || kind !== "discount" ? told : `${told}/${promotionId}`;
  }),
  // The price is one of a unit, so that the ERP comes to the same amount; what lowers it is an amount as it stands.
  textSource("condition.rate", (at) => {
    const { kind, amountMinor } = conditionOf(at);
    const nano = BigInt(amountMinor) * 10n ** BigInt(9 - fractionDigits(orderOf(at).currency));
    return decimal(kind === "regularPrice" ? perUnit(nano, milliOf(at)) : nano);
  }),
  textSource("condition.perQuantity", (at) => (conditionOf(at).kind === "regularPrice" ? "1" : undefined)),
  textSource("condition.unit", (at) => (conditionOf(at).kind === "regularPrice" ? lineOf(at).unit : undefined)),
  textSource("condition.promotionId", (at) => conditionOf(at).promotionId),
  textSource("condition.note", (at) => conditionOf(at).note),
];

/** With nine places: whoever multiplies it again with any quantity of ours comes to the same minor unit. */
function perUnit(nano: bigint, quantityMilli: number): bigint {
  const quantity = BigInt(quantityMilli);
  return (nano * 2000n + quantity) / (quantity * 2n);
}

/** Thousand millionths as a decimal. */
function decimal(nano: bigint): string {
  const digits = String(nano < 0n ? -nano : nano).padStart(10, "0");
  const places = digits.slice(-9).replace(/0+$/, "");
  return `${nano < 0n ? "-" : ""}${digits.slice(0, -9)}${places === "" ? "" : `.${places}`}`;
}

/** SAP's ids of an order's texts: a note, and where it is delivered. */
function textsOf({ note, deliveryAddress }: SalesOrder): Text[] {
  return [
    ...(note ? [{ id: "0001", text: note }] : []),
    ...(deliveryAddress ? [{ id: "0012", text: addressText(deliveryAddress) }] : []),
  ];
}

function addressText({ name, street, houseNumber, postalCode, city, country, phone }: DeliveryAddress): string {
  const lines = [name, `${street} ${houseNumber ?? ""}`.trim(), `${postalCode} ${city}`, country, phone];
  return lines.filter(Boolean).join("\n");
}

export const orderSegments: SegmentSources = {
  segment: "A_SalesOrder",
  sources: orderSources,
  children: [
    { segment: "A_SalesOrderText", sources: textSources, each: (at) => textsOf(orderOf(at)) },
    {
      segment: "A_SalesOrderItem",
      sources: lineSources,
      each: (at) => orderOf(at).lines.map((line, index): Line => ({ line, position: (index + 1) * 10 })),
      children: [
        {
          segment: "A_SalesOrderItemPrElement",
          sources: conditionSources,
          each: (at) => conditionsOf(lineOf(at), at.telling),
        },
        {
          segment: "A_SalesOrderScheduleLine",
          sources: [],
          each: (at) => (orderOf(at).requestedDate === undefined ? [] : [undefined]),
        },
      ],
    },
  ],
};
