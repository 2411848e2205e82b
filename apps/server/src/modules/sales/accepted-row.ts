import { parseReceiptNumber, quantityToMilli, type Transaction } from "@counterfoil/contracts";
import type { Candidate } from "./check-transaction.ts";

/** What is kept of a transaction beside its text, to find it and to count. */
export type AcceptedRow = {
  storeId: string;
  id: string;
  tillId: string;
  running: number;
  totalMinor: number;
  piecesMilli: number;
  lineCount: number;
  candidate: Candidate;
};

export type StockLine = { articleId: string; unit: string; stockChangeMilli: number };

export function acceptedRow(candidate: Candidate): AcceptedRow {
  const { transaction } = candidate;
  const { storeId, id, tillId, number } = transaction;
  return {
    storeId,
    id,
    tillId,
    running: parseReceiptNumber(number)?.running ?? 0,
    ...totalsOf(transaction),
    candidate,
  };
}

function totalsOf(transaction: Transaction): { totalMinor: number; piecesMilli: number; lineCount: number } {
  switch (transaction.kind) {
    case "cashMovement":
      return { totalMinor: transaction.amount, piecesMilli: 0, lineCount: 0 };
    case "closing":
      return { totalMinor: transaction.receipts.total, piecesMilli: 0, lineCount: 0 };
    case "goodsMovement":
      return { totalMinor: 0, piecesMilli: piecesOf(transaction.lines), lineCount: transaction.lines.length };
    case "receipt":
      return {
        totalMinor: transaction.totals.total,
        piecesMilli: piecesOf(transaction.lines),
        lineCount: transaction.lines.length,
      };
  }
}

/** A sale takes goods out of the store, a goods movement says itself what the store gains. */
export function stockLinesOf(transaction: Transaction): StockLine[] {
  if (transaction.kind === "cashMovement" || transaction.kind === "closing") return [];
  const sign = transaction.kind === "receipt" ? -1 : 1;
  return transaction.lines.map(({ articleId, unit, quantity }) => ({
    articleId,
    unit,
    stockChangeMilli: sign * milli(quantity),
  }));
}

export function milli(quantity: number): number {
  return quantityToMilli(quantity) ?? 0;
}

function piecesOf(lines: readonly { quantity: number }[]): number {
  let pieces = 0;
  for (const line of lines) pieces += milli(line.quantity);
  return pieces;
}
