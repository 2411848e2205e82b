import type { Closing, Receipt, ReceiptLine, Telling } from "@counterfoil/contracts";
import { baseQuantity } from "./base-quantity.ts";
import type { MappingFacts } from "./facts.ts";
import { conditionsOf } from "./tell-line.ts";
import { tendersOf } from "./tenders.ts";

/** All that was sold, or all that was taken back, of an article at one tax code and in one unit. Signed as the store gains. */
export type SumItem = {
  articleId: string;
  unit: string;
  taxCode: string;
  kind: "sale" | "return";
  quantityMilli: number;
  valueMinor: number;
  taxMinor: number;
  /** By kind of condition; with the value they come to what was paid. */
  discounts: Map<string, number>;
};
export type Summed = { number: string; totalMinor: number };
export type SalesSummary = { closing: Closing; items: SumItem[]; receipts: Summed[] };
export type PaymentSummary = {
  closing: Closing;
  items: { method: string; amountMinor: number }[];
  receipts: Summed[];
  summed: boolean;
};

/** Takes one receipt after the other, so that a closing of thousands needs one in memory. */
export function sumSales(telling: Telling) {
  const items = new Map<string, SumItem>();
  const receipts: Summed[] = [];
  return {
    add(receipt: Receipt, facts: MappingFacts): void {
      receipts.push({ number: receipt.number, totalMinor: receipt.totals.total });
      for (const line of receipt.lines) addLine(items, line, facts, telling);
    },
    end: (closing: Closing): SalesSummary => ({ closing, items: [...items.values()], receipts }),
  };
}

function addLine(items: Map<string, SumItem>, line: ReceiptLine, facts: MappingFacts, telling: Telling): void {
  const kind = line.quantity < 0 ? "return" : "sale";
  const { quantityMilli, unit } = baseQuantity(line, facts);
  const key = `${line.articleId}\n${unit}\n${line.tax.code}\n${kind}`;
  const empty = { quantityMilli: 0, valueMinor: 0, taxMinor: 0, discounts: new Map<string, number>() };
  const item = items.get(key) ?? { articleId: line.articleId, unit, taxCode: line.tax.code, kind, ...empty };
  items.set(key, item);
  item.quantityMilli += quantityMilli;
  item.taxMinor += line.tax.amount;
  const direction = kind === "return" ? -1 : 1;
  // A sum has no place for a tax beside its price.
  for (const { kind: condition, amountMinor } of conditionsOf(line, { ...telling, prices: "withTax" })) {
    const signed = direction * amountMinor;
    if (condition === "regularPrice") item.valueMinor += signed;
    else item.discounts.set(condition, (item.discounts.get(condition) ?? 0) + signed);
  }
}

export function sumPayments() {
  const byWay = new Map<string, number>();
  const receipts: Summed[] = [];
  return {
    add({ number, totals, payments }: Receipt): void {
      receipts.push({ number, totalMinor: totals.total });
      for (const { way, amount } of payments.flatMap(tendersOf)) byWay.set(way, (byWay.get(way) ?? 0) + amount);
    },
    end: (closing: Closing, summed: boolean): PaymentSummary => ({
      closing,
      items: [...byWay].map(([method, amountMinor]) => ({ method, amountMinor })),
      receipts,
      summed,
    }),
  };
}
