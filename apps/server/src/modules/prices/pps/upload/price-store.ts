import { sql } from "@counterfoil/platform";
import type { Bulk } from "../../../../bulk/bulk-transaction.ts";
import { copyRows } from "../../../../bulk/copy-rows.ts";
import type { Interval, PriceScope } from "./item-price.ts";

export type KnownInterval = Interval & { priceId: number; key: string };

/** An article's prices are kept by this: one scope and unit. */
export function scopeKey(
  articleId: string,
  unit: string,
  { source, storeId, priceList, classification }: PriceScope,
): string {
  return [articleId, unit, source ?? "", storeId ?? "", priceList ?? "", classification].join("\n");
}

type Row = Interval & {
  priceId: number;
  articleId: string;
  storeId: string | null;
  priceList: string | null;
  source: string | null;
  classification: PriceScope["classification"];
};

/** The intervals that hold now for these articles in these stores and price lists, staged ones included. */
export async function readKnownIntervals(
  { db }: Bulk,
  articleIds: readonly string[],
  scopes: readonly PriceScope[],
): Promise<Map<string, KnownInterval[]>> {
  const stores = [...new Set(scopes.flatMap(({ storeId }) => storeId ?? []))];
  const lists = [...new Set(scopes.flatMap(({ priceList }) => priceList ?? []))];
  const { rows } = await sql<Row>`
    select price_id as "priceId", article_id as "articleId", unit, store_id as "storeId", price_list as "priceList",
      source_system as source, coalesce(classification, 'gross') as classification, currency, amount_minor as "amountMinor", per_milli as "perMilli",
      to_char(valid_from + from_time, 'YYYY-MM-DD"T"HH24:MI:SS') as "from", to_char(valid_to + to_time, 'YYYY-MM-DD"T"HH24:MI:SS') as "to"
    from prices.price
    where article_id = any(${[...articleIds]}) and to_book is null and from_quantity_milli = 0
      and (store_id = any(${stores}) or price_list = any(${lists}))`.execute(db);
  const known = rows.map(({ source, storeId, priceList, classification, articleId, ...interval }) => {
    const scope = {
      source: source ?? undefined,
      ...(priceList === null ? (storeId === null ? {} : { storeId }) : { priceList }),
      classification,
    };
    return { ...interval, key: scopeKey(articleId, interval.unit, scope) };
  });
  return Map.groupBy(known, ({ key }) => key);
}

/** What is only staged was never in a book and goes; what is published stays in the books it is in. */
export async function endIntervals({ db }: Bulk, ids: readonly number[], nextBook: number): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from prices.price where price_id = any(${[...ids]}) and from_book = ${nextBook}`.execute(db);
  await sql`update prices.price set to_book = ${nextBook} where price_id = any(${[...ids]})`.execute(db);
}

export type NewInterval = { articleId: string; scope: PriceScope; interval: Interval };

export async function stageIntervals(bulk: Bulk, added: readonly NewInterval[], nextBook: number): Promise<void> {
  await copyRows(
    bulk,
    "prices.price",
    [
      "article_id, unit, store_id, price_list, source_system, classification, valid_from, from_time, valid_to, to_time",
      "currency, amount_minor, per_milli, from_quantity_milli, from_book",
    ],
    added.map(({ articleId, scope, interval }) => [
      articleId,
      interval.unit,
      scope.storeId,
      scope.priceList,
      scope.source,
      scope.classification,
      interval.from.slice(0, 10),
      interval.from.slice(11),
      interval.to.slice(0, 10),
      interval.to.slice(11),
      interval.currency,
      interval.amountMinor,
      interval.perMilli,
      0,
      nextBook,
    ]),
  );
}
