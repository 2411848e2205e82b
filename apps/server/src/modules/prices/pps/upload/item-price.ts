import { MAX_AMOUNT_MINOR } from "@counterfoil/contracts";
import { type ItemPrices, minorDigits } from "@counterfoil/sap";
import type { Outcome } from "../../../../bulk/outcome.ts";
import { STORE } from "../rop/read-promotion.ts";
import { type OwnSystem, sourceOf } from "../source-system.ts";
import { unitOfIso } from "../units.ts";

/** Where a price list of intervals belongs: all intervals of one key are replaced together. */
export type PriceScope = {
  source: string | undefined;
  storeId?: string;
  priceList?: string;
  classification: "gross" | "net";
};

/** A regular price with its interval to the second, in minor units for so many thousandths of the unit. */
export type Interval = {
  unit: string;
  from: string;
  to: string;
  currency: string;
  amountMinor: number;
  perMilli: number;
};

export type IncomingItem = { itemId: string; scopes: PriceScope[]; intervals: Interval[] };
export type RefusedItem = Outcome & { outcome: "rejected" };

/** [seen] 1040; PRLI for a price list is ours. */
const businessUnitTypes = [STORE, "PRLI"];
/** [seen] PRICE_VAT; the other is remembered, not verified. */
const classifications: Record<string, PriceScope["classification"]> = { PRICE_VAT: "gross", PRICE_NET: "net" };

/** `currencyOf`: the currency of a store that is ours; of others the price rows say it. */
export function readItem(
  { itemId, prices, context }: ItemPrices,
  own: OwnSystem,
  currencyOf: (storeId: string) => string | undefined,
): IncomingItem | RefusedItem {
  const { logicalSystem, businessUnitType, businessUnits } = context;
  const classification = classifications[context.classification];
  if (classification === undefined)
    return refuse(`PRICE_CLASSIFIC ${context.classification} is none of ${Object.keys(classifications).join(", ")}`);
  if (!businessUnitTypes.includes(businessUnitType))
    return refuse(`BU_TYPE ${businessUnitType} is none of ${businessUnitTypes.join(", ")}`);
  if (businessUnits.length === 0) return refuse("E1_BUSINESS_UNIT is missing");
  const source = sourceOf(logicalSystem, own);
  const isStore = businessUnitType === STORE;
  const scopes: PriceScope[] = businessUnits.map(({ id }) => ({
    source,
    classification,
    ...(isStore ? { storeId: id } : { priceList: id }),
  }));
  const intervals: Interval[] = [];
  for (const price of prices) {
    const interval = readInterval(price);
    if (typeof interval === "string") return refuse(`${interval} (from ${price.from}, unit ${price.unit})`);
    const differing = scopes.find(
      ({ storeId }) => (currencyOf(storeId ?? "") ?? interval.currency) !== interval.currency,
    );
    if (differing)
      return refuse(
        `CURRENCY_ISO_CODE ${interval.currency}: store ${differing.storeId} sells in ${currencyOf(differing.storeId ?? "")}`,
      );
    intervals.push(interval);
  }
  return { itemId, scopes, intervals };
}

const refuse = (reason: string): RefusedItem => ({ outcome: "rejected", reason });

const MOST_PER_MILLI = 999_999_999;

/** What five decimals say and the currency has not is said by a bigger price unit: 0.00500 EUR for 1 is 5 cents for 10. */
function readInterval(price: ItemPrices["prices"][number]): Interval | string {
  const { amountE5, from, to, currency } = price;
  if (from > to) return "EXPIRY_DATE is before EFFECTIVE_DATE";
  if (!/^[A-Z]{3}$/.test(currency)) return `CURRENCY_ISO_CODE ${currency} is no currency`;
  if (amountE5 < 0) return "PRICE_AMT is negative";
  const per = price.per ?? 1;
  if (per <= 0) return "COND_SPR_UNIT is not above zero";
  const scale = 10 ** (5 - minorDigits(currency));
  let factor = 1;
  while ((amountE5 * factor) % scale !== 0) factor *= 10;
  const amountMinor = (amountE5 * factor) / scale;
  const perMilli = per * 1000 * factor;
  if (perMilli > MOST_PER_MILLI || amountMinor > MAX_AMOUNT_MINOR) return "PRICE_AMT or COND_SPR_UNIT is too large";
  return { unit: unitOfIso(price.unit), from, to, currency, amountMinor, perMilli };
}
