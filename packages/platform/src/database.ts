import { CompiledQuery, Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";

/** Reads inside and outside a transaction look the same; what must be inside takes `Transaction`. */
export type { Kysely, RawBuilder, Transaction } from "kysely";
export { sql } from "kysely";
// biome-ignore lint/suspicious/noExplicitAny: a statement in plain SQL does not care which tables its caller's type names.
export type AnyKysely = Kysely<any>;

const INT8 = 20;
const NUMERIC = 1700;
const DATE = 1082;
const XID8 = 5069;

/** int8 as number (money and quantities stay far below 2^53, which is checked), numeric and date as text, timestamptz as Date. */
const types = new pg.TypeOverrides();
types.setTypeParser(INT8, (text: string) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a safe integer`);
  return value;
});
types.setTypeParser(NUMERIC, (text: string) => text);
types.setTypeParser(DATE, (text: string) => text);
types.setTypeParser(XID8 as never, (text: string) => text);

export type Database<Tables> = { db: Kysely<Tables>; pool: pg.Pool; close(): Promise<void> };

/** Opens a pool. `max` connections; a statement that runs longer than `statementTimeoutMs` is cancelled. */
export function openDatabase<Tables>(options: {
  url: string;
  applicationName: string;
  max?: number;
  statementTimeoutMs?: number;
  onIdleError?: (error: Error) => void;
}): Database<Tables> {
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.applicationName,
    max: options.max ?? 10,
    connectionTimeoutMillis: 10_000,
    statement_timeout: options.statementTimeoutMs ?? 60_000,
    types: types as never,
  });
  // A backend that dies while idle would otherwise end the process; the pool opens a new connection by itself.
  pool.on("error", (error) => options.onIdleError?.(error));
  pool.on("connect", (client) => client.on("error", (error) => options.onIdleError?.(error)));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}

/** All or nothing. Joins the transaction it is given, so that use cases can be composed. */
export function inTransaction<Tables, Result>(
  db: Kysely<Tables> | Transaction<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  if (db.isTransaction) return work(db as Transaction<Tables>);
  return db.transaction().execute(work);
}

/** Serialises holders of the same name until their transactions end. */
export async function lockUntilCommit<Tables>(transaction: Transaction<Tables>, name: string): Promise<void> {
  await transaction.executeQuery(CompiledQuery.raw("select pg_advisory_xact_lock(hashtextextended($1, 0))", [name]));
}

/** Goes side by side with others that share, and waits for whoever has the name alone. */
export async function shareUntilCommit<Tables>(transaction: Transaction<Tables>, name: string): Promise<void> {
  await transaction.executeQuery(
    CompiledQuery.raw("select pg_advisory_xact_lock_shared(hashtextextended($1, 0))", [name]),
  );
}

/** Many names in one step, always in the same order: two that want the same ones wait and do not block each other. */
export async function lockAllUntilCommit<Tables>(
  transaction: Transaction<Tables>,
  names: Iterable<string>,
): Promise<void> {
  const statement = "select count(pg_advisory_xact_lock(hashtextextended(name, 0))) from unnest($1::text[]) as name";
  await transaction.executeQuery(CompiledQuery.raw(statement, [[...new Set(names)].sort()]));
}
