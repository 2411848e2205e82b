import { minorDigits, type PurchaseItem } from "@counterfoil/sap";
import type { Prices } from "../../prices/index.ts";

type PurchasePriceRow = Parameters<Prices["guard"]["applyPurchasePrices"]>[1][number];

/** What the items cost, or by item why it cannot be taken. Of several vendors' prices for the same days the lowest counts. */
export function toPurchasePriceRows(items: readonly PurchaseItem[]): {
  rows: PurchasePriceRow[];
  refused: Map<string, string>;
} {
  const refused = new Map<string, string>();
  const rows = new Map<string, PurchasePriceRow>();
  for (const { itemId, prices } of items) {
    const read = prices.map((price) => toRow(itemId, price));
    const fault = read.find((each) => typeof each === "string");
    if (typeof fault === "string") {
      refused.set(itemId, fault);
      continue;
    }
    for (const row of read as PurchasePriceRow[]) {
      const key = JSON.stringify([row.articleId, row.storeId, row.unit, row.validFrom]);
      const other = rows.get(key);
      if (!other || costs(row) < costs(other)) rows.set(key, row);
    }
  }
  return { rows: [...rows.values()], refused };
}

const costs = ({ amountMinor, perMilli }: PurchasePriceRow) => amountMinor / perMilli;

function toRow(articleId: string, price: PurchaseItem["prices"][number]): PurchasePriceRow | string {
  const { businessUnitId, unit, currency, amountE5, from, to } = price;
  const scale = 10 ** (5 - minorDigits(currency));
  if (!/^[A-Z]{3}$/.test(currency)) return `CURRENCY_ISO_CODE ${currency} is no currency`;
  if (amountE5 < 0) return "PRICE_AMT is negative";
  if (price.perMilli <= 0) return "COND_SPR_UNIT is not above zero";
  if (to < from) return "EXPIRY_DATE is before EFFECTIVE_DATE";
  // 0.00500 for 1 is what the currency cannot say; 5 for 1,000 is the same.
  const isExact = amountE5 % scale === 0;
  return {
    articleId,
    ...(businessUnitId === undefined ? {} : { storeId: businessUnitId }),
    unit,
    validFrom: from.slice(0, 10),
    validTo: to.slice(0, 10),
    amountMinor: isExact ? amountE5 / scale : amountE5,
    currency,
    perMilli: isExact ? price.perMilli : price.perMilli * scale,
  };
}
