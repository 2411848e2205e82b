import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { SaxesParser } from "saxes";

/** How fast the same documents pass through saxes when nobody uses what it finds: seconds for all. */
export function parseSeconds(documents: string[]): number {
  const startMs = performance.now();
  for (const document of documents) {
    const parser = new SaxesParser({ xmlns: true });
    let seen = 0;
    parser.on("opentag", () => (seen += 1));
    parser.on("text", () => (seen += 1));
    parser.on("closetag", () => (seen += 1));
    parser.write(document).close();
    if (seen === 0) throw new Error("a document without elements");
  }
  return (performance.now() - startMs) / 1000;
}

/** `objects`: rows of the first table, of which each object has one. */
export type RowRate = { rows: number; objects: number; seconds: number };
type Measured = Pick<RowRate, "rows" | "seconds">;

/** How fast PostgreSQL takes the same rows by COPY into tables with the same columns, keys and indexes. */
export async function copyRate(url: string, tables: string[]): Promise<RowRate> {
  return withClones(url, tables, async (client, table, clone) => {
    const chunks: Buffer[] = [];
    const collect = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
    });
    const columns = await writtenColumns(client, table);
    await pipeline(client.query(copyTo(`COPY (SELECT ${columns} FROM ${table}) TO STDOUT (FORMAT binary)`)), collect);
    const startMs = performance.now();
    const target = client.query(copyFrom(`COPY ${clone} (${columns}) FROM STDIN (FORMAT binary)`));
    await pipeline(Readable.from([Buffer.concat(chunks)]), target);
    return { rows: target.rowCount ?? 0, seconds: (performance.now() - startMs) / 1000 };
  });
}

const ROWS_PER_INSERT = 500;

/** How fast PostgreSQL takes the same rows by INSERT, 500 in a statement, each statement committed. */
export async function insertRate(url: string, tables: string[], where: Record<string, string> = {}): Promise<RowRate> {
  return withClones(url, tables, async (client, table, clone) => {
    const { rows } = await client.query<{ batch: string }>(
      `SELECT json_agg(row)::text AS batch FROM (SELECT to_json(t) AS row, (row_number() OVER () - 1) / ${ROWS_PER_INSERT} AS number FROM ${table} t WHERE ${where[table] ?? "true"}) numbered GROUP BY number`,
    );
    const columns = await writtenColumns(client, table);
    let inserted = 0;
    const startMs = performance.now();
    for (const { batch } of rows) {
      const statement = `INSERT INTO ${clone} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`;
      inserted += (await client.query(statement, [batch])).rowCount ?? 0;
    }
    return { rows: inserted, seconds: (performance.now() - startMs) / 1000 };
  });
}

/** Those that the database does not work out itself. */
async function writtenColumns(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ names: string }>(
    `SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS names FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );
  return rows[0]?.names ?? "";
}

type Measure = (client: pg.Client, table: string, clone: string) => Promise<Measured>;

async function withClones(url: string, tables: string[], measure: Measure): Promise<RowRate> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("CREATE SCHEMA bench");
    const total = { rows: 0, objects: 0, seconds: 0 };
    for (const [index, table] of tables.entries()) {
      const clone = `bench.clone_${index}`;
      await client.query(`CREATE TABLE ${clone} (LIKE ${table} INCLUDING ALL)`);
      const rate = await measure(client, table, clone);
      total.rows += rate.rows;
      if (index === 0) total.objects = rate.rows;
      total.seconds += rate.seconds;
    }
    return total;
  } finally {
    await client.query("DROP SCHEMA IF EXISTS bench CASCADE");
    await client.end();
  }
}
