import {
  ArticleIdSchema,
  CurrencySchema,
  DateSchema,
  MAX_AMOUNT_MINOR,
  MAX_QUANTITY,
  quantityToMilli,
  StoreIdSchema,
  UnitSchema,
} from "@counterfoil/contracts";
import { type Static, Type } from "typebox";
import type { ElementProblem } from "../../elements.ts";
import { isDay } from "./price-periods.ts";

export const PurchasePriceSchema = Type.Object(
  {
    articleId: ArticleIdSchema,
    vendor: Type.Optional(Type.String({ maxLength: 40, description: "Who sells it to us, as a text." })),
    siteId: Type.Optional(StoreIdSchema),
    unit: UnitSchema,
    currency: CurrencySchema,
    amount: Type.Integer({
      minimum: 0,
      maximum: MAX_AMOUNT_MINOR,
      description: "Net, in minor units, for `per` units.",
    }),
    per: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: MAX_QUANTITY })),
    validFrom: DateSchema,
    validTo: DateSchema,
  },
  { additionalProperties: false },
);
type PurchasePriceElement = Static<typeof PurchasePriceSchema>;

/** Prices of one vendor, site, unit and currency never overlap. `number` tells them apart inside their article. */
export type PurchasePrice = {
  number: number;
  vendor: string;
  siteId?: string;
  unit: string;
  currency: string;
  amount: number;
  per: number;
  validFrom: string;
  validTo: string;
};
/** All purchase prices of an article: one document. */
export type PurchasePrices = { prices: PurchasePrice[] };

export const purchaseSeriesOf = ({ vendor, siteId, unit, currency }: PurchasePrice) =>
  JSON.stringify([vendor, siteId ?? null, unit, currency]);

export function purchasePriceOf({ articleId: _, ...element }: PurchasePriceElement): PurchasePrice {
  return { number: 0, ...element, vendor: element.vendor?.trim() ?? "", per: element.per ?? 1 };
}

export function purchasePriceFault(element: PurchasePriceElement): ElementProblem | undefined {
  const { validFrom, validTo, per = 1 } = element;
  if (!isDay(validFrom) || !isDay(validTo))
    return { code: "day-invalid", detail: "This day is not in the calendar.", where: "/validFrom" };
  if (validTo < validFrom)
    return { code: "price-period", detail: "The price ends before it begins.", where: "/validTo" };
  if (!quantityToMilli(per))
    return { code: "quantity-invalid", detail: "Quantities have at most three places.", where: "/per" };
  return undefined;
}
