import fc from "fast-check";
import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { testDatabase } from "../../../tools/testing/database.ts";
import { arrayLiteral } from "./array-literal.ts";

const database = await testDatabase("erp");
const client = new pg.Client({ connectionString: database.url });
await client.connect();
afterAll(async () => {
  await client.end();
  await database.drop();
});

it("comes back from the database as it was", async () => {
  // PostgreSQL's text has no place for U+0000 and half pairs.
  const text = fc.string({ unit: "binary" }).map((value) => value.replaceAll("\0", "").toWellFormed());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(text, { nil: null }), { maxLength: 20 }), async (values) => {
      const { rows } = await client.query("select $1::text[] as back", [arrayLiteral(values)]);
      expect(rows[0].back).toEqual(values);
    }),
    { numRuns: 200 },
  );
});

it.each([[["NULL", "null", "", null, "a b", '"', "\\", "{}", ","]]])("keeps %j", async (values) => {
  const { rows } = await client.query("select $1::text[] as back", [arrayLiteral(values)]);
  expect(rows[0].back).toEqual(values);
});
