import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../testing/database.ts";
import { databaseTypes } from "./database-types.ts";
import { firstDifference } from "./difference.ts";
import { schemaDump } from "./schema-dump.ts";

const database = await testDatabase("server");
afterAll(database.drop);

const client = new pg.Client({ connectionString: database.url });
await client.connect();
await client.query(`
  CREATE SCHEMA sample;
  CREATE TYPE sample.kind AS ENUM ('sale', 'return');
  CREATE DOMAIN sample.milli AS bigint CHECK (value > 0);
  CREATE TABLE sample.receipt (
    id uuid PRIMARY KEY,
    number bigint NOT NULL UNIQUE,
    quantity_milli sample.milli NOT NULL DEFAULT 1000,
    day date,
    at timestamptz NOT NULL DEFAULT now(),
    kind sample.kind,
    rate numeric(6,3) CHECK (rate >= 0),
    raw bytea STORAGE EXTERNAL,
    changed_xid xid8 DEFAULT pg_current_xact_id(),
    position bigint GENERATED ALWAYS AS IDENTITY
  );
  CREATE INDEX ON sample.receipt (day) WHERE day IS NOT NULL;
  CREATE TABLE sample.line (receipt uuid REFERENCES sample.receipt ON DELETE CASCADE, number int, PRIMARY KEY (receipt, number));
  CREATE FUNCTION sample.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
  CREATE TRIGGER touch BEFORE UPDATE ON sample.line FOR EACH ROW EXECUTE FUNCTION sample.touch();
  CREATE VIEW sample.today AS SELECT id FROM sample.receipt;
  COMMENT ON TABLE sample.receipt IS 'The customer''s copy';
  COMMENT ON COLUMN sample.receipt.number IS 'As printed';
`);
await client.end();

test("the dump says all that the migrations made, in shop order", async () => {
  const parts = (await schemaDump(database.url))
    .trimEnd()
    .split("\n\n")
    .filter((part) => /\bsample[.;]/.test(part));
  expect(parts).toEqual([
    "CREATE SCHEMA sample;",
    "CREATE TYPE sample.kind AS ENUM ('sale', 'return');",
    "CREATE DOMAIN sample.milli AS bigint CHECK ((VALUE > 0));",
    `CREATE TABLE sample.line (
  receipt uuid NOT NULL,
  number integer NOT NULL,
  CONSTRAINT line_pkey PRIMARY KEY (receipt, number),
  CONSTRAINT line_receipt_fkey FOREIGN KEY (receipt) REFERENCES sample.receipt(id) ON DELETE CASCADE
);`,
    `CREATE TABLE sample.receipt (
  id uuid NOT NULL,
  number bigint NOT NULL,
  quantity_milli sample.milli DEFAULT 1000 NOT NULL,
  day date,
  at timestamp with time zone DEFAULT now() NOT NULL,
  kind sample.kind,
  rate numeric(6,3),
  raw bytea STORAGE EXTERNAL,
  changed_xid xid8 DEFAULT pg_current_xact_id(),
  "position" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  CONSTRAINT receipt_pkey PRIMARY KEY (id),
  CONSTRAINT receipt_number_key UNIQUE (number),
  CONSTRAINT receipt_rate_check CHECK ((rate >= (0)::numeric))
);`,
    "CREATE INDEX receipt_day_idx ON sample.receipt USING btree (day) WHERE (day IS NOT NULL);",
    `CREATE OR REPLACE FUNCTION sample.touch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN new; END $function$;`,
    "CREATE VIEW sample.today AS\n SELECT id\n   FROM sample.receipt;",
    "CREATE TRIGGER touch BEFORE UPDATE ON sample.line FOR EACH ROW EXECUTE FUNCTION sample.touch();",
    "COMMENT ON TABLE sample.receipt IS 'The customer''s copy';",
    "COMMENT ON COLUMN sample.receipt.number IS 'As printed';",
  ]);
});

test("the types follow the platform's parsers and leave the job tables out", async () => {
  const types = await databaseTypes(database.url);
  expect(types).toContain(`export interface SampleReceipt {
  at: Generated<Timestamp>;
  changed_xid: Generated<string | null>;
  day: string | null;
  id: string;
  kind: SampleKind | null;
  /**
   * As printed
   */
  number: number;
  position: Generated<number>;
  quantity_milli: Generated<number>;
  rate: Numeric | null;
  raw: Buffer | null;
}`);
  expect(types).toContain("export type Timestamp = ColumnType<Date, Date | string, Date | string>;");
  expect(types).not.toContain("graphile_worker");
});

test("a difference shows the lines that differ and their place", () => {
  expect(firstDifference("a\nb\nc\n", "a\nB\nb2\nc\n")).toBe("@@ line 2\n- b\n+ B\n+ b2");
  expect(firstDifference("", "a\n")).toBe("@@ line 1\n+ a");
  const long = Array.from({ length: 25 }, (_, index) => `line ${index}`).join("\n");
  expect(firstDifference(long, "").split("\n").at(-2)).toBe("  … 5 more");
});
