import type { PurchasePrice } from "@counterfoil/contracts";
import { arrayLiteral, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import { withoutNulls } from "../books/index.ts";

/** A purchase price as its source sends it; without a store for all of them. Days are both included. */
export type PurchasePriceRow = {
  articleId: string;
  storeId?: string;
  unit: string;
  validFrom: string;
  validTo: string;
  amountMinor: number;
  currency: string;
  perMilli: number;
};

export const keyOf = ({ articleId, storeId = "", unit, validFrom }: PurchasePriceRow) =>
  [articleId, storeId, unit, validFrom].join("|");

export const isSame = (one: PurchasePriceRow, other: PurchasePriceRow) =>
  one.validTo === other.validTo &&
  one.currency === other.currency &&
  one.amountMinor === other.amountMinor &&
  one.perMilli === other.perMilli;

const keyInSql = sql`concat_ws('|', article_id, coalesce(store_id, ''), unit, valid_from)`;
/** By the article's own index, before the whole key is compared. */
const hasKey = (keys: readonly string[]) =>
  sql`article_id = any(${keys.map((key) => key.split("|")[0] ?? "")}::text[]) and ${keyInSql} = any(${[...keys]}::text[])`;

export async function readPricesByKey(
  db: DbTransaction,
  keys: readonly string[],
): Promise<Map<string, PurchasePriceRow>> {
  const { rows } = await sql<PurchasePriceRow>`
    select article_id as "articleId", store_id as "storeId", unit, valid_from::text as "validFrom", valid_to::text as "validTo",
      amount_minor as "amountMinor", currency, per_milli as "perMilli"
    from prices.purchase_price where ${hasKey(keys)}`.execute(db);
  return new Map(rows.map((row) => [keyOf(withoutNulls(row)), withoutNulls(row)]));
}

export async function deletePricesByKey(db: DbTransaction, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await sql`delete from prices.purchase_price where ${hasKey(keys)}`.execute(db);
}

/** Answers the articles where something is new or other than before. */
export async function upsertPurchasePrices(
  db: DbTransaction,
  sent: readonly PurchasePriceRow[],
  by: string,
): Promise<Set<string>> {
  // Of two with one key the last one holds; the statement could not write one row twice.
  const rows = [...new Map(sent.map((row) => [keyOf(row), row])).values()];
  const { rows: changed } = await sql<{ articleId: string }>`
    insert into prices.purchase_price as known
      (article_id, store_id, unit, valid_from, valid_to, currency, amount_minor, per_milli, changed_by)
    select "articleId", "storeId", unit, "validFrom"::date, "validTo"::date, currency, "amountMinor", "perMilli", ${by}
    from json_to_recordset(${JSON.stringify(rows)}::json) as new ("articleId" text, "storeId" text, unit text, "validFrom" text,
      "validTo" text, currency text, "amountMinor" bigint, "perMilli" bigint)
    on conflict (article_id, store_id, unit, valid_from) do update set valid_to = excluded.valid_to, currency = excluded.currency,
      amount_minor = excluded.amount_minor, per_milli = excluded.per_milli, changed_at = now(), changed_by = excluded.changed_by
    where (known.valid_to, known.currency, known.amount_minor, known.per_milli)
      is distinct from (excluded.valid_to, excluded.currency, excluded.amount_minor, excluded.per_milli)
    returning article_id as "articleId"`.execute(db);
  return new Set(changed.map(({ articleId }) => articleId));
}

/** A source that sends all of an article's prices ends those it does not send any more; answers the articles that had one. */
export async function deleteOtherPurchasePrices(
  db: DbTransaction,
  articleIds: readonly string[],
  rows: readonly PurchasePriceRow[],
): Promise<Set<string>> {
  const { rows: ended } = await sql<{ articleId: string }>`
    delete from prices.purchase_price as known
    where article_id = any(${arrayLiteral(articleIds)}::text[]) and not exists (
      select from json_to_recordset(${JSON.stringify(rows)}::json) as sent ("articleId" text, "storeId" text, unit text, "validFrom" text)
      where sent."articleId" = known.article_id and sent."storeId" is not distinct from known.store_id and sent.unit = known.unit
        and sent."validFrom"::date = known.valid_from)
    returning article_id as "articleId"`.execute(db);
  return new Set(ended.map(({ articleId }) => articleId));
}

/** Of one base unit, for a store on a day: its own before the one for all, the later one before the earlier. */
export async function readPurchasePrices(
  db: Db,
  { storeId, currency, day, book }: { storeId: string; currency: string; day: string; book: number },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ articleId: string; amountMinor: number; perMilli: number }>`
    select distinct on (price.article_id) price.article_id as "articleId", amount_minor as "amountMinor", per_milli as "perMilli"
    from prices.purchase_price as price join prices.article_facts as facts
      on facts.article_id = price.article_id and facts.base_unit = price.unit
        and facts.from_book <= ${book} and (facts.to_book is null or facts.to_book > ${book})
    where currency = ${currency} and ${day}::date between valid_from and valid_to and (store_id is null or store_id = ${storeId})
    order by price.article_id, store_id nulls last, valid_from desc`.execute(db);
  return new Map(rows.map(({ articleId, amountMinor, perMilli }) => [articleId, (amountMinor * 1000) / perMilli]));
}

export async function listPurchasePrices(
  db: Db,
  { query, after, limit }: { query: string | undefined; after: readonly string[]; limit: number },
): Promise<PurchasePrice[]> {
  const word = query?.trim() ? `${query.trim().replace(/[\\%_]/g, "\\$&")}%` : null;
  const [article = "", store = "", unit = "", from = "0001-01-01"] = after;
  const { rows } = await sql<PurchasePrice & { perMilli: number }>`
    select article_id as "articleId", store_id as store, unit, valid_from as "validFrom", valid_to as "validTo", amount_minor as amount,
      currency, per_milli as "perMilli"
    from prices.purchase_price
    where (${word}::text is null or article_id ilike ${word})
      and (article_id, coalesce(store_id, ''), unit, valid_from) > (${article}, ${store}, ${unit}, ${from}::date)
    order by article_id, coalesce(store_id, ''), unit, valid_from limit ${limit}`.execute(db);
  return rows.map((row) => {
    const { perMilli, ...price } = withoutNulls(row);
    return perMilli === 1000 ? price : { ...price, per: perMilli / 1000 };
  });
}

export async function readThreshold(db: Db): Promise<number> {
  const { rows } = await sql<{ percent: string }>`
    select threshold_percent as percent from prices.guard_setting`.execute(db);
  return Number(rows[0]?.percent ?? 0);
}

export async function saveThreshold(db: DbTransaction, percent: number, by: string): Promise<void> {
  await sql`
    insert into prices.guard_setting (threshold_percent, changed_by) values (${percent}, ${by})
    on conflict (only_one) do update set threshold_percent = excluded.threshold_percent, changed_by = excluded.changed_by`.execute(
    db,
  );
}
