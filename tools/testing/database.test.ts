import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "./database.ts";

const one = await testDatabase("server");
const two = await testDatabase("server");
afterAll(two.drop);

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: statement, rowMode: "array" });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

test("each file has a migrated database of its own", async () => {
  await ask(one.url, "CREATE TABLE public.mine (number int)");
  expect(await ask(one.url, "SELECT to_regclass('public.mine') IS NOT NULL")).toBe(true);
  expect(await ask(two.url, "SELECT to_regclass('public.mine') IS NOT NULL")).toBe(false);
  expect(await ask(two.url, "SELECT to_regprocedure('graphile_worker.complete_jobs(bigint[])') IS NOT NULL")).toBe(
    true,
  );
});

test("dropped, it is gone, connections or not", async () => {
  const left = new pg.Client({ connectionString: one.url });
  left.on("error", () => undefined);
  await left.connect();
  await one.drop();
  await expect(ask(one.url, "SELECT 1")).rejects.toMatchObject({ code: "3D000" });
  await left.end().catch(() => undefined);
});
