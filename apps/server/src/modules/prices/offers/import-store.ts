import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { OfferRecord } from "./offer.ts";

export type ImportCounts = { new: number; changed: number; same: number; error: number };

export async function insertImport(
  db: DbTransaction,
  {
    importId,
    by,
    counts,
    failed,
  }: { importId: string; by: { id: string; name: string }; counts: ImportCounts; failed: string },
): Promise<void> {
  await sql`insert into prices.offer_import (import_id, by_id, by_name, counts, failed)
    values (${importId}, ${by.id}, ${by.name}, ${JSON.stringify(counts)}::json, ${failed})`.execute(db);
}

/** `before`: the offer as it was; nothing when the import made it. */
export async function insertImportRow(
  db: DbTransaction,
  importId: string,
  { offerId, versionAfter, before }: { offerId: string; versionAfter: number; before: OfferRecord | undefined },
): Promise<void> {
  await sql`insert into prices.offer_import_row (import_id, offer_id, version_after, before)
    values (${importId}, ${offerId}, ${versionAfter}, ${before === undefined ? null : JSON.stringify(before)}::json)`.execute(
    db,
  );
}

export type ImportLine = {
  importId: string;
  at: string;
  by: string;
  counts: ImportCounts;
  undoneAt?: string;
};

export async function readImports(db: Db, limit = 50): Promise<ImportLine[]> {
  const { rows } = await sql<{ importId: string; at: Date; by: string; counts: ImportCounts; undoneAt: Date | null }>`
    select import_id as "importId", at, by_name as by, counts, undone_at as "undoneAt"
    from prices.offer_import order by at desc limit ${limit}`.execute(db);
  return rows.map(({ at, undoneAt, ...row }) => ({
    ...row,
    at: at.toISOString(),
    ...(undoneAt === null ? {} : { undoneAt: undoneAt.toISOString() }),
  }));
}

export async function readFailedRows(db: Db, importId: string): Promise<string | undefined> {
  const { rows } = await sql<{ failed: string }>`
    select failed from prices.offer_import where import_id = ${importId}`.execute(db);
  return rows[0]?.failed;
}

export async function lockImport(db: DbTransaction, importId: string): Promise<{ undoneAt: Date | null } | undefined> {
  const { rows } = await sql<{ undoneAt: Date | null }>`
    select undone_at as "undoneAt" from prices.offer_import where import_id = ${importId} for update`.execute(db);
  return rows[0];
}

export type ImportRow = { offerId: string; versionAfter: number; before: OfferRecord | null };

export async function readImportRows(db: Db, importId: string): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    select offer_id as "offerId", version_after as "versionAfter", before from prices.offer_import_row
    where import_id = ${importId} order by offer_id`.execute(db);
  return rows;
}

export async function markUndone(db: DbTransaction, importId: string): Promise<void> {
  await sql`update prices.offer_import set undone_at = now() where import_id = ${importId}`.execute(db);
}
