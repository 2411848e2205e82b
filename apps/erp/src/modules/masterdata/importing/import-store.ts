import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { ElementResult } from "../../../elements.ts";
import { lockObjects, readObjects, specs } from "../object-store.ts";
import { readPricesOf, type StoredPrice } from "../price-store.ts";

export type ImportKind = "articles" | "prices" | "businessPartners";
export const specOf = { articles: specs.article, prices: specs.article, businessPartners: specs.businessPartner };

/** An object as it was before an import (null: it was not there), and the number of the change that the import made of it. */
export type ImportedObject = { key: string; before: unknown; prices?: StoredPrice[]; changeNumber: number };
type Import = { importId: string; at: string; by: string; objects: number; undoneAt?: string };

/** Takes a file so that it can be undone. `keys`: what is there already of that which it names. */
export async function takeUndoably(
  transaction: DbTransaction,
  { kind, keys, by }: { kind: ImportKind; keys: string[]; by: string },
  take: () => Promise<ElementResult[]>,
): Promise<ElementResult[]> {
  const spec = specOf[kind];
  await lockObjects(transaction, spec);
  const before = new Map((await readObjects(transaction, spec, keys)).map((each) => [each.key, each]));
  const prices = kind === "prices" ? await readPricesOf(transaction, [...before.keys()]) : [];
  const results = await take();
  const taken = await readObjects(transaction, spec, [...new Set(results.map(({ key }) => key))]);
  const changed = taken.filter(({ key, changeNumber }) => changeNumber !== before.get(key)?.changeNumber);
  const pricesOf = Map.groupBy(prices, ({ articleId }) => articleId);
  const objects = changed.map(({ key, changeNumber }): ImportedObject => {
    const parts = kind === "prices" ? { prices: pricesOf.get(key) ?? [] } : {};
    return { key, before: before.get(key)?.content ?? null, ...parts, changeNumber };
  });
  if (objects.length > 0)
    await sql`insert into masterdata.import (kind, by_name, objects, object_count)
      values (${kind}, ${by}, ${JSON.stringify(objects)}::json, ${objects.length})`.execute(transaction);
  return results;
}

export async function readImports(db: Db, kind: ImportKind): Promise<Import[]> {
  const { rows } = await sql<Omit<Import, "at" | "undoneAt"> & { at: Date; undoneAt: Date | null }>`
    select import_id as "importId", at, by_name as by, object_count as objects, undone_at as "undoneAt"
    from masterdata.import where kind = ${kind} order by at desc limit 50`.execute(db);
  return rows.map(({ at, undoneAt, ...row }) => ({
    ...row,
    at: at.toISOString(),
    ...(undoneAt && { undoneAt: undoneAt.toISOString() }),
  }));
}
