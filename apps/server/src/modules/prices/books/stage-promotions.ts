import { lockUntilCommit, sql } from "@counterfoil/platform";
import type { Promotion } from "@counterfoil/pricing";
import type { Db, DbTransaction } from "../../../database.ts";
import { stageForNextBook } from "./book-store.ts";
import { headOf, keysOfPromotion } from "./promotion-head.ts";
import { endRows } from "./stage-rows.ts";

export type PromotionOrigin = "app" | "csv" | "erp" | "pps";
export type StagedPromotion = { promotion: Promotion; origin: PromotionOrigin; sourceSystem?: string };
/** `book`: the number under which they will be published. */
export type Staged = { book: number; added: number; changed: number; unchanged: number; removed: number };

type Row = { id: string; text: string; staged: StagedPromotion };
type Known = { id: string; text: string; origin: string };

/** Puts promotions into the next book, in place of those of the same id, and takes others out of it. Equal ones stay untouched. */
export async function stagePromotions(
  transaction: DbTransaction,
  { upserts, removals }: { upserts: readonly StagedPromotion[]; removals: readonly string[] },
): Promise<Staged> {
  const book = await stageForNextBook(transaction);
  await lockUntilCommit(transaction, "prices.staging.promotions");
  const rows = [...new Map(upserts.map((staged) => [staged.promotion.promotionId, toRow(staged)])).values()];
  const known = await readKnown(transaction, [...rows.map(({ id }) => id), ...removals]);
  const different = rows.filter(({ id, text, staged }) => {
    const before = known.get(id);
    return before?.text !== text || before.origin !== staged.origin;
  });
  const ended = [...different.map(({ id }) => id), ...removals].filter((id) => known.has(id));
  await endRows(transaction, "promotion", ended, book);
  await insertPromotions(transaction, different, book);
  const changed = different.filter(({ id }) => known.has(id)).length;
  return {
    book,
    added: different.length - changed,
    changed,
    unchanged: rows.length - different.length,
    removed: ended.length - changed,
  };
}

function toRow(staged: StagedPromotion): Row {
  return { id: staged.promotion.promotionId, text: JSON.stringify(staged.promotion), staged };
}

async function readKnown(db: DbTransaction, ids: readonly string[]): Promise<Map<string, Known>> {
  const { rows } = await sql<Known>`
    select promotion_id as id, content::text as text, origin from prices.promotion
    where promotion_id = any(${ids}) and to_book is null`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Where the promotions of these ids come from, of those that will be in the next book. */
export async function readOrigins(db: Db, ids: readonly string[]): Promise<Map<string, StagedPromotion["origin"]>> {
  const { rows } = await sql<{ id: string; origin: StagedPromotion["origin"] }>`
    select promotion_id as id, origin from prices.promotion where promotion_id = any(${ids}) and to_book is null`.execute(
    db,
  );
  return new Map(rows.map(({ id, origin }) => [id, origin]));
}

/** As it will be in the next book. */
export async function readNextPromotion(db: Db, promotionId: string): Promise<Promotion | undefined> {
  const { rows } = await sql<{ content: Promotion }>`
    select content from prices.promotion where promotion_id = ${promotionId} and to_book is null`.execute(db);
  return rows[0]?.content;
}

/** As one document: 10,000 promotions are one statement, and lists inside need no escaping of their own. */
async function insertPromotions(db: DbTransaction, rows: readonly Row[], book: number): Promise<void> {
  if (rows.length === 0) return;
  const sent = rows.map(({ id, text, staged: { promotion, origin, sourceSystem } }) => ({
    id,
    offer: promotion.offerId,
    origin,
    source: sourceSystem,
    stores: promotion.stores,
    store_groups: promotion.storeGroups,
    valid_from: promotion.validFrom,
    valid_to: promotion.validTo,
    name: promotion.name,
    target_keys: keysOfPromotion(promotion),
    head: headOf(promotion),
    content: text,
  }));
  await sql`
    insert into prices.promotion (promotion_id, from_book, offer_id, origin, source_system, stores, store_groups, valid_from, valid_to,
      name, target_keys, head, content)
    select id, ${book}::int, offer, origin, source, stores, store_groups, valid_from, valid_to, name, target_keys, head, content::json
    from json_to_recordset(${JSON.stringify(sent)}::json)
      as sent (id text, offer text, origin text, source text, stores text[], store_groups text[], valid_from timestamp,
        valid_to timestamp, name text, target_keys text[], head json, content text)`.execute(db);
}
