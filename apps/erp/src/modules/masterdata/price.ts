import {
  ArticleIdSchema,
  CurrencySchema,
  DateSchema,
  MAX_AMOUNT_MINOR,
  MAX_QUANTITY,
  milliToQuantity,
  quantityToMilli,
  StoreIdSchema,
  UnitSchema,
} from "@counterfoil/contracts";
import { type Static, Type } from "typebox";

export const PriceSchema = Type.Object(
  {
    articleId: ArticleIdSchema,
    siteId: Type.Optional(StoreIdSchema),
    priceList: Type.Optional(Type.String({ minLength: 1, maxLength: 2 })),
    unit: UnitSchema,
    currency: CurrencySchema,
    amount: Type.Integer({
      minimum: 0,
      maximum: MAX_AMOUNT_MINOR,
      description: "Gross, in minor units, for `per` units.",
    }),
    per: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: MAX_QUANTITY })),
    fromQuantity: Type.Optional(
      Type.Number({ minimum: 0, maximum: MAX_QUANTITY, description: "Where the scale step begins." }),
    ),
    validFrom: DateSchema,
    validTo: DateSchema,
  },
  { additionalProperties: false },
);
export type PriceElement = Static<typeof PriceSchema>;

/** A price as it is kept. Prices of one series (all but amount and period alike) never overlap. */
export type Price = {
  priceId?: number;
  articleId: string;
  siteId: string | null;
  priceList: string | null;
  unit: string;
  currency: string;
  fromQuantityMilli: number;
  amountMinor: number;
  perMilli: number;
  validFrom: string;
  validTo: string;
};

export const seriesOf = (price: Price) =>
  JSON.stringify([price.articleId, price.siteId, price.priceList, price.unit, price.currency, price.fromQuantityMilli]);

/** Undefined when a quantity has more than three places. */
export function priceOf(element: PriceElement): Price | undefined {
  const perMilli = quantityToMilli(element.per ?? 1);
  const fromQuantityMilli = quantityToMilli(element.fromQuantity ?? 0);
  if (perMilli === undefined || perMilli === 0 || fromQuantityMilli === undefined) return undefined;
  const { articleId, unit, currency, amount, validFrom, validTo } = element;
  const where = { siteId: element.siteId ?? null, priceList: element.priceList ?? null };
  return { articleId, ...where, unit, currency, fromQuantityMilli, amountMinor: amount, perMilli, validFrom, validTo };
}

export function priceElement(price: Price & { priceId: number }) {
  const {
    priceId,
    articleId,
    siteId,
    priceList,
    unit,
    currency,
    amountMinor,
    perMilli,
    fromQuantityMilli,
    validFrom,
    validTo,
  } = price;
  return {
    priceId,
    articleId,
    ...(siteId === null ? {} : { siteId }),
    ...(priceList === null ? {} : { priceList }),
    unit,
    currency,
    amount: amountMinor,
    per: milliToQuantity(perMilli),
    fromQuantity: milliToQuantity(fromQuantityMilli),
    validFrom,
    validTo,
  };
}
