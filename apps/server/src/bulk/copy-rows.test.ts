import fc from "fast-check";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../../../tools/testing/database.ts";
import { inBulkTransaction } from "./bulk-transaction.ts";
import { copyRows } from "./copy-rows.ts";

const database = await testDatabase("server");
const client = new pg.Client({ connectionString: database.url });
await client.connect();
await client.query("create table public.copied (place int, text text, number bigint, flag boolean)");
afterAll(async () => {
  await client.end();
  await database.drop();
});

const sign = fc.constantFrom("\\", "\t", "\n", "\r", "N", ".", "n", "ä", "€", "😀", '"', "'");
const text = fc.oneof(
  fc.string({ unit: "binary" }).map((any) => any.replaceAll("\0", "")),
  fc.array(sign).map((signs) => signs.join("")),
);
const row = fc.tuple(fc.option(text), fc.option(fc.maxSafeInteger()), fc.option(fc.boolean()));

test("whatever is written with COPY is read as it was", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
      await client.query("truncate public.copied");
      const columns = ["place", "text", "number", "flag"];
      await inBulkTransaction(client, (bulk) =>
        copyRows(
          bulk,
          "public.copied",
          columns,
          rows.map((values, place) => [place, ...values]),
        ),
      );
      const read = await client.query({
        text: "select text, number::text, flag from public.copied order by place",
        rowMode: "array",
      });
      expect(read.rows).toEqual(
        rows.map(([words, number, flag]) => [words, number === null ? null : String(number), flag]),
      );
    }),
    { numRuns: 100 },
  );
});

test("a batch that fails leaves nothing, and the connection goes on", async () => {
  await client.query("truncate public.copied");
  const failing = inBulkTransaction(client, async (bulk) => {
    await copyRows(bulk, "public.copied", ["place"], [[1]]);
    await copyRows(bulk, "public.copied", ["place"], [["no number"]]);
  });
  await expect(failing).rejects.toMatchObject({ code: "22P02" });
  const { rows } = await client.query("select count(*)::int as count from public.copied");
  expect(rows).toEqual([{ count: 0 }]);
});
