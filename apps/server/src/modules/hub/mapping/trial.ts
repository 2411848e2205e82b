import type { MappedSegment, MappingProblem, MappingTrial } from "@counterfoil/contracts";
import { inspectRecord, type MappedRecord, type WrittenSegment } from "@counterfoil/sap";
import type { CompiledMapping } from "./compile.ts";
import { brokenRule } from "./erp-rules.ts";
import { type MappingFacts, mappingErrorOf } from "./facts.ts";
import { records } from "./records.ts";
import { type At, type SegmentSources, sourceText } from "./source.ts";

/** A subject through a mapping, for people: the segments, and at each field what would stop it. */
export type Subject = { type: MappedRecord; number: string; value: unknown };

export function tryMapping(
  mapping: CompiledMapping,
  { type, number, value }: Subject,
  facts: MappingFacts,
): MappingTrial {
  const sources = sourcesOf(records[type].sources, {
    subject: value,
    item: undefined,
    part: undefined,
    facts,
    telling,
  });
  try {
    const draft = mapping.map(type, value, facts);
    const written = inspectRecord(records[type].table, draft);
    return { number, sources, segments: flatten(written, 0), problems: [...faultsIn(written), ...ruleOf(type, draft)] };
  } catch (error) {
    const failure = mappingErrorOf(error);
    if (failure === undefined) throw error;
    const { code, subject } = failure.root;
    return { number, sources, segments: [], problems: [{ field: subject, code, detail: failure.message }] };
  }
}

/** Sources do not depend on how they are told. */
const telling = { discounts: "single", prices: "withTax", taxes: "told" } as const;

function flatten({ segment, fields, children }: WrittenSegment, depth: number): MappedSegment[] {
  return [{ segment, depth, fields }, ...children.flatMap((child) => flatten(child, depth + 1))];
}

function ruleOf(type: MappedRecord, draft: Record<string, unknown>): MappingProblem[] {
  const broken = brokenRule(type, draft);
  return broken === undefined ? [] : [{ field: broken.subject, code: broken.code, detail: broken.detail }];
}

const details = {
  missing: "The ERP cannot do without this field.",
  invalid: "The value is not what the field takes.",
  tooLong: "The value is longer than the field.",
};
const codes = { missing: "mapping-missing", invalid: "value-invalid", tooLong: "value-too-long" };

function faultsIn({ segment, fields, children }: WrittenSegment): MappingProblem[] {
  const own = fields.flatMap(({ name, fault }) =>
    fault === undefined ? [] : [{ field: `${segment}.${name}`, code: codes[fault], detail: details[fault] }],
  );
  return [...own, ...children.flatMap(faultsIn)];
}

const ELEMENTS_SHOWN = 20;

/** What each source says of this subject, the first elements of each list by their place: line.articleId [2]. */
function sourcesOf(spec: SegmentSources, at: At, place = ""): MappingTrial["sources"] {
  const own = spec.sources.flatMap(({ name, type, read }) => {
    const value = readQuietly(() => read(at));
    return value === undefined || value === "" ? [] : [{ name: `${name}${place}`, text: sourceText(type, value) }];
  });
  const below = (spec.children ?? []).flatMap((child) =>
    (child.each?.(at) ?? []).slice(0, ELEMENTS_SHOWN).flatMap((element, index) => {
      const inner = place === "" ? { ...at, item: element } : { ...at, part: element };
      return sourcesOf(child, inner, `${place}[${index + 1}]`);
    }),
  );
  return [...own, ...below];
}

/** A source that cannot be told (an inexact quantity) is among the problems already. */
function readQuietly(read: () => string | number | undefined): string | number | undefined {
  try {
    return read();
  } catch (error) {
    if (mappingErrorOf(error) === undefined) throw error;
    return undefined;
  }
}
