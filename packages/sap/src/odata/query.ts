import { SapFormatError } from "../errors.ts";
import { type EntityType, type Property, propertyOf } from "./entity.ts";
import { type FilterTree, parseFilter } from "./filter.ts";
import { writeFilter } from "./filter-use.ts";

export interface ODataQuery {
  filter?: FilterTree | undefined;
  select?: Property[] | undefined;
  orderBy: { property: Property; descending: boolean }[];
  top?: number | undefined;
  skip: number;
  /** Navigations whose entities come along, step by step: `to_Customer/to_CustomerSalesArea` is two steps. */
  expand?: string[][] | undefined;
  /** The answer carries how many rows match without $top and $skip. */
  inlineCount: boolean;
}

const refuse = (message: string): never => {
  throw new SapFormatError("odata.option", message);
};

const known = new Set(["$filter", "$select", "$orderby", "$top", "$skip", "$inlinecount", "$format", "$expand"]);
const limits = { expands: 12, steps: 3 };

/** Reads the query of a request for a set. Options without $ (sap-client, sap-language) are not OData's and let pass. */
export function parseQuery(parameters: URLSearchParams | string, type: EntityType): ODataQuery {
  const options = optionsOf(typeof parameters === "string" ? new URLSearchParams(parameters) : parameters);
  const filter = options.get("$filter");
  const select = options.get("$select");
  const expand = options.get("$expand");
  const format = options.get("$format") ?? "json";
  if (format !== "json") refuse(`$format: only json is served, not ${JSON.stringify(format)}`);
  const inlineCount = options.get("$inlinecount") ?? "none";
  if (inlineCount !== "none" && inlineCount !== "allpages") refuse("$inlinecount is neither allpages nor none");
  return {
    filter: filter === undefined ? undefined : parseFilter(filter, type),
    select: select === undefined || select.trim() === "*" ? undefined : names(select, "$select", type),
    orderBy: parseOrder(options.get("$orderby"), type),
    top: count(options.get("$top"), "$top"),
    skip: count(options.get("$skip"), "$skip") ?? 0,
    expand: expand === undefined ? undefined : parseExpand(expand),
    inlineCount: inlineCount === "allpages",
  };
}

function optionsOf(parameters: URLSearchParams): Map<string, string> {
  const options = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (!name.startsWith("$")) continue;
    if (!known.has(name)) refuse(`${name} is not supported`);
    if (options.has(name)) refuse(`${name} is given twice`);
    options.set(name, value);
  }
  return options;
}

function names(text: string, option: string, type: EntityType): Property[] {
  return text.split(",").map((part) => property(part.trim(), option, type));
}

function property(name: string, option: string, type: EntityType): Property {
  return propertyOf(type, name) ?? refuse(`${option}: ${type.name} has no property ${JSON.stringify(name)}`);
}

function parseOrder(text: string | undefined, type: EntityType): ODataQuery["orderBy"] {
  if (text === undefined) return [];
  return text.split(",").map((part) => {
    const [name = "", direction = "asc", ...more] = part.trim().split(/\s+/);
    if ((direction !== "asc" && direction !== "desc") || more.length > 0)
      refuse(`$orderby: ${JSON.stringify(part.trim())} is no property with asc or desc`);
    return { property: property(name, "$orderby", type), descending: direction === "desc" };
  });
}

/** Whether the steps exist is seen on the way. */
function parseExpand(text: string): string[][] {
  const paths = text.split(",").map((path) => path.trim().split("/"));
  if (paths.length > limits.expands || paths.some((steps) => steps.length > limits.steps))
    refuse(`$expand: at most ${limits.expands} paths of ${limits.steps} steps`);
  return paths;
}

function count(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) : refuse(`${option} is no whole number from 0 to 999999999`);
}

/** The query of a request, encoded, without the question mark. */
export function writeQuery(query: Partial<ODataQuery>): string {
  const parts: [string, string][] = [];
  if (query.filter !== undefined) parts.push(["$filter", writeFilter(query.filter)]);
  if (query.select !== undefined) parts.push(["$select", query.select.map(({ name }) => name).join(",")]);
  if (query.orderBy !== undefined && query.orderBy.length > 0) parts.push(["$orderby", order(query.orderBy)]);
  if (query.top !== undefined) parts.push(["$top", String(query.top)]);
  if (query.skip !== undefined && query.skip > 0) parts.push(["$skip", String(query.skip)]);
  if (query.expand !== undefined) parts.push(["$expand", query.expand.map((steps) => steps.join("/")).join(",")]);
  if (query.inlineCount === true) parts.push(["$inlinecount", "allpages"]);
  return [...parts, ["$format", "json"]]
    .map(([name, value]) => `${name}=${encodeURIComponent(value as string)}`)
    .join("&");
}

const order = (orderBy: ODataQuery["orderBy"]) =>
  orderBy.map(({ property, descending }) => property.name + (descending ? " desc" : "")).join(",");
