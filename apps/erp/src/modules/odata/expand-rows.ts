import { sql } from "@counterfoil/platform";
import { type EntitySet, type Navigation, SapFormatError } from "@counterfoil/sap";
import type { Db } from "../../database.ts";
import { MAX_ROWS, type Row } from "./run-query.ts";
import type { Served } from "./served.ts";

/** Puts into rows the entities that they lead to: one query for each step, however many rows there are. */
export async function expandRows(
  db: Db,
  served: Served,
  set: EntitySet,
  rows: readonly Row[],
  paths: readonly (readonly string[])[],
): Promise<void> {
  const names = [...new Set(paths.flatMap(([first]) => first ?? []))];
  for (const name of names) {
    const { navigation, target } = stepOf(served, set, name);
    const found = rows.length === 0 ? [] : await readLinked(db, served, { navigation, target, rows });
    const further = paths.filter(([first]) => first === name).map(([, ...rest]) => rest);
    await expandRows(
      db,
      served,
      target,
      found,
      further.filter((rest) => rest.length > 0),
    );
    const byKey = Object.groupBy(found, (row) => linkKey(row, Object.values(navigation.by)));
    for (const row of rows) {
      const linked = byKey[linkKey(row, Object.keys(navigation.by))] ?? [];
      row[name] = navigation.many ? linked : (linked[0] ?? null);
    }
  }
}

type Step = { navigation: Navigation; target: EntitySet };

function stepOf({ service }: Served, { type }: EntitySet, name: string): Step {
  const navigation = Object.hasOwn(type.navigations, name) ? type.navigations[name] : undefined;
  const target = service.sets.find((each) => each.name === navigation?.set);
  if (navigation && target) return { navigation, target };
  throw new SapFormatError("odata.option", `$expand: ${type.name} has no navigation ${JSON.stringify(name)}`);
}

const linkKey = (row: Row, names: readonly string[]) => JSON.stringify(names.map((name) => row[name]));

async function readLinked(db: Db, served: Served, { navigation, target, rows }: Step & { rows: readonly Row[] }) {
  const source = served.rows[target.name];
  // Rows that are worked out for a filter have no navigations.
  if (source === undefined || typeof source === "function") throw new Error(`${target.name} cannot be expanded`);
  const links = Object.entries(navigation.by);
  const values = links.map(([own]) => sql`${rows.map((row) => row[own] as string)}::text[]`);
  const { rows: found } = await sql<Row>`
    select entity.* from ${source} as entity
    where (${sql.join(links.map(([, other]) => sql.ref(other)))}) in (select * from unnest(${sql.join(values)}))
    order by ${sql.join(target.type.keys.map((key) => sql.ref(key)))} limit ${MAX_ROWS + 1}`.execute(db);
  if (found.length > MAX_ROWS) throw new SapFormatError("odata.option", `$expand leads to more than ${MAX_ROWS} rows`);
  return found;
}
