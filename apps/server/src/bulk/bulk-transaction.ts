import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import type { DB } from "../database.gen.ts";
import type { DbTransaction } from "../database.ts";

/** A transaction on a connection that is at hand, for COPY; modules share it when they take in one batch together. */
export type Bulk = { db: DbTransaction; client: pg.ClientBase };

/** Runs `work` as one transaction on this very connection, which stays with the caller. */
export async function inBulkTransaction<Result>(
  client: pg.ClientBase,
  work: (bulk: Bulk) => Promise<Result>,
): Promise<Result> {
  const connection = {
    query: (text: string, values: unknown[]) => client.query(text, values),
    release: () => undefined,
  };
  const pool = { connect: async () => connection, end: async () => undefined };
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: pool as never }) });
  return db.transaction().execute((transaction) => work({ db: transaction, client }));
}
