import { arrayLiteral, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { DocumentNumber, GoodsMovementDraft } from "./goods-movement.ts";

const FIRST_NUMBER = 4_900_000_000;

/**
 * The first of so many consecutive numbers. Whoever posts to the same year waits here until this transaction ends; taken first,
 * it also keeps two postings from locking the same stocks in different order.
 */
export async function takeMovementNumbers(transaction: DbTransaction, year: number, count: number): Promise<number> {
  const { rows } = await sql<{ end: number }>`
    insert into logistics.movement_number as range (year, next_number) values (${year}, ${FIRST_NUMBER}::bigint + ${count}::bigint)
    on conflict (year) do update set next_number = range.next_number + ${count}::bigint returning next_number as end`.execute(
    transaction,
  );
  return (rows[0]?.end ?? 0) - count;
}

export type NumberedMovement = GoodsMovementDraft & DocumentNumber;

export async function insertMovements(
  transaction: DbTransaction,
  movements: NumberedMovement[],
  by: string,
): Promise<void> {
  const of = (value: (movement: NumberedMovement) => string | number | null) => arrayLiteral(movements.map(value));
  await sql`
    insert into logistics.goods_movement (year, number, document_key, posting_date, reference, text, posted_at, posted_by)
    select *, now(), ${by} from unnest(${of(({ year }) => year)}::int[], ${of(({ number }) => number)}::bigint[],
      ${of(({ documentKey }) => documentKey ?? null)}::text[], ${of(({ postingDate }) => postingDate)}::date[],
      ${of(({ reference }) => reference)}::text[], ${of(({ text }) => text)}::text[])`.execute(transaction);
}

/** One array per column. */
export async function insertMovementItems(transaction: DbTransaction, movements: NumberedMovement[]): Promise<void> {
  const items = movements.flatMap(({ year, number, items }) =>
    items.map((item, index) => ({ ...item, year, number, item: index + 1 })),
  );
  await sql`
    insert into logistics.goods_movement_item (year, number, item, movement_type, article_id, site_id, storage_location, stock_type,
      quantity_milli, base_unit)
    select * from unnest(${arrayLiteral(items.map((each) => each.year))}::int[], ${arrayLiteral(items.map((each) => each.number))}::bigint[],
      ${arrayLiteral(items.map((each) => each.item))}::int[], ${arrayLiteral(items.map((each) => each.movementType))}::text[],
      ${arrayLiteral(items.map((each) => each.articleId))}::text[], ${arrayLiteral(items.map((each) => each.siteId))}::text[],
      ${arrayLiteral(items.map((each) => each.storageLocation))}::text[], ${arrayLiteral(items.map((each) => each.stockType))}::text[],
      ${arrayLiteral(items.map((each) => each.quantityMilli))}::bigint[], ${arrayLiteral(items.map((each) => each.baseUnit))}::text[])`.execute(
    transaction,
  );
}

export type StockChange = {
  articleId: string;
  siteId: string;
  storageLocation: string;
  stockType: string;
  gainMilli: number;
  baseUnit: string;
};

export async function changeStocks(transaction: DbTransaction, changes: StockChange[]): Promise<void> {
  await sql`
    insert into logistics.stock as stock (article_id, site_id, storage_location, stock_type, quantity_milli, base_unit, changed_at)
    select *, now() from unnest(${arrayLiteral(changes.map((each) => each.articleId))}::text[], ${arrayLiteral(changes.map((each) => each.siteId))}::text[],
      ${arrayLiteral(changes.map((each) => each.storageLocation))}::text[], ${arrayLiteral(changes.map((each) => each.stockType))}::text[],
      ${arrayLiteral(changes.map((each) => each.gainMilli))}::bigint[], ${arrayLiteral(changes.map((each) => each.baseUnit))}::text[])
    on conflict (article_id, site_id, storage_location, stock_type) do update
      set quantity_milli = stock.quantity_milli + excluded.quantity_milli, changed_at = excluded.changed_at`.execute(
    transaction,
  );
}

export type MovementHead = DocumentNumber & { postedAt: Date };

export async function findByDocumentKey(db: Db, documentKey: string): Promise<MovementHead | undefined> {
  return db
    .selectFrom("logistics.goods_movement")
    .select(["year", "number", "posted_at as postedAt"])
    .where("document_key", "=", documentKey)
    .executeTakeFirst();
}
