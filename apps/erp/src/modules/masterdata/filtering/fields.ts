import type { ReplicatedType } from "../queries/for-replication.ts";
import { articleFields, priceListPriceFields, purchasePriceFields, salesPriceFields } from "./article-fields.ts";
import type { Option } from "./criterion.ts";
import type { FilterField } from "./field.ts";
import { partnerFields } from "./partner-fields.ts";
import { bonusBuyFields, promotionFields } from "./promotion-fields.ts";
import { relationshipFields } from "./relationship-fields.ts";

/** What objects of each type can be chosen by. Nothing else reaches the database. */
export const filterFields: Record<ReplicatedType, Record<string, FilterField>> = {
  article: articleFields,
  businessPartner: partnerFields,
  relationship: relationshipFields,
  promotion: promotionFields,
  bonusBuy: bonusBuyFields,
  salesPrice: salesPriceFields,
  priceListPrice: priceListPriceFields,
  purchasePrice: purchasePriceFields,
};

export const fieldOf = (type: ReplicatedType, name: string): FilterField | undefined =>
  Object.hasOwn(filterFields[type], name) ? filterFields[type][name] : undefined;

/** For the screen: without what the database makes of it. */
export function describeFields(type: ReplicatedType) {
  return Object.entries(filterFields[type]).map(([name, { holds: _, choices, ...field }]) => ({
    name,
    ...field,
    options: optionsFor(field),
    ...(choices && { choices: Object.entries(choices).map(([code, texts]) => ({ code, texts })) }),
  }));
}

const optionsOf = {
  number: ["equal", "between", "pattern", "atLeast", "atMost"],
  code: ["equal", "between", "pattern", "empty"],
  text: ["equal", "pattern", "empty"],
  date: ["equal", "between", "atLeast", "atMost"],
  flag: ["equal"],
} as const;

/** No place is empty. */
export const optionsFor = ({ kind, isPlace }: Pick<FilterField, "kind" | "isPlace">): readonly Option[] =>
  optionsOf[kind].filter((option) => !isPlace || option !== "empty");

/** The field by which prices themselves are chosen. */
export const placeFieldOf = (type: ReplicatedType) =>
  Object.entries(filterFields[type]).find(([, { isPlace }]) => isPlace)?.[0];
