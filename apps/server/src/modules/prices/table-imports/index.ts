import { type Actor, type AnyKysely, recordChange, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import { importOver, importUnknown } from "../errors.ts";

export type TableKind = "floors" | "purchasePrices";
/** A row as it was, and as the import made it; null: there was none. */
export type TableChange<Row> = { key: string; before: Row | null; after: Row | null };
export type TableImport = { importId: string; at: string; by: string; rows: number; undoneAt?: string };

export async function insertTableImport<Row>(
  db: DbTransaction,
  { kind, rows, changes }: { kind: TableKind; rows: number; changes: readonly TableChange<Row>[] },
  actor: Actor,
): Promise<void> {
  await sql`insert into prices.table_import (kind, by_name, row_count, changes)
    values (${kind}, ${actor.name}, ${rows}, ${JSON.stringify(changes)}::json)`.execute(db);
}

export async function listTableImports(db: AnyKysely, kind: TableKind): Promise<TableImport[]> {
  const { rows } = await sql<Omit<TableImport, "at" | "undoneAt"> & { at: Date; undoneAt: Date | null }>`
    select import_id as "importId", at, by_name as by, row_count as rows, undone_at as "undoneAt"
    from prices.table_import where kind = ${kind} order by at desc limit 50`.execute(db);
  return rows.map(({ at, undoneAt, ...row }) => ({
    ...row,
    at: at.toISOString(),
    ...(undoneAt === null ? {} : { undoneAt: undoneAt.toISOString() }),
  }));
}

type Undo<Row> = {
  kind: TableKind;
  importId: string;
  /** How the rows stand now; null where there is none. */
  readNow: (keys: readonly string[]) => Promise<ReadonlyMap<string, Row>>;
};

/** What an import has changed, to be put back in this transaction: all of it, or nothing when something was changed since. */
export async function takeBackTable<Row>(
  db: DbTransaction,
  { kind, importId, readNow }: Undo<Row>,
  actor: Actor,
): Promise<TableChange<Row>[]> {
  const { rows } = await sql<{ changes: TableChange<Row>[]; undoneAt: Date | null }>`
    select changes, undone_at as "undoneAt" from prices.table_import
    where import_id = ${importId} and kind = ${kind} for update`.execute(db);
  const [found] = rows;
  if (found === undefined) throw importUnknown(`There is no import ${importId}.`);
  if (found.undoneAt !== null) throw importOver("This import is undone already.");
  const now = await readNow(found.changes.map(({ key }) => key));
  const touched = found.changes.filter(({ key, after }) => textOf(now.get(key) ?? null) !== textOf(after));
  if (touched.length > 0)
    throw importOver(
      `Changed since: ${touched
        .slice(0, 10)
        .map(({ key }) => key)
        .join(", ")}.`,
    );
  await sql`update prices.table_import set undone_at = now() where import_id = ${importId}`.execute(db);
  await recordChange(db, {
    actor,
    action: `${objectTypes[kind]}.importUndone`,
    objectType: objectTypes[kind],
    objectId: importId,
    detail: { rows: found.changes.length },
  });
  return found.changes;
}

const objectTypes = { floors: "priceFloors", purchasePrices: "purchasePrices" } as const;

/** The order of the names does not matter. */
const textOf = (row: unknown) =>
  JSON.stringify(row, (_key, value) =>
    value && typeof value === "object" ? Object.fromEntries(Object.entries(value).sort()) : value,
  );
