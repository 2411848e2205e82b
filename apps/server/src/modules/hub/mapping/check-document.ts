import { lookupNames, type MappedService, type MappingDocument, type MappingProblem } from "@counterfoil/contracts";
import type { SegmentField } from "@counterfoil/sap";
import { extensionRules, type Target, targetsOf } from "./compile.ts";
import { EXTENSION } from "./records.ts";
import type { Source } from "./source.ts";

type Rule = MappingDocument["fields"][string];
type Found = Omit<MappingProblem, "field">;

/** All that is wrong with a mapping before any transaction is seen, each at its field. */
export function checkDocument(service: MappedService, document: MappingDocument): MappingProblem[] {
  const targets = new Map(targetsOf(service).map((target) => [target.path, target]));
  const problems: MappingProblem[] = [];
  for (const { path, field } of targets.values())
    if (field.required && document.fields[path] === undefined)
      problems.push({ field: path, code: "target-missing", detail: "The ERP cannot do without this field." });
  for (const [path, rule] of Object.entries(document.fields)) {
    const target = targets.get(path) ?? extensionTarget(path, document, targets);
    const found = target === undefined ? [unknownField] : checkRule(rule, target);
    problems.push(...found.map((each) => ({ field: path, ...each })));
  }
  for (const name of lookupNames) problems.push(...checkLookup(name, document, targets));
  return problems;
}

const unknownField: Found = { code: "field-unknown", detail: "There is no such field." };

/** A retailer's own field takes any text. */
function extensionTarget(
  path: string,
  document: MappingDocument,
  targets: ReadonlyMap<string, Target>,
): Target | undefined {
  const [segment = ""] = path.split(`.${EXTENSION}.`);
  const beside = [...targets.values()].find((target) => target.segment === segment);
  const isRule = extensionRules(document, segment).some(
    ([group, name]) =>
      path === `${segment}.${EXTENSION}.${group}.${name}` && /^\w{1,30}$/.test(group) && /^\w{1,30}$/.test(name),
  );
  if (beside === undefined || !isRule) return undefined;
  const field = { ...beside.field, type: "text" as const, required: true, name: path };
  delete field.length;
  delete field.codes;
  return { ...beside, path, field };
}

function checkRule(rule: Rule, { field, sources }: Target): Found[] {
  if ((rule.source === undefined) === (rule.constant === undefined))
    return [{ code: "rule-ambiguous", detail: "Either a field of ours or a constant." }];
  const found: Found[] = [];
  if (rule.when !== undefined && !sources.some(({ name }) => name === rule.when))
    found.push({ code: "source-unknown", detail: `${rule.when} is not known here.` });
  if (rule.when !== undefined && field.required)
    found.push({ code: "target-missing", detail: "A field that must be there cannot depend on another one." });
  for (const text of [rule.constant, rule.default]) if (text !== undefined) found.push(...checkText(text, field));
  if (rule.source !== undefined) found.push(...checkSource(rule, field, sources));
  return found;
}

/** What is written down in the mapping must be readable as what the field holds. */
export function checkText(text: string, { leaf, length, codes, type }: SegmentField): Found[] {
  if (length !== undefined && text.length > length)
    return [{ code: "value-too-long", detail: `"${text}" has ${text.length} characters, at most ${length} fit.` }];
  if (type === "text") return text === "" ? [{ code: "value-invalid", detail: "The constant is empty." }] : [];
  if (leaf.value.read(text, {}) !== undefined) return [];
  const expected = codes === undefined ? leaf.value.expects : `one of ${codes.join(", ")}`;
  return [{ code: "value-invalid", detail: `"${text}" is not ${expected}.` }];
}

function checkSource(rule: Rule, field: SegmentField, sources: readonly Source[]): Found[] {
  const source = sources.find(({ name }) => name === rule.source);
  if (source === undefined) return [{ code: "source-unknown", detail: `${rule.source} is not known here.` }];
  if (rule.lookup !== undefined && (source.type !== "text" || field.type !== "text"))
    return [{ code: "lookup-needs-text", detail: "A lookup takes a text and gives a text." }];
  if (rule.cut === true && field.type !== "text")
    return [{ code: "cut-needs-text", detail: "Only a text can be cut." }];
  if (fits(source, field)) return [];
  return [
    {
      code: "type-differs",
      detail: `${source.name} is a ${source.type}, the field takes ${field.leaf.value.expects}.`,
    },
  ];
}

/** Texts take anything; any other field what is of its kind, and of its codes. */
export function fits(source: Source, field: SegmentField): boolean {
  if (field.type === "text") return true;
  if (field.type === "currency") return source.type === "currency";
  if (field.type !== "code") return source.type === field.type;
  const words = new Set(Object.values(field.leaf.value.words ?? {}));
  return source.type === "code" && (source.words ?? []).every((word) => words.has(word));
}

/** Codes that do not fit into a field which is filled by the lookup. */
function checkLookup(
  name: (typeof lookupNames)[number],
  document: MappingDocument,
  targets: ReadonlyMap<string, Target>,
): MappingProblem[] {
  const lengths = Object.entries(document.fields).flatMap(([path, rule]) =>
    rule.lookup === name && rule.cut !== true ? [targets.get(path)?.field.length ?? 80] : [],
  );
  const length = Math.min(...lengths, 20);
  return Object.entries(document.lookups[name]?.entries ?? {}).flatMap(([from, to]) => {
    if (to.length <= length) return [];
    const detail = `"${to}" has ${to.length} characters, at most ${length} fit.`;
    return [{ field: `lookups.${name}.${from}`, code: "value-too-long", detail }];
  });
}
