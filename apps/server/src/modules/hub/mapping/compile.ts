import type { FieldRule, MappingDocument, Telling } from "@counterfoil/contracts";
import type { MappedRecord, SegmentField, SegmentTable } from "@counterfoil/sap";
import { compileRule, type Read } from "./compile-rule.ts";
import type { MappingFacts } from "./facts.ts";
import { EXTENSION, records, typesOf } from "./records.ts";
import type { At, SegmentSources, Source } from "./source.ts";

type Draft = Record<string, unknown>;
type Make = (at: At) => Draft;
export type CompiledMapping = {
  telling: Telling;
  /** The subject as a record for the writer of that type; throws MappingError. */
  map: (type: MappedRecord, subject: unknown, facts: MappingFacts) => Draft;
};

export function compileMapping(document: MappingDocument): CompiledMapping {
  const { telling } = document;
  const makers = new Map<MappedRecord, Make>();
  return {
    telling,
    map(type, subject, facts) {
      const make = makers.get(type) ?? compileRecord(document, type);
      makers.set(type, make);
      return make({ subject, item: undefined, part: undefined, facts, telling });
    },
  };
}

function compileRecord(document: MappingDocument, type: MappedRecord): Make {
  const { table, sources } = records[type];
  return compileSegment(document, table, { spec: sources, known: new Map(), level: 0 });
}

type Scope = { spec: SegmentSources; known: ReadonlyMap<string, Source>; level: number };

/** Fields of one segment, then its segments below. A field without a rule, and one whose rule has nothing, is left out. */
function compileSegment(document: MappingDocument, table: SegmentTable, { spec, known, level }: Scope): Make {
  const sources = new Map([...known, ...spec.sources.map((source) => [source.name, source] as const)]);
  const fields = compileFields(document, table, sources);
  const extensions = compileExtensions(document, table, { sources, fixed: spec.fixed });
  const lists = (spec.children ?? []).flatMap((child) => {
    const below = table.children.find(({ segment }) => segment === child.segment);
    if (below === undefined) return [];
    const make = compileSegment(document, below, { spec: child, known: sources, level: level + 1 });
    return [{ key: below.key, list: compileList(make, child, level) }];
  });
  return (at) => {
    const draft: Draft = {};
    for (const { key, read } of fields) {
      const value = read(at);
      if (value !== undefined && value !== "") draft[key] = value;
    }
    for (const { key, list } of lists) draft[key] = list(at);
    if (extensions !== undefined) draft[extensions.key] = extensions.list(at);
    return draft;
  };
}

/** One place of reading for all elements of a list: 20 lines with 40 conditions would be 60 objects more. */
function compileList(make: Make, { each }: SegmentSources, level: number): (at: At) => Draft[] {
  const place = level === 0 ? "item" : "part";
  return (at) => {
    const before = at[place];
    const drafts: Draft[] = [];
    for (const element of each?.(at) ?? []) {
      at[place] = element;
      drafts.push(make(at));
    }
    at[place] = before;
    return drafts;
  };
}

function compileFields(document: MappingDocument, table: SegmentTable, sources: ReadonlyMap<string, Source>) {
  return table.fields.flatMap((field) => {
    const rule = document.fields[`${table.segment}.${field.name}`];
    return rule === undefined ? [] : [{ key: field.key, read: compileRule(rule, field, sources, document.lookups) }];
  });
}

/** Fields of the retailer's own under a segment, with the names that they travel by. */
export function extensionRules(document: MappingDocument, segment: string): [group: string, name: string, FieldRule][] {
  const start = `${segment}.${EXTENSION}.`;
  return Object.entries(document.fields).flatMap(([path, rule]) => {
    if (!path.startsWith(start)) return [];
    const [group = "", ...name] = path.slice(start.length).split(".");
    return [[group, name.join("."), rule] as [string, string, FieldRule]];
  });
}

function compileExtensions(
  document: MappingDocument,
  table: SegmentTable,
  { sources, fixed }: { sources: ReadonlyMap<string, Source>; fixed: SegmentSources["fixed"] },
) {
  const below = table.children.find(({ segment }) => segment === EXTENSION);
  const value = below?.fields.find(({ key }) => key === "value");
  const rules = extensionRules(document, table.segment);
  if (below === undefined || value === undefined || (rules.length === 0 && fixed === undefined)) return undefined;
  const compiled = rules.map(([group, name, rule]) => ({
    group,
    name,
    read: compileRule(rule, value, sources, document.lookups),
  }));
  const list = (at: At) => [...compiled.flatMap((each) => extensionOf(each, at)), ...(fixed?.(at) ?? [])];
  return { key: below.key, list };
}

function extensionOf({ group, name, read }: { group: string; name: string; read: Read }, at: At): Draft[] {
  const value = read(at);
  return value === undefined || value === "" ? [] : [{ group, name, value }];
}

export type Target = { path: string; field: SegmentField; segment: string; sources: Source[] };

/** All that a document of the service can fill, in the order of the wire, with the sources in reach. */
export function targetsOf(service: Parameters<typeof typesOf>[0]): Target[] {
  return typesOf(service).flatMap((type) => targetsIn(records[type].table, records[type].sources, []));
}

function targetsIn(table: SegmentTable, spec: SegmentSources, above: readonly Source[]): Target[] {
  const sources = [...above, ...spec.sources];
  const { segment } = table;
  const own = table.fields.map((field) => ({ path: `${segment}.${field.name}`, field, segment, sources }));
  const below = (spec.children ?? []).flatMap((child) => {
    const found = table.children.find((each) => each.segment === child.segment);
    return found === undefined ? [] : targetsIn(found, child, sources);
  });
  return [...own, ...below];
}
