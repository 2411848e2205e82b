import type { FieldRule, LookupName, LookupTable, MappingDocument } from "@counterfoil/contracts";
import type { SegmentField } from "@counterfoil/sap";
import { MappingError, type MappingFacts } from "./facts.ts";
import { type At, type Source, type SourceValue, sourceText } from "./source.ts";

export type Read = (at: At) => SourceValue | undefined;

/** A rule as a function, made once per version: what a record costs must not depend on how its mapping is written down. */
export function compileRule(
  rule: FieldRule,
  field: SegmentField,
  sources: ReadonlyMap<string, Source>,
  lookups: MappingDocument["lookups"],
): Read {
  const value = rule.source === undefined ? constantOf(rule.constant, field) : sourceOf(rule, field, sources, lookups);
  const condition = rule.when === undefined ? undefined : sources.get(rule.when);
  if (condition === undefined) return value;
  return (at) => (isThere(condition.read(at)) ? value(at) : undefined);
}

function constantOf(text: string | undefined, field: SegmentField): Read {
  const value = readWire(text, field);
  return () => value;
}

/** A constant is written as on the wire; the writer takes our word for it. */
function readWire(text: string | undefined, { leaf }: SegmentField): SourceValue | undefined {
  return text === undefined ? undefined : (leaf.value.read(text, {}) as SourceValue | undefined);
}

function sourceOf(
  rule: FieldRule,
  field: SegmentField,
  sources: ReadonlyMap<string, Source>,
  lookups: MappingDocument["lookups"],
): Read {
  const source = sources.get(rule.source ?? "");
  if (source === undefined) return () => undefined;
  let read: Read = source.read;
  if (rule.lookup !== undefined) read = lookUp(rule.lookup, lookups[rule.lookup], read);
  if (field.type === "text" && source.type !== "text") read = asText(read, source);
  if (rule.cut === true && field.length !== undefined) read = cutTo(field.length, read);
  if (rule.default === undefined) return read;
  const fallback = readWire(rule.default, field);
  const first = read;
  return (at) => {
    const value = first(at);
    return isThere(value) ? value : fallback;
  };
}

const isThere = (value: SourceValue | undefined) => value !== undefined && value !== "";

function asText(read: Read, { type }: Source): Read {
  return (at) => {
    const value = read(at);
    return value === undefined ? undefined : sourceText(type, value);
  };
}

/** Half of a surrogate pair at the cut goes too. */
function cutTo(length: number, read: Read): Read {
  return (at) => {
    const value = read(at);
    if (value === undefined) return undefined;
    const text = String(value);
    return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
  };
}

/** What each lookup is said to miss. */
export const missing: Record<LookupName, { code: string; what: string }> = {
  payment: { code: "payment-method-unknown", what: "Payment method" },
  cardType: { code: "card-type-unknown", what: "Card type" },
  tax: { code: "tax-code-unknown", what: "Tax code" },
  condition: { code: "condition-unknown", what: "Condition" },
  unit: { code: "unit-unknown", what: "Unit" },
  movement: { code: "movement-type-unknown", what: "Kind of money movement" },
  orderType: { code: "order-type-unknown", what: "Channel" },
};

function lookUp(name: LookupName, { entries, otherwise }: LookupTable, read: Read): Read {
  const table = new Map(Object.entries(entries));
  return (at) => {
    const value = read(at);
    if (value === undefined || value === "") return undefined;
    const key = String(value);
    const found = findCode(table, key, name === "payment" ? at.facts : undefined);
    if (found !== undefined) return found;
    if (otherwise === "pass") return value;
    const { code, what } = missing[name];
    const subject = key.slice(0, 40);
    throw new MappingError(`${what} ${key} has no code of the ERP in the lookup "${name}".`, { code, subject });
  };
}

/** The whole key, then what stands before the slash, then the code that a payment method has of its own. */
export function findCode(
  table: ReadonlyMap<string, string>,
  key: string,
  facts: Pick<MappingFacts, "paymentCodes"> | undefined,
): string | undefined {
  const exact = table.get(key);
  if (exact !== undefined) return exact;
  const slash = key.indexOf("/");
  const general = slash < 0 ? key : key.slice(0, slash);
  return table.get(general) ?? facts?.paymentCodes.get(general);
}
