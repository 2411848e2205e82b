import { moneyToDecimal } from "@counterfoil/contracts";
import type { TransmittedList } from "../../../bulk/transmitted-list.ts";

/** A regular price as a message brings it: of a store, of a price list, or without both of the whole channel. */
export type RegularPrice = {
  unit: string;
  storeId: string | undefined;
  priceList: string | undefined;
  salesOrganisation: string | undefined;
  distributionChannel: string | undefined;
  /** Days of the store's own calendar, the last one included. */
  from: string;
  to: string;
  currency: string;
  amountMinor: number;
  /** The amount is for so many thousandths of the unit. */
  perMilli: number;
  /** The scale step starts at so many thousandths; 0 is any quantity. */
  fromQuantityMilli: number;
};

/** What a price depends on besides prices. */
export type ArticleFacts = {
  baseUnit: string;
  taxCode: string;
  categoryId: string | undefined;
  nonDiscountable: boolean;
  attributes?: Record<string, string>;
  /** No promotion goes below it. The retailer's own setting, which no message brings. */
  minPriceMinor?: number;
};

export type IncomingPrices = { articleId: string; facts: ArticleFacts; prices: TransmittedList<RegularPrice> };

/** Two prices with one key cannot both hold. */
export function priceKey(price: RegularPrice): string {
  return [
    price.unit,
    price.storeId,
    price.priceList,
    price.salesOrganisation,
    price.distributionChannel,
    price.fromQuantityMilli,
    price.from,
  ].join("|");
}

export function priceText({ amountMinor, currency, perMilli, to }: RegularPrice): string {
  const per = perMilli === 1000 ? "" : ` per ${perMilli / 1000}`;
  return `${moneyToDecimal(amountMinor, currency)} ${currency}${per}, to ${to}`;
}

/** "price.1010.PC.2010-12-01", with the price list or the scale where there is one. */
export function priceField(price: RegularPrice): string {
  const place = price.storeId ?? (price.priceList === undefined ? "all" : `list ${price.priceList}`);
  const scale = price.fromQuantityMilli === 0 ? "" : `.from ${price.fromQuantityMilli / 1000}`;
  return `price.${place}.${price.unit}${scale}.${price.from}`;
}

/** Why these prices cannot be taken; undefined when they can. */
export function priceProblem(prices: readonly RegularPrice[], units: ReadonlySet<string>): string | undefined {
  for (const price of prices) {
    const name = `The price from ${price.from} for unit ${price.unit}`;
    if (!units.has(price.unit)) return `${name} is for a unit that the article does not have.`;
    if (price.from > price.to) return `${name} ends before it begins, on ${price.to}.`;
    if (price.amountMinor < 0) return `${name} is negative.`;
    if (price.perMilli <= 0 || price.perMilli > 999_999_999) return `${name} is for a quantity that is not possible.`;
    if (price.fromQuantityMilli < 0 || price.fromQuantityMilli > 999_999_999)
      return `${name} has a scale quantity that is not possible.`;
    if (!/^[A-Z]{3}$/.test(price.currency)) return `${name} has the unknown currency ${price.currency}.`;
  }
  return undefined;
}
