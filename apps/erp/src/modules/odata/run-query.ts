import { type RawBuilder, sql } from "@counterfoil/platform";
import { type EntityKey, type EntitySet, type ODataQuery, SapFormatError } from "@counterfoil/sap";
import type { Db } from "../../database.ts";
import { filterSql } from "./filter-sql.ts";

export type Row = Record<string, unknown>;
/** A subquery in brackets whose columns are the properties of the set. */
export type Rows = RawBuilder<unknown>;

/** One answer holds no more; who wants more reads with $top and $skip. */
export const MAX_ROWS = 20_000;

export async function queryRows(
  db: Db,
  source: Rows,
  set: EntitySet,
  query: ODataQuery,
  key: EntityKey = {},
): Promise<Row[]> {
  const order = [
    ...query.orderBy.map(({ property, descending }) =>
      descending ? sql`${sql.ref(property.name)} desc` : sql.ref(property.name),
    ),
    ...set.type.keys.map((name) => sql.ref(name)),
  ];
  const limit = Math.min(query.top ?? MAX_ROWS + 1, MAX_ROWS + 1);
  const { rows } = await sql<Row>`
    select * from ${source} as entity where ${conditions(query, key)}
    order by ${sql.join(order)} limit ${limit} offset ${query.skip}`.execute(db);
  if (rows.length > MAX_ROWS)
    throw new SapFormatError("odata.option", `More than ${MAX_ROWS} rows: read them with $top and $skip`);
  return rows;
}

export async function countRows(db: Db, source: Rows, query: ODataQuery, key: EntityKey = {}): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from ${source} as entity where ${conditions(query, key)}`.execute(db);
  return rows[0]?.count ?? 0;
}

function conditions({ filter }: ODataQuery, key: EntityKey): RawBuilder<unknown> {
  const parts = Object.entries(key).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  return sql.join([sql`true`, ...parts, ...(filter ? [filterSql(filter)] : [])], sql` and `);
}
