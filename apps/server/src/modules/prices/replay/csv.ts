import { moneyToDecimal } from "@counterfoil/contracts";
import type { ReplayRow } from "./replay-store.ts";
import { articleRows, dayRows } from "./to-replay.ts";

/** The whole result as CSV (RFC 4180), by day or by article. */
export function replayCsv({ figures, currency }: ReplayRow, by: "day" | "article"): string {
  const money = (amount: number) => moneyToDecimal(amount, currency);
  const rows =
    by === "day"
      ? [
          ["day", "receipts", "touched", "cost", "currency"],
          ...dayRows(figures.byDay).map(({ day, receipts, touched, cost }) => [
            day,
            receipts,
            touched,
            money(cost),
            currency,
          ]),
        ]
      : [
          ["article", "quantity", "receipts", "cost", "currency"],
          ...articleRows(figures.byArticle).map(({ articleId, quantity, receipts, cost }) => [
            articleId,
            quantity,
            receipts,
            money(cost),
            currency,
          ]),
        ];
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** A text that begins like a formula would be run by the spreadsheet that opens it. */
function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+@\t\r]|^-(?![\d.]+$)/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
