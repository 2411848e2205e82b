import {
  type EntityKey,
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
import { expandRows } from "./expand-rows.ts";
import { countRows, queryRows, type Rows } from "./run-query.ts";
import { NotThere, type ODataAnswer, type Reading, type Served } from "./served.ts";

const json = (body: object): ODataAnswer => ({ status: 200, type: "application/json; charset=utf-8", body });

/** Answers a GET below a service's name. Throws SapFormatError for what is not understood and NotThere for what does not exist. */
export async function answerRequest(reading: Reading, path: string, parameters: URLSearchParams): Promise<ODataAnswer> {
  const { db, served, serviceUrl } = reading;
  const { service } = served;
  const resource = findResource(path, service);
  if (resource.kind === "service") return json(serviceAnswer(service));
  if (resource.kind === "metadata")
    return { status: 200, type: "application/xml; charset=utf-8", body: metadataOf(service) };
  const answered = resource.kind === "navigation" ? resource.target : resource.set;
  const query = parseQuery(parameters, answered.type);
  if (resource.kind === "count")
    return {
      status: 200,
      type: "text/plain",
      body: String(await countRows(db, await rowsOf(served, answered, query), query)),
    };
  if (resource.kind === "entity") return answerEntity(reading, resource, query);
  const options = { serviceUrl, service, set: answered, select: query.select };
  const key = resource.kind === "navigation" ? await navigationKey(db, served, resource) : {};
  const source = await rowsOf(served, answered, query);
  const rows = await queryRows(db, source, answered, query, key);
  await expandRows(db, served, answered, rows, query.expand ?? []);
  if (resource.kind === "navigation" && !resource.navigation.many)
    return json(entityAnswer(rows[0] ?? notThere(answered), options));
  const count = query.inlineCount ? await countRows(db, source, query, key) : undefined;
  return json(setAnswer(rows, { ...options, count }));
}

export function findResource(path: string, service: ODataService): ODataResource {
  const resource = parseResource(path, service);
  if (!resource) throw new NotThere(`Resource not found for the segment '${path.slice(0, 80)}'`);
  return resource;
}

type EntityPlace = { set: EntitySet; key: EntityKey };
export const wholeEntity: ODataQuery = { orderBy: [], skip: 0, inlineCount: false };

/** One entity, with the version that a change has to name (If-Match) where the service takes changes. */
export async function answerEntity(
  { db, served, serviceUrl }: Reading,
  { set, key }: EntityPlace,
  query: ODataQuery,
): Promise<ODataAnswer> {
  const row = await oneRow(db, served, set, query, key);
  await expandRows(db, served, set, [row], query.expand ?? []);
  const options = { serviceUrl, service: served.service, set, select: query.select };
  const etag = typeof row.ETag === "string" ? { etag: `W/"${row.ETag}"` } : undefined;
  return { ...json(entityAnswer(row, options)), ...(etag && { headers: etag }) };
}

async function oneRow(db: Db, served: Served, set: EntitySet, query: ODataQuery, key: EntityKey) {
  const [row] = await queryRows(db, await rowsOf(served, set, query), set, query, key);
  return row ?? notThere(set);
}

/** The keys of the other side, from the entity that the way starts at. */
async function navigationKey(db: Db, served: Served, { set, key, navigation }: ODataResource & { kind: "navigation" }) {
  const row = await oneRow(db, served, set, wholeEntity, key);
  return Object.fromEntries(Object.entries(navigation.by).map(([own, other]) => [other, row[own] as string]));
}

async function rowsOf({ rows }: Served, set: EntitySet, { filter }: ODataQuery): Promise<Rows> {
  const source = rows[set.name] ?? notThere(set);
  return typeof source === "function" ? source(filter) : source;
}

function notThere(set: EntitySet): never {
  throw new NotThere(`Resource not found for the segment '${set.name}'`);
}
