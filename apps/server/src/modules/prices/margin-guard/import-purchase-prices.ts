import { fractionDigits } from "@counterfoil/contracts";
import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import { readAmount, readMoment, readNumber, readTable, type TableRow } from "../../../csv/index.ts";
import type { Db } from "../../../database.ts";
import { readUnknownArticles } from "../groups/index.ts";
import { type PurchasePriceRow, upsertPurchasePrices } from "./purchase-price-store.ts";

export type ImportedRow = { row: number; articleId: string; outcome: "taken" | "error"; problem?: string };

export const purchasePriceColumns = ["articleId", "store", "unit", "validFrom", "validTo", "amount", "currency", "per"];

/** Good rows are taken, the others told with their reason; a dry run takes none. */
export async function importPurchasePrices(
  db: Db,
  { text, dryRun, currency }: { text: string; dryRun: boolean; currency: string },
  actor: Actor,
): Promise<{ rows: ImportedRow[]; taken: number; changed: number; failed: number }> {
  const { rows: given } = readTable(text, ["articleId", "unit", "amount"]);
  const read = await onlyKnown(
    db,
    given.map((row) => readRow(row, currency)),
  );
  const good = read.flatMap(({ price }) => price ?? []);
  const rows = read.map(
    ({ line, articleId, problem }): ImportedRow =>
      problem === undefined
        ? { row: line, articleId, outcome: "taken" }
        : { row: line, articleId, outcome: "error", problem },
  );
  const counts = { rows, taken: good.length, failed: rows.length - good.length };
  if (dryRun || good.length === 0) return { ...counts, changed: 0 };
  const changed = await inTransaction(db, async (transaction) => {
    const articles = await upsertPurchasePrices(transaction, good, actor.name);
    const change = { actor, objectType: "purchasePrices", objectId: "import", detail: { rows: good.length } };
    await recordChange(transaction, { ...change, action: "purchasePrices.imported" });
    return articles.size;
  });
  return { ...counts, changed };
}

type ReadRow = { line: number; articleId: string; price?: PurchasePriceRow; problem?: string };

/** A price for an article that is not there would be a slip that nobody finds. */
async function onlyKnown(db: Db, rows: readonly ReadRow[]): Promise<ReadRow[]> {
  const named = rows.flatMap(({ price }) => price?.articleId ?? []);
  const unknown = await readUnknownArticles(db, named);
  return rows.map(({ line, articleId, price, problem }) => {
    if (problem !== undefined) return { line, articleId, problem };
    if (unknown.has(articleId)) return { line, articleId, problem: `There is no article “${articleId}”.` };
    return { line, articleId, ...(price && { price }) };
  });
}

/** Columns as the sample has them; the days may be left out, the currency is the company's. */
function readRow({ line, cells }: TableRow, company: string): ReadRow {
  const { articleid: articleId = "", store = "", unit = "", amount = "", currency = company, per = "" } = cells;
  const { validfrom = "", validto = "" } = cells;
  const wrong = (problem: string) => ({ line, articleId, problem });
  const from = readMoment(validfrom || "0001-01-01", "start")?.slice(0, 10);
  const to = readMoment(validto || "9999-12-31", "end")?.slice(0, 10);
  const code = currency || company;
  if (articleId === "" || articleId.length > 40) return wrong("The article's number is missing or too long.");
  if (unit === "" || unit.length > 3) return wrong("The unit is missing or too long.");
  if (store !== "" && !/^[A-Z0-9]{1,4}$/.test(store)) return wrong(`“${store}” is no store.`);
  if (!/^[A-Z]{3}$/.test(code)) return wrong(`“${code}” is no currency.`);
  if (from === undefined || to === undefined || from > to) return wrong(`“${validfrom}” to “${validto}” is no time.`);
  const amountMinor = readAmount(amount, fractionDigits(code));
  const each = per === "" ? 1 : readNumber(per);
  if (amountMinor === undefined || amountMinor < 0) return wrong(`“${amount}” is no amount.`);
  if (each === undefined || each <= 0 || each > 999_999) return wrong(`“${per}” is no quantity.`);
  const perMilli = Math.round(each * 1000);
  const price = { articleId, unit, validFrom: from, validTo: to, amountMinor, currency: code, perMilli };
  return { line, articleId, price: store === "" ? price : { ...price, storeId: store } };
}
