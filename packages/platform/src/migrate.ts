import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";

type Migration = { name: string; sql: string; checksum: string };

/** A migration that was run once may not change: other databases have run the old text. */
export class MigrationChangedError extends Error {
  readonly code = "migration-changed";
}

/**
 * Runs the numbered files of a folder that this database has not seen, each in its own transaction, under one lock,
 * so that two programs starting together do it once. The job tables come first: facts and their jobs share transactions.
 * Returns the names it ran.
 */
export async function migrate({ url, folder }: { url: string; folder: string }): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "counterfoil-migrate" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtextextended('counterfoil.migrate', 0))");
    await runMigrations({ connectionString: url });
    const done = await readDone(client);
    const ran: string[] = [];
    for (const migration of await readMigrations(folder)) {
      if (isDone(migration, done)) continue;
      await runOne(client, migration);
      ran.push(migration.name);
    }
    return ran;
  } finally {
    await client.end();
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const misnamed = names.find((name) => !/^\d{4}_[a-z0-9-]+\.sql$/.test(name));
  // Passed over in silence, its tables would be missed much later and far from here.
  if (misnamed) throw new Error(`Migration ${misnamed} is not named like 0001_what-it-makes.sql.`);
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function readDone(client: pg.Client): Promise<Map<string, string>> {
  await client.query("create schema if not exists platform");
  await client.query(
    "create table if not exists platform.migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())",
  );
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from platform.migration",
  );
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

function isDone(migration: Migration, done: Map<string, string>): boolean {
  const checksum = done.get(migration.name);
  if (checksum === undefined) return false;
  if (checksum === migration.checksum) return true;
  throw new MigrationChangedError(
    `Migration ${migration.name} was changed after this database had run it. Undo the change and add a new migration.`,
  );
}

async function runOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query("insert into platform.migration (name, checksum) values ($1, $2)", [
      migration.name,
      migration.checksum,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${migration.name} failed: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}
