import type { Transaction } from "@counterfoil/contracts";
import { type ClassifiedInvoice, type ClassifiedLine, readable, specialCode } from "../retail-data/index.ts";
import { receiptBody } from "./receipt-body.ts";
import { receiptNumberOf } from "./receipt-number.ts";
import { transactionIdOf } from "./transaction-id.ts";

/** Where and by whom the old invoices are played in. */
export type ReplayPlace = {
  tillId: string;
  storeId: string;
  tillNumber: string;
  currency: string;
  timeZone: string;
  cashierId: string;
  cashierName: string;
  /** Price book of each day. */
  books: ReadonlyMap<string, number>;
  taxes: { code: string; rate: number }[];
};

/** What the till sends for an invoice; undefined for one that moves neither goods nor money. */
export function toTransaction(
  { invoice, kind, lines }: ClassifiedInvoice,
  place: ReplayPlace,
): Transaction | undefined {
  const first = lines[0];
  if (kind === "none" || !first) return undefined;
  const head = headOf(invoice, first, place);
  if (kind === "cashMovement") return { kind, ...head, ...moneyBody(lines) };
  if (kind === "goodsMovement") return { kind, ...head, ...goodsBody(lines) };
  return { kind, ...head, ...receiptBody(lines, head.occurredAt, place) };
}

function headOf(invoice: string, first: ClassifiedLine, place: ReplayPlace) {
  const occurredAt = instantOf(first.at, place.timeZone);
  return {
    id: transactionIdOf(invoice, new Date(occurredAt)),
    number: receiptNumberOf(invoice, place),
    storeId: place.storeId,
    tillId: place.tillId,
    cashierId: place.cashierId,
    cashierName: place.cashierName,
    occurredAt,
    businessDate: first.at.slice(0, 10),
    currency: place.currency,
    externalReference: invoice,
  };
}

/** The data has the time on the store's wall. */
export const instantOf = (at: string, timeZone: string): string =>
  new Date(Temporal.PlainDateTime.from(at).toZonedDateTime(timeZone).epochMilliseconds).toISOString();

/** Fees and the like, as one sum: they move money on the account, no cash. */
function moneyBody(lines: ClassifiedLine[]) {
  const amount = lines.reduce((sum, line) => sum + line.quantity * line.unitPriceMinor, 0);
  const code = lines[0]?.stockCode ?? "";
  const text = specialCode(code)?.texts.en ?? code;
  return {
    type: amount < 0 ? ("payOut" as const) : ("payIn" as const),
    amount,
    method: "CARD",
    reasonCode: code.replaceAll(" ", ""),
    text: lines.length > 1 ? `${text} (${lines.length} lines)` : text,
  };
}

/** The note on a correction ("damages", "sold as set on dotcom") is its reason in words. */
function goodsBody(lines: ClassifiedLine[]) {
  const moved = lines.filter((line) => line.class === "stockCorrection");
  return {
    reasonCode: "CORRECTION",
    text: (moved.find((line) => line.description)?.description ?? "Stock correction").slice(0, 80),
    lines: moved.map((line, index) => ({
      lineId: String(index + 1),
      articleId: line.stockCode,
      quantity: line.quantity,
      unit: "PC",
      text: readable(line.description).slice(0, 80) || line.stockCode,
    })),
  };
}
