import { milliToQuantity } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../database.ts";
import { decodeNext, pageOf } from "../../pages.ts";

const page = {
  next: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
};
export const StockSearchSchema = Type.Object({
  articleId: Type.Optional(Type.String({ maxLength: 40 })),
  siteId: Type.Optional(Type.String({ maxLength: 4 })),
  stockType: Type.Optional(Type.Enum(["01", "02", "07"])),
  belowZero: Type.Optional(Type.Boolean()),
  ...page,
});
export type StockSearch = Static<typeof StockSearchSchema>;

type StockRow = {
  articleId: string;
  siteId: string;
  storageLocation: string;
  stockType: string;
  quantityMilli: number;
  unit: string;
  changedAt: Date;
};

export async function searchStock(db: Db, search: StockSearch) {
  const limit = search.limit ?? 50;
  const [article = "", site = "", location = "", type = ""] = decodeNext(search.next) ?? [];
  const conditions = [
    sql`(article_id, site_id, storage_location, stock_type) > (${article}, ${site}, ${location}, ${type})`,
  ];
  if (search.articleId) conditions.push(sql`article_id = ${search.articleId}`);
  if (search.siteId) conditions.push(sql`site_id = ${search.siteId}`);
  if (search.stockType) conditions.push(sql`stock_type = ${search.stockType}`);
  if (search.belowZero) conditions.push(sql`quantity_milli < 0`);
  const { rows } = await sql<StockRow>`
    select article_id as "articleId", site_id as "siteId", storage_location as "storageLocation", stock_type as "stockType",
      quantity_milli as "quantityMilli", base_unit as unit, changed_at as "changedAt"
    from logistics.stock where ${sql.join(conditions, sql` and `)}
    order by article_id, site_id, storage_location, stock_type limit ${limit + 1}`.execute(db);
  const { items, ...next } = pageOf(rows, limit, (row) => [
    row.articleId,
    row.siteId,
    row.storageLocation,
    row.stockType,
  ]);
  return {
    items: items.map(({ quantityMilli, changedAt, ...row }) => ({
      ...row,
      quantity: milliToQuantity(quantityMilli),
      changedAt: changedAt.toISOString(),
    })),
    ...next,
  };
}

export const MovementSearchSchema = Type.Object({
  reference: Type.Optional(Type.String({ maxLength: 35 })),
  articleId: Type.Optional(Type.String({ maxLength: 40 })),
  siteId: Type.Optional(Type.String({ maxLength: 4 })),
  ...page,
});
export type MovementSearch = Static<typeof MovementSearchSchema>;

type MovementRow = {
  year: number;
  number: number;
  postingDate: string;
  reference: string;
  text: string;
  postedAt: Date;
  postedBy: string;
};
const head = sql`year, number, posting_date as "postingDate", reference, text, posted_at as "postedAt", posted_by as "postedBy"`;

/** Newest first. */
export async function searchMovements(db: Db, search: MovementSearch) {
  const limit = search.limit ?? 50;
  const [year = 9999, number = 0] = decodeNext(search.next) ?? [];
  const conditions = [sql`(year, number) < (${Number(year)}::int, ${Number(number)}::bigint)`];
  if (search.reference) conditions.push(sql`reference = ${search.reference}`);
  if (search.articleId || search.siteId)
    conditions.push(sql`exists (select from logistics.goods_movement_item item where item.year = movement.year and item.number = movement.number
      and article_id = coalesce(${search.articleId ?? null}, article_id) and site_id = coalesce(${search.siteId ?? null}, site_id))`);
  const { rows } = await sql<MovementRow>`
    select ${head} from logistics.goods_movement movement where ${sql.join(conditions, sql` and `)}
    order by year desc, number desc limit ${limit + 1}`.execute(db);
  return pageOf(rows, limit, (row) => [row.year, row.number]);
}

export async function readMovement(db: Db, year: number, number: number) {
  const { rows } =
    await sql<MovementRow>`select ${head} from logistics.goods_movement where year = ${year} and number = ${number}`.execute(
      db,
    );
  const [movement] = rows;
  if (!movement) return undefined;
  const items = await sql<{
    item: number;
    movementType: string;
    articleId: string;
    siteId: string;
    storageLocation: string;
    stockType: string;
    quantityMilli: number;
    unit: string;
  }>`
    select item, movement_type as "movementType", article_id as "articleId", site_id as "siteId", storage_location as "storageLocation",
      stock_type as "stockType", quantity_milli as "quantityMilli", base_unit as unit
    from logistics.goods_movement_item where year = ${year} and number = ${number} order by item`.execute(db);
  return {
    ...movement,
    items: items.rows.map(({ quantityMilli, ...item }) => ({ ...item, quantity: milliToQuantity(quantityMilli) })),
  };
}
