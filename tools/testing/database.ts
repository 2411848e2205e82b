import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { inject } from "vitest";
import { type DatabaseApp, migrateApp } from "../database/apps.ts";

export type TestDatabase = { url: string; drop: () => Promise<void> };

/**
 * A database of this test file alone, with all migrations of the app run:
 *
 *     const database = await testDatabase("server");
 *     afterAll(database.drop);
 */
export async function testDatabase(app: DatabaseApp): Promise<TestDatabase> {
  const template = `template_${app}`;
  return create(app, async (administrator, name) => {
    await makeTemplateOnce(administrator, app, template);
    // FILE_COPY: 16 ms against 32 ms for WAL_LOG, as a test cluster flushes nothing.
    await administrator.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  });
}

/** One without any table, for what happens while migrations are run. */
export const emptyDatabase = (): Promise<TestDatabase> =>
  create("empty", async (administrator, name) => void (await administrator.query(`CREATE DATABASE ${name}`)));

async function create(
  what: string,
  work: (administrator: pg.Client, name: string) => Promise<void>,
): Promise<TestDatabase> {
  const name = `test_${what}_${randomBytes(6).toString("hex")}`;
  await asAdministrator((administrator) => work(administrator, name));
  return {
    url: addressOf(name),
    drop: () =>
      asAdministrator(async (administrator) => {
        await allGone(administrator, name);
        await administrator.query(`DROP DATABASE ${name} (FORCE)`);
      }),
  };
}

const GONE_AT_MOST_MS = 1000;

/** A pool that has ended still says goodbye; a client that is cut off meanwhile has nobody left to hear its error. */
async function allGone(administrator: pg.Client, database: string): Promise<void> {
  for (const endMs = performance.now() + GONE_AT_MOST_MS; performance.now() < endMs; await pause(10)) {
    const { rowCount } = await administrator.query("SELECT FROM pg_stat_activity WHERE datname = $1", [database]);
    if (rowCount === 0) return;
  }
}

/** Made by whoever comes first, under its final name only when whole: a failing migration fails each test that needs it. */
async function makeTemplateOnce(administrator: pg.Client, app: DatabaseApp, template: string): Promise<void> {
  await administrator.query("SELECT pg_advisory_lock(hashtext($1))", [template]);
  try {
    const { rowCount } = await administrator.query("SELECT FROM pg_database WHERE datname = $1", [template]);
    if (rowCount === 1) return;
    await administrator.query(`DROP DATABASE IF EXISTS ${template}_new (FORCE)`);
    await administrator.query(`CREATE DATABASE ${template}_new`);
    await migrateApp(app, addressOf(`${template}_new`));
    await administrator.query(`ALTER DATABASE ${template}_new RENAME TO ${template}`);
  } finally {
    await administrator.query("SELECT pg_advisory_unlock(hashtext($1))", [template]);
  }
}

async function asAdministrator(work: (administrator: pg.Client) => Promise<void>): Promise<void> {
  const administrator = new pg.Client({ connectionString: inject("clusterUrl") });
  await administrator.connect();
  try {
    await work(administrator);
  } finally {
    await administrator.end();
  }
}

function addressOf(database: string): string {
  const url = new URL(inject("clusterUrl"));
  url.pathname = `/${database}`;
  return url.href;
}
