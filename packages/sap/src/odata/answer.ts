import { SapFormatError } from "../errors.ts";
import type { EdmType, EntitySet, ODataService, Property } from "./entity.ts";
import { propertyOf } from "./entity.ts";
import type { ODataErrorDetail } from "./read-answer.ts";
import { writeKey } from "./resource.ts";

export interface AnswerOptions {
  /** Address of the service without a slash at its end. */
  serviceUrl: string;
  service: ODataService;
  set: EntitySet;
  select?: Property[] | undefined;
  /** How many rows match in all, when the request asked for it. */
  count?: number | undefined;
}

type Row = Record<string, unknown>;

/** [seen] The JSON of a set: `{"d":{"results":[…]}}`, with `__count` as text. */
export function setAnswer(rows: Iterable<Row>, options: AnswerOptions): object {
  const results = Array.from(rows, (row) => entityJson(row, options));
  return { d: options.count === undefined ? { results } : { __count: String(options.count), results } };
}

/** [seen] The JSON of one entity: `{"d":{…}}`. */
export const entityAnswer = (row: Row, options: AnswerOptions): object => ({ d: entityJson(row, options) });

export const serviceAnswer = (service: ODataService): object => ({
  d: { EntitySets: service.sets.map(({ name }) => name) },
});

/** SAP Gateway's error body, with what is at fault in `target`; its form is general knowledge, not verified. */
export function errorAnswer(code: string, message: string, details: readonly ODataErrorDetail[] = []): object {
  const errordetails = details.map((each) => ({ ...each, severity: "error" }));
  return {
    error: { code, message: { lang: "en", value: message }, innererror: details.length > 0 ? { errordetails } : {} },
  };
}

function entityJson(row: Row, options: AnswerOptions): Row {
  const { serviceUrl, service, set, select } = options;
  const uri = `${serviceUrl}/${set.name}${writeKey(set, row)}`;
  const json: Row = { __metadata: { id: uri, uri, type: `${service.name}.${set.type.name}` } };
  const names = select === undefined ? Object.keys(set.type.properties) : select.map(({ name }) => name);
  for (const name of names) json[name] = valueJson(row[name], propertyOf(set.type, name) as Property);
  for (const [name, navigation] of Object.entries(set.type.navigations)) {
    const target = service.sets.find((each) => each.name === navigation.set);
    const nested = target && row[name];
    if (nested !== undefined) json[name] = nestedJson(nested, { serviceUrl, service, set: target as EntitySet });
    else if (select === undefined) json[name] = { __deferred: { uri: `${uri}/${name}` } };
  }
  return json;
}

/** [seen] Expanded: many as `{"results":[…]}`, one as itself, none as null. */
function nestedJson(nested: unknown, options: AnswerOptions): object | null {
  if (Array.isArray(nested)) return { results: nested.map((row: Row) => entityJson(row, options)) };
  return nested === null ? null : entityJson(nested as Row, options);
}

/** [seen] Decimal and Int64 travel as text, moments as /Date(ms)/. */
function valueJson(value: unknown, { name, type, nullable }: Property): unknown {
  if (value === null || value === undefined) {
    if (nullable) return null;
    throw new SapFormatError("odata.property", `${name} has no value and may not be null`);
  }
  return jsonForms[type]?.(value as string) ?? value;
}

const jsonForms: Partial<Record<EdmType, (value: string) => string>> = {
  "Edm.Decimal": String,
  "Edm.Int64": String,
  "Edm.DateTime": (value) => `/Date(${Date.parse(value)})/`,
  "Edm.DateTimeOffset": (value) => `/Date(${Date.parse(value)}+0000)/`,
};
