import { milliToQuantity, moneyToDecimal, type ReceiptSummary } from "@counterfoil/contracts";
import { csvLine } from "@counterfoil/platform";
import type { ReceiptQuery } from "../receipt-filter.ts";
import { readAllReceipts, type SearchContext } from "./search-receipts.ts";

/** A spreadsheet takes a million rows; a person means fewer. */
const ROWS_AT_MOST = 200_000;

const columns: readonly [string, (receipt: ReceiptSummary) => string | number][] = [
  ["number", ({ number }) => number],
  ["kind", ({ kind }) => kind],
  ["store", ({ storeId }) => storeId],
  ["till", ({ tillId }) => tillId],
  ["businessDate", ({ businessDate }) => businessDate],
  ["occurredAt", ({ occurredAt }) => occurredAt],
  ["acceptedAt", ({ acceptedAt }) => acceptedAt],
  ["cashier", ({ cashierName }) => cashierName],
  ["customer", ({ customerId }) => customerId ?? ""],
  ["customerName", ({ customerName }) => customerName ?? ""],
  ["currency", ({ currency }) => currency],
  ["total", ({ total, currency }) => moneyToDecimal(total, currency)],
  ["pieces", ({ pieces }) => milliToQuantity(Math.round(pieces * 1000))],
  ["lines", ({ lines }) => lines],
  ["posting", ({ posting }) => posting],
  ["deviations", ({ deviations }) => deviations],
];

/** The list as CSV (RFC 4180), row by row, so that its length needs no memory. */
export async function* exportReceipts(context: SearchContext, query: ReceiptQuery): AsyncGenerator<string> {
  yield csvLine(
    columns.map(([name]) => name),
    ",",
  );
  for await (const receipts of readAllReceipts(context, query, ROWS_AT_MOST))
    yield receipts
      .map((receipt) =>
        csvLine(
          columns.map(([, value]) => value(receipt)),
          ",",
        ),
      )
      .join("");
}
