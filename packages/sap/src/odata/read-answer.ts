import { SapFormatError } from "../errors.ts";
import { type EntitySet, type Property, type PropertyType, propertyOf, type RowOf } from "./entity.ts";

export interface ODataRows<R> {
  /** With $select only the selected properties are there. */
  rows: Partial<R>[];
  count?: number | undefined;
  /** Where the next page is, when the server did not give all. */
  next?: string | undefined;
}

const refuse = (message: string): never => {
  throw new SapFormatError("odata.answer", message);
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads a set, one entity (as one row), and the form `{"d":{"results":{…}}}` that C4C gives for one entity. */
export function readAnswer<P extends Record<string, PropertyType>>(
  body: string,
  set: EntitySet<P>,
): ODataRows<RowOf<EntitySet<P>>> {
  const json = parseJson(body);
  const data = isObject(json) ? json.d : undefined;
  if (data === undefined) return refuse("The answer has no d: it is no OData V2 JSON");
  const results = isObject(data) && "results" in data ? data.results : data;
  const rows = (Array.isArray(results) ? results : [results]).map((row) => readRow(row, set as unknown as EntitySet));
  const { __count, __next } = isObject(data) ? data : {};
  return {
    rows: rows as Partial<RowOf<EntitySet<P>>>[],
    count: __count === undefined ? undefined : Number(__count),
    next: typeof __next === "string" ? __next : undefined,
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return refuse(`The answer is no JSON: ${JSON.stringify(body.slice(0, 80))}`);
  }
}

function readRow(row: unknown, set: EntitySet): Record<string, unknown> {
  if (!isObject(row)) return refuse(`${set.name}: a row is no object`);
  const read: Record<string, unknown> = {};
  for (const name of Object.keys(set.type.properties))
    if (Object.hasOwn(row, name)) read[name] = readValue(row[name], propertyOf(set.type, name) as Property);
  return read;
}

function readValue(value: unknown, { name, type }: Property): unknown {
  if (value === null) return null;
  const wrong = () => refuse(`${name}: ${JSON.stringify(value)} is no ${type}`);
  switch (type) {
    case "Edm.Boolean":
      return typeof value === "boolean" ? value : wrong();
    case "Edm.Int32":
      return Number.isInteger(value) ? value : wrong();
    case "Edm.Decimal":
    case "Edm.Int64":
      return /^-?\d+(\.\d+)?$/.test(String(value)) ? String(value) : wrong();
    case "Edm.DateTime":
    case "Edm.DateTimeOffset":
      return readMoment(String(value)) ?? wrong();
    default:
      return typeof value === "string" ? value : wrong();
  }
}

/** `/Date(ms)/` or `/Date(ms+0000)/`; the zone behind is only for display, the milliseconds are UTC. */
function readMoment(text: string): string | undefined {
  const match = /^\/Date\((-?\d{1,15})([+-]\d{4})?\)\/$/.exec(text);
  return match === null ? undefined : new Date(Number(match[1])).toISOString();
}

export interface ODataError {
  code: string;
  message: string;
}

/** The error in an answer; undefined when the body is something else (a proxy's page, say). */
export function readError(body: string): ODataError | undefined {
  try {
    const { error } = JSON.parse(body);
    const message = typeof error.message === "string" ? error.message : error.message.value;
    return { code: String(error.code), message: String(message) };
  } catch {
    return undefined;
  }
}
