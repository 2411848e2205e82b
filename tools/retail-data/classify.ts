import type { RetailLine } from "./retail-line.ts";
import { specialCode } from "./special-codes.ts";

/** What a line is. Every line is exactly one of these, so that the counts of a day add up to its lines. */
export const lineClasses = [
  "sale",
  "return",
  "service",
  "openPrice",
  "discount",
  "voucher",
  "freeGoods",
  "fee",
  "stockCorrection",
  "withoutEffect",
] as const;
export type LineClass = (typeof lineClasses)[number];

/** What an invoice becomes: one transaction, or none when it moves neither goods nor money. */
export type InvoiceKind = "receipt" | "cashMovement" | "goodsMovement" | "none";
export type ClassifiedLine = RetailLine & { class: LineClass };
export type ClassifiedInvoice = { invoice: string; kind: InvoiceKind; lines: ClassifiedLine[] };

/**
 * An invoice becomes one transaction, by the first rule that holds:
 * 1. all its lines are money without goods: a cash movement of their sum;
 * 2. no line has a price and no customer is named: a stock correction of its merchandise lines; lines of other codes
 *    (postage at price 0) have no effect, and an invoice of only such lines becomes nothing;
 * 3. anything else is a receipt, with every line on it: goods at price 0 are free goods, money lines are lines of the
 *    service article with their code.
 */
export function classifyInvoice(lines: RetailLine[]): ClassifiedInvoice {
  const first = lines[0];
  if (!first) throw new RangeError("an invoice has at least one line");
  const kind = kindOf(lines);
  return {
    invoice: first.invoice,
    kind: kind === "goodsMovement" && !lines.some(isMerchandise) ? "none" : kind,
    lines: lines.map((line) => ({ ...line, class: classOf(line, kind) })),
  };
}

function kindOf(lines: RetailLine[]): Exclude<InvoiceKind, "none"> {
  if (lines.every((line) => specialCode(line.stockCode)?.kind === "money")) return "cashMovement";
  if (lines.every((line) => line.unitPriceMinor === 0 && line.customer === undefined)) return "goodsMovement";
  return "receipt";
}

function classOf(line: RetailLine, kind: InvoiceKind): LineClass {
  if (kind === "goodsMovement") return isMerchandise(line) ? "stockCorrection" : "withoutEffect";
  const special = specialCode(line.stockCode);
  if (special?.kind === "money") return "fee";
  if (special) return special.kind;
  if (line.unitPriceMinor === 0) return "freeGoods";
  return line.quantity < 0 ? "return" : "sale";
}

export function isMerchandise(line: { stockCode: string }): boolean {
  return specialCode(line.stockCode) === undefined;
}
