import type {
  FieldMapping,
  FieldRule,
  LookupName,
  MappedService,
  MappingDocument,
  MappingProblem,
  MappingTrial,
  TargetField,
} from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { useQuery } from "@tanstack/react-query";

export const mappingPath = (service: MappedService) => `/api/hub/field-mappings/${service}`;

export function useFieldMapping(service: MappedService, version?: string) {
  return useQuery({
    queryKey: ["field-mapping", service, version],
    queryFn: ({ signal }) => api<FieldMapping>(mappingPath(service), { query: { version }, signal }),
  });
}

/** The mapping as it is being worked on, on the last transaction: what each field would hold. */
export function useTrial(service: MappedService, document: MappingDocument, number: string) {
  return useQuery({
    queryKey: ["mapping-trial", service, number, document],
    queryFn: ({ signal }) =>
      api<MappingTrial>(`${mappingPath(service)}/try`, {
        method: "POST",
        body: { document, ...(number === "" ? {} : { number }) },
        signal,
      }),
    retry: false,
    placeholderData: (before) => before,
  });
}

/** A field of the document with its rule, if it has one, and what it holds in the trial. */
export type FieldRow = { target: TargetField; rule: FieldRule | undefined; text: string; problem: string | undefined };

export function fieldRows(
  { targets }: Pick<FieldMapping, "targets">,
  document: MappingDocument,
  trial: MappingTrial | undefined,
  refused: readonly MappingProblem[],
): FieldRow[] {
  const texts = firstTexts(trial);
  const problems = new Map(
    [...(trial?.problems ?? []), ...refused].map(({ field, detail }) => [field, detail] as const),
  );
  return [...targets, ...ownTargets(document, targets)].map((target) => ({
    target,
    rule: document.fields[target.field],
    text: texts.get(target.field) ?? "",
    problem: problems.get(target.field),
  }));
}

/** Of a segment that repeats, the first one stands for all. */
function firstTexts(trial: MappingTrial | undefined): Map<string, string> {
  const texts = new Map<string, string>();
  let record = "";
  for (const { segment, depth, fields } of trial?.segments ?? []) {
    if (depth === 0) record = segment;
    const own = segment === "E1WXX01";
    const partOf = (name: string) => fields.find((field) => field.name === name)?.text ?? "";
    if (own) texts.set(`${record}.E1WXX01.${partOf("FLDGRP")}.${partOf("FLDNAME")}`, partOf("FLDVAL"));
    else
      for (const { name, text } of fields) if (!texts.has(`${segment}.${name}`)) texts.set(`${segment}.${name}`, text);
  }
  return texts;
}

/** Fields of the retailer's own are those that have a rule. */
function ownTargets(document: MappingDocument, targets: readonly TargetField[]): TargetField[] {
  return Object.keys(document.fields).flatMap((field) => {
    const [segment = "", name] = field.split(".E1WXX01.");
    const beside = targets.find((target) => target.segment === segment);
    if (name === undefined || beside === undefined) return [];
    const sources = [...new Set(targets.filter((each) => each.segment === segment).flatMap((each) => each.sources))];
    return [{ field, segment, name, type: "text", required: false, sources }];
  });
}

export function withRule(document: MappingDocument, field: string, rule: FieldRule | undefined): MappingDocument {
  const { [field]: _before, ...others } = document.fields;
  return { ...document, fields: rule === undefined ? others : { ...others, [field]: rule } };
}

export type EntryRow = { from: string; to: string };
export const entriesOf = (document: MappingDocument, lookup: LookupName): EntryRow[] =>
  Object.entries(document.lookups[lookup].entries).map(([from, to]) => ({ from, to }));

export function withEntries(document: MappingDocument, lookup: LookupName, rows: readonly EntryRow[]): MappingDocument {
  const entries = Object.fromEntries(rows.map(({ from, to }) => [from.trim(), to.trim()]));
  const table = { ...document.lookups[lookup], entries };
  return { ...document, lookups: { ...document.lookups, [lookup]: table } };
}

/** Lookups that some field of this service goes by. */
export function lookupsUsed(document: MappingDocument): LookupName[] {
  const used = new Set(Object.values(document.fields).flatMap(({ lookup }) => lookup ?? []));
  return (Object.keys(document.lookups) as LookupName[]).filter((name) => used.has(name));
}

/** The first version was made by nobody; its reason is in the reader's language. */
export function whyText({ version, why }: { version: number; why: string }, t: (key: string) => string): string {
  return version === 1 && why === firstWhy ? t("mapping.first") : why;
}
const firstWhy = "The mapping that the program comes with.";
