import {
  type EntitySet,
  entityAnswer,
  metadataOf,
  type ODataQuery,
  type ODataResource,
  type ODataService,
  parseQuery,
  parseResource,
  serviceAnswer,
  setAnswer,
} from "@counterfoil/sap";
import type { Db } from "../../database.ts";
import { countRows, queryRows, type Rows } from "./run-query.ts";

/** Rows that are kept, or that are worked out for what the filter asks. */
export type Served = {
  service: ODataService;
  rows: Record<string, Rows | ((filter: ODataQuery["filter"]) => Promise<Rows>)>;
};
export type ODataAnswer = { status: number; type: string; body: string | object };
export class NotThere extends Error {}

const json = (body: object): ODataAnswer => ({ status: 200, type: "application/json; charset=utf-8", body });

/** Answers a GET below a service's name. Throws SapFormatError for what is not understood and NotThere for what does not exist. */
export async function answerRequest(
  db: Db,
  served: Served,
  serviceUrl: string,
  path: string,
  parameters: URLSearchParams,
): Promise<ODataAnswer> {
  const { service } = served;
  const resource = parseResource(path, service);
  if (!resource) throw new NotThere(`Resource not found for the segment '${path.slice(0, 80)}'`);
  if (resource.kind === "service") return json(serviceAnswer(service));
  if (resource.kind === "metadata")
    return { status: 200, type: "application/xml; charset=utf-8", body: metadataOf(service) };
  const answered = resource.kind === "navigation" ? resource.target : resource.set;
  const query = parseQuery(parameters, answered.type);
  const options = { serviceUrl, service, set: answered, select: query.select };
  if (resource.kind === "count")
    return {
      status: 200,
      type: "text/plain",
      body: String(await countRows(db, await rowsOf(served, answered, query), query)),
    };
  if (resource.kind === "entity")
    return json(entityAnswer(await oneRow(db, served, resource.set, query, resource.key), options));
  const key = resource.kind === "navigation" ? await navigationKey(db, served, resource) : {};
  const source = await rowsOf(served, answered, query);
  const rows = await queryRows(db, source, answered, query, key);
  if (resource.kind === "navigation" && !resource.navigation.many)
    return json(entityAnswer(rows[0] ?? notThere(answered), options));
  const count = query.inlineCount ? await countRows(db, source, query, key) : undefined;
  return json(setAnswer(rows, { ...options, count }));
}

async function oneRow(
  db: Db,
  served: Served,
  set: EntitySet,
  query: ODataQuery,
  key: (ODataResource & { kind: "entity" })["key"],
) {
  const [row] = await queryRows(db, await rowsOf(served, set, query), set, query, key);
  return row ?? notThere(set);
}

/** The keys of the other side, from the entity that the way starts at. */
async function navigationKey(db: Db, served: Served, { set, key, navigation }: ODataResource & { kind: "navigation" }) {
  const row = await oneRow(db, served, set, { orderBy: [], skip: 0, inlineCount: false }, key);
  return Object.fromEntries(Object.entries(navigation.by).map(([own, other]) => [other, row[own] as string]));
}

async function rowsOf({ rows }: Served, set: EntitySet, { filter }: ODataQuery): Promise<Rows> {
  const source = rows[set.name] ?? notThere(set);
  return typeof source === "function" ? source(filter) : source;
}

function notThere(set: EntitySet): never {
  throw new NotThere(`Resource not found for the segment '${set.name}'`);
}
