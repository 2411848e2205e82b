import { arrayLiteral, sql } from "@counterfoil/platform";
import type { Promotion } from "@counterfoil/pricing";
import type { Db } from "../../../database.ts";
import { readBookHead } from "./book-store.ts";
import { type BookPage, fromSource, inBook, type PricePlace } from "./place.ts";

/** The promotions of a book for a place that an earlier one had not, or had otherwise; with `since` 0 all of them. */
export async function readBookPromotions(
  db: Db,
  place: PricePlace,
  { book, since, after, limit }: BookPage<string>,
): Promise<Promotion[]> {
  const now = await visibleIn(db, place, book);
  const isNew =
    since === 0 ? sql`true` : sql`(from_book > ${since} or ${await visibleIn(db, place, since)} is not true)`;
  const { rows } = await sql<{ content: Promotion; grouped: boolean }>`
    select content, store_groups is not null as grouped from prices.promotion
    where ${now} and ${isNew} and promotion_id > ${after} order by promotion_id limit ${limit}`.execute(db);
  return rows.map(({ content, grouped }) => (grouped ? atPlace(content, place) : content));
}

/** Promotions of a book by their ids, wherever they apply. */
export async function readPromotions(
  db: Db,
  book: number,
  promotionIds: readonly string[],
): Promise<Map<string, Promotion>> {
  if (promotionIds.length === 0) return new Map();
  const { rows } = await sql<{ content: Promotion }>`
    select content from prices.promotion
    where promotion_id = any(${arrayLiteral(promotionIds)}::text[]) and ${inBook(book)}`.execute(db);
  return new Map(rows.map(({ content }) => [content.promotionId, content]));
}

/** Groups of stores are resolved here, by the book, so that no till has to know them. */
function atPlace({ storeGroups: _resolved, ...promotion }: Promotion, { storeId }: PricePlace): Promotion {
  return { ...promotion, stores: [storeId] };
}

/** Ids that the place had in the book `since` and has not in `book` any more. */
export async function readRemovedPromotions(
  db: Db,
  place: PricePlace,
  { book, since, after, limit }: BookPage<string>,
): Promise<string[]> {
  if (since === 0) return [];
  const now = await visibleIn(db, place, book);
  const before = await visibleIn(db, place, since);
  const { rows } = await sql<{ id: string }>`
    select promotion_id as id from prices.promotion as gone
    where ${before} and promotion_id > ${after}
      and not exists (select from prices.promotion where promotion.promotion_id = gone.promotion_id and ${now})
    order by promotion_id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** In the book, not over for long when it was published, and for this store. */
async function visibleIn(db: Db, place: PricePlace, book: number) {
  const endedBefore = (await readBookHead(db, book))?.endedBefore ?? "-infinity";
  const groups = await readGroupsOfStore(db, place.storeId, book);
  const isLive = place.withHistory ? sql`true` : sql`valid_to >= ${endedBefore}::date`;
  return sql`(${inBook(book)} and ${isLive} and ${fromSource(place)}
    and ((stores is null and store_groups is null) or ${place.storeId} = any(stores) or store_groups && ${groups}::text[]))`;
}

async function readGroupsOfStore(db: Db, storeId: string, book: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select group_id as id from prices.store_group_members where ${inBook(book)} and ${storeId} = any(store_ids)`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
