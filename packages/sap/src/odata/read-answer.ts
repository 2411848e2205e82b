import { SapFormatError } from "../errors.ts";
import { type EntitySet, type Property, type PropertyType, propertyOf, type RowOf } from "./entity.ts";
import { isObject, readValue } from "./read-value.ts";

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

/** Reads a set, one entity (as one row), and the form `{"d":{"results":{…}}}` that C4C gives for one entity. */
export function readAnswer<P extends Record<string, PropertyType>>(
  body: string,
  set: EntitySet<P>,
): ODataRows<RowOf<EntitySet<P>>> {
  const data = dataOf(body);
  const rows = rowsIn(data).map((row) => readRow(row, set as unknown as EntitySet));
  const { __count, __next } = isObject(data) ? data : {};
  return {
    rows: rows as Partial<RowOf<EntitySet<P>>>[],
    count: __count === undefined ? undefined : Number(__count),
    next: typeof __next === "string" ? __next : undefined,
  };
}

/** The rows of an answer as they are in its JSON. */
export const rowsOf = (body: string): unknown[] => rowsIn(dataOf(body));

function dataOf(body: string): unknown {
  const json = parseJson(body);
  const data = isObject(json) ? json.d : undefined;
  return data === undefined ? refuse("The answer has no d: it is no OData V2 JSON") : data;
}

function rowsIn(data: unknown): unknown[] {
  const results = isObject(data) && "results" in data ? data.results : data;
  return Array.isArray(results) ? results : [results];
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

export interface ODataErrorDetail {
  code: string;
  message: string;
  /** The property at fault, as a path from the entity; empty when it is none. */
  target: string;
}

export interface ODataError {
  code: string;
  message: string;
  details: ODataErrorDetail[];
}

/** The error in an answer; undefined when the body is something else (a proxy's page, say). */
export function readError(body: string): ODataError | undefined {
  try {
    const { error } = JSON.parse(body);
    if (error.message === undefined) return undefined;
    const details = Array.isArray(error.innererror?.errordetails) ? error.innererror.errordetails : [];
    return { code: String(error.code), message: textOf(error.message), details: details.flatMap(detailOf) };
  } catch {
    return undefined;
  }
}

/** SAP's text has its language beside it; others send the text alone. */
const textOf = (message: unknown): string => String(isObject(message) ? message.value : message);

/** SAP names the field in `target`, older Gateways in `propertyref`. */
function detailOf(detail: unknown): ODataErrorDetail[] {
  if (!isObject(detail)) return [];
  const { code, message, target, propertyref } = detail;
  return [{ code: String(code ?? ""), message: textOf(message ?? ""), target: String(target || propertyref || "") }];
}
