import type { TableRow } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import type { StoredArticle } from "../article.ts";
import { readObjects, specs } from "../object-store.ts";
import { upsertArticles } from "../use-cases/upsert-articles.ts";
import { cellOf, type RowReading, type TableForm, wrongRow } from "./table-form.ts";

/** Articles as the list exports them, and where they are listed. What a row does not say stays as it is; prices have a table of their own. */
export const articleTable: TableForm = {
  needed: ["articleId"],
  columns: ["textEn", "textDe", "type", "baseUnit", "categoryId", "taxCode", "gtin", "status", "listedIn"],
  read: readRows,
  take: (transaction, elements, by) => upsertArticles(transaction, elements, by),
};

async function readRows(transaction: DbTransaction, rows: readonly TableRow[]): Promise<RowReading[]> {
  const keys = rows.map((row) => cellOf(row, "articleId") ?? "");
  const stored = await readObjects<StoredArticle>(transaction, specs.article, keys);
  const known = new Map(stored.map(({ key, content }) => [key, content]));
  return rows.map((row, index) => readRow(row, keys[index] ?? "", known.get(keys[index] ?? "")));
}

const neededOfNew = ["textEn", "baseUnit", "taxCode"];

function readRow(row: TableRow, key: string, known: StoredArticle | undefined): RowReading {
  const cell = (column: string) => cellOf(row, column);
  if (key === "" || key.length > 40) return wrongRow(key, "The article's number is missing or too long.");
  const missing = known ? undefined : neededOfNew.find((column) => cell(column) === undefined);
  if (missing !== undefined) return wrongRow(key, `The article is new: ${missing} is missing.`);
  const status = cell("status");
  if (status !== undefined && !["active", "blocked", "deleted", "blockedSoon"].includes(status))
    return wrongRow(key, `“${status}” is no status.`);
  const said = {
    ...(cell("type") && { type: cell("type") }),
    ...(cell("baseUnit") && { baseUnit: cell("baseUnit") }),
    ...(cell("categoryId") && { categoryId: cell("categoryId") }),
    ...(cell("taxCode") && { taxCode: cell("taxCode") }),
  };
  const { articleId: _, ...stored }: Partial<StoredArticle> = known ?? { type: "goods" };
  const content = status === undefined ? stored : withStatus(stored, status);
  const texts = {
    ...known?.texts,
    ...(cell("textEn") && { en: cell("textEn") }),
    ...(cell("textDe") && { de: cell("textDe") }),
  };
  return {
    key,
    element: { articleId: key, ...content, ...said, texts, ...unitsOf(row, known), ...listingsOf(row, known) },
  };
}

/** One that is blocked from a day on, or not blocked, has none of the flags. */
function withStatus({ blocked: _, deleted: __, ...content }: Partial<StoredArticle>, status: string) {
  return { ...content, ...(status === "blocked" && { blocked: true }), ...(status === "deleted" && { deleted: true }) };
}

/** Several in a cell stand apart by blanks, commas or bars. */
const listIn = (text: string | undefined) => (text ?? "").split(/[\s,|]+/).filter(Boolean);

/** The GTINs of the base unit come first; those that it has besides stay, as the export tells the main one only. */
function unitsOf(row: TableRow, known: StoredArticle | undefined) {
  const given = listIn(cellOf(row, "gtin"));
  const unit = cellOf(row, "baseUnit") ?? known?.baseUnit;
  if (given.length === 0 || unit === undefined) return {};
  const units = known?.units ?? [];
  const had = units.find((each) => each.unit === unit)?.gtins ?? [];
  const gtins = [...given, ...had.filter((gtin) => !given.includes(gtin))];
  return { units: [{ unit, numerator: 1, denominator: 1, gtins }, ...units.filter((each) => each.unit !== unit)] };
}

/** In sites that it is not listed in yet, from today on. */
function listingsOf(row: TableRow, known: StoredArticle | undefined) {
  const [today, listings] = [new Date().toISOString().slice(0, 10), known?.listings ?? []];
  const added = listIn(cellOf(row, "listedIn")).filter(
    (siteId) => !listings.some((listing) => listing.siteId === siteId && listing.to >= today),
  );
  if (added.length === 0) return {};
  return { listings: [...listings, ...added.map((siteId) => ({ siteId, from: today, to: "9999-12-31" }))] };
}
