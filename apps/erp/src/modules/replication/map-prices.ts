import type { BasePriceDraft, PurchaseItemDraft } from "@counterfoil/sap";
import type { ReplicatedArticle, ReplicatedPurchasePrices, StoredPrice } from "../masterdata/index.ts";
import type { PricePlaces } from "./price-places.ts";
import { amountE5, GROSS, LOGICAL_SYSTEM, PRICE_LIST_TYPE, STORE_TYPE } from "./rop.ts";

type Item = NonNullable<BasePriceDraft["items"]>[number];
type ItemPrice = NonNullable<Item["prices"]>[number];

/** Prices of sites (PSPR): what each store takes, all intervals; stores that agree on an article share a segment. */
export function toSitePrices(articles: ReplicatedArticle[], places: PricePlaces): BasePriceDraft[] {
  return grouped(articles, places, STORE_TYPE, (prices, storeId) =>
    storePrices(
      prices.filter(({ priceList }) => priceList === null),
      storeId,
    ),
  );
}

/** Prices of price lists (PMPL). */
export function toPriceListPrices(articles: ReplicatedArticle[], places: PricePlaces): BasePriceDraft[] {
  return grouped(articles, places, PRICE_LIST_TYPE, (prices, list) =>
    prices.filter(({ priceList }) => priceList === list),
  );
}

/** The document has no scales: a price from a quantity on does not fit and stays out. */
export const isScale = ({ fromQuantityMilli }: StoredPrice) => fromQuantityMilli > 0;

/** What is taken back is told without a price. */
function grouped(
  articles: ReplicatedArticle[],
  { chosen, takenBack }: PricePlaces,
  businessUnitType: string,
  pricesOf: (prices: StoredPrice[], unit: string) => StoredPrice[],
): BasePriceDraft[] {
  const groups = new Map<string, { units: string[]; items: Item[] }>();
  for (const { key, prices } of articles) {
    const sold = prices.filter((price) => !isScale(price));
    const told = (unit: string) => (takenBack.includes(unit) ? [] : pricesOf(sold, unit).map(toItemPrice));
    for (const [written, agreeing] of unitsByPrices([...chosen, ...takenBack], told)) {
      const group = groups.get(agreeing.join()) ?? { units: agreeing, items: [] };
      group.items.push({ itemId: key, prices: JSON.parse(written) as ItemPrice[] });
      groups.set(agreeing.join(), group);
    }
  }
  return [...groups.values()].map((group) => ({
    logicalSystem: LOGICAL_SYSTEM,
    businessUnitType,
    classification: GROSS,
    businessUnits: group.units.map((id) => ({ id })),
    items: group.items,
  }));
}

function unitsByPrices(units: string[], pricesOf: (unit: string) => ItemPrice[]): Map<string, string[]> {
  const agreeing = new Map<string, string[]>();
  for (const unit of units) {
    const written = JSON.stringify(pricesOf(unit));
    agreeing.set(written, [...(agreeing.get(written) ?? []), unit]);
  }
  return agreeing;
}

/** A store's own price comes before the general one of the same unit, on the days for which there is one. */
function storePrices(prices: StoredPrice[], storeId: string): StoredPrice[] {
  const own = prices.filter(({ siteId }) => siteId === storeId);
  const general = prices.filter(({ siteId }) => siteId === null);
  const left = general.flatMap((price) =>
    own
      .filter(({ unit, currency }) => unit === price.unit && currency === price.currency)
      .reduce(
        (periods, { validFrom, validTo }) => periods.flatMap((each) => without(each, validFrom, validTo)),
        [price],
      ),
  );
  const place = ({ unit, currency, validFrom }: StoredPrice) => `${unit} ${currency} ${validFrom}`;
  return [...own, ...left].toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
}

function without(price: StoredPrice, from: string, to: string): StoredPrice[] {
  if (price.validTo < from || price.validFrom > to) return [price];
  return [
    ...(price.validFrom < from ? [{ ...price, validTo: dayBeside(from, -1) }] : []),
    ...(price.validTo > to ? [{ ...price, validFrom: dayBeside(to, 1) }] : []),
  ];
}

const dayBeside = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

function toItemPrice({ amountMinor, perMilli, validFrom, validTo, unit, currency }: StoredPrice): ItemPrice {
  // SAP's price unit is a whole number: 4.50 for 0.5 is 9.00 for 1.
  const isWhole = perMilli % 1000 === 0;
  const amount = isWhole ? amountE5(amountMinor) : Math.round((amountE5(amountMinor) * 1000) / perMilli);
  return {
    amountE5: amount,
    per: isWhole ? perMilli / 1000 : 1,
    from: `${validFrom}T00:00:00`,
    to: `${validTo}T23:59:59`,
    unit,
    currency,
  };
}

export function toPurchaseItem({ key, content }: ReplicatedPurchasePrices): PurchaseItemDraft {
  return {
    logicalSystem: LOGICAL_SYSTEM,
    itemId: key,
    prices: content.prices.map(({ siteId, vendor, unit, amount, per, currency, validFrom, validTo }) => ({
      ...(siteId !== undefined && { businessUnitId: siteId }),
      ...(vendor !== "" && { vendor }),
      unit,
      amountE5: amountE5(amount),
      perMilli: Math.round(per * 1000),
      currency,
      from: `${validFrom}T00:00:00`,
      to: `${validTo}T23:59:59`,
    })),
  };
}
