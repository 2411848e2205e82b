import { fractionDigits } from "@counterfoil/contracts";
import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import {
  type RowFault,
  type RowProblem,
  readAmount,
  readMoment,
  readNumber,
  readTable,
  rowProblem,
  type TableRow,
} from "../../../csv/index.ts";
import type { Db } from "../../../database.ts";
import { readUnknownArticles } from "../groups/index.ts";
import { insertTableImport, takeBackTable } from "../table-imports/index.ts";
import {
  deletePricesByKey,
  isSame,
  keyOf,
  type PurchasePriceRow,
  readPricesByKey,
  upsertPurchasePrices,
} from "./purchase-price-store.ts";

export type ImportedRow = { row: number; articleId: string; outcome: "taken" | "error" } & Partial<RowProblem>;

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
    ({ line, articleId, price: _price, ...problem }): ImportedRow => ({
      row: line,
      articleId,
      outcome: problem.problem === undefined ? "taken" : "error",
      ...problem,
    }),
  );
  const counts = { rows, taken: good.length, failed: rows.length - good.length };
  if (dryRun || good.length === 0) return { ...counts, changed: 0 };
  const changed = await inTransaction(db, async (transaction) => {
    // Of two rows with one key the last one holds, as when they are written.
    const sent = new Map(good.map((price) => [keyOf(price), price]));
    const before = await readPricesByKey(transaction, [...sent.keys()]);
    const articles = await upsertPurchasePrices(transaction, good, actor.name);
    const changes = [...sent]
      .map(([key, after]) => ({ key, before: before.get(key) ?? null, after }))
      .filter((each) => each.before === null || !isSame(each.before, each.after));
    if (changes.length > 0)
      await insertTableImport(transaction, { kind: "purchasePrices", rows: good.length, changes }, actor);
    const change = { actor, objectType: "purchasePrices", objectId: "import", detail: { rows: good.length } };
    await recordChange(transaction, { ...change, action: "purchasePrices.imported" });
    return articles.size;
  });
  return { ...counts, changed };
}

/** Puts the prices back that an import has changed. */
export async function undoPurchasePrices(db: Db, importId: string, actor: Actor): Promise<{ changed: number }> {
  return inTransaction(db, async (transaction) => {
    const readNow = (keys: readonly string[]) => readPricesByKey(transaction, keys);
    const undo = { kind: "purchasePrices" as const, importId, readNow };
    const changes = await takeBackTable<PurchasePriceRow>(transaction, undo, actor);
    await deletePricesByKey(
      transaction,
      changes.filter(({ before }) => before === null).map(({ key }) => key),
    );
    const rows = changes.flatMap(({ before }) => before ?? []);
    if (rows.length > 0) await upsertPurchasePrices(transaction, rows, actor.name);
    return { changed: changes.length };
  });
}

type ReadRow = { line: number; articleId: string; price?: PurchasePriceRow } & Partial<RowProblem>;

/** A price for an article that is not there would be a slip that nobody finds. */
async function onlyKnown(db: Db, rows: readonly ReadRow[]): Promise<ReadRow[]> {
  const named = rows.flatMap(({ price }) => price?.articleId ?? []);
  const unknown = await readUnknownArticles(db, named);
  return rows.map((row) => {
    const { line, articleId } = row;
    return unknown.has(articleId) ? { line, articleId, ...rowProblem("article-unknown", articleId) } : row;
  });
}

/** Columns as the sample has them; the days may be left out, the currency is the company's. */
function readRow({ line, cells }: TableRow, company: string): ReadRow {
  const { articleid: articleId = "", store = "", unit = "", amount = "", currency = company, per = "" } = cells;
  const { validfrom = "", validto = "" } = cells;
  const wrong = (code: RowFault["code"], value = "") => ({ line, articleId, ...rowProblem(code, value) });
  const from = readMoment(validfrom || "0001-01-01", "start")?.slice(0, 10);
  const to = readMoment(validto || "9999-12-31", "end")?.slice(0, 10);
  const code = currency || company;
  if (articleId === "" || articleId.length > 40) return wrong("article-invalid");
  if (unit === "" || unit.length > 3) return wrong("unit-invalid");
  if (store !== "" && !/^[A-Z0-9]{1,4}$/.test(store)) return wrong("store-invalid", store);
  if (!/^[A-Z]{3}$/.test(code)) return wrong("currency-invalid", code);
  if (from === undefined || to === undefined || from > to) return wrong("time-invalid", `${validfrom} – ${validto}`);
  const amountMinor = readAmount(amount, fractionDigits(code));
  const each = per === "" ? 1 : readNumber(per);
  if (amountMinor === undefined || amountMinor < 0) return wrong("amount-invalid", amount);
  if (each === undefined || each <= 0 || each > 999_999) return wrong("quantity-invalid", per);
  const perMilli = Math.round(each * 1000);
  const price = { articleId, unit, validFrom: from, validTo: to, amountMinor, currency: code, perMilli };
  return { line, articleId, price: store === "" ? price : { ...price, storeId: store } };
}
