import type { MappingTest } from "@counterfoil/contracts";
import { inspectRecord, type WrittenSegment } from "@counterfoil/sap";
import type { CompiledMapping } from "./compile.ts";
import { brokenRule } from "./erp-rules.ts";
import { type MappingFacts, mappingErrorOf } from "./facts.ts";
import { records } from "./records.ts";
import type { Subject } from "./trial.ts";

const EXAMPLES = 3;
type Outcome = { values: Map<string, string> } | { code: string; subject: string; detail: string };

/** Compares what two mappings make of the same transactions, one after another. */
export function createRegression(before: CompiledMapping, after: CompiledMapping) {
  const fields = new Map<string, MappingTest["fields"][number]>();
  const failures = new Map<string, MappingTest["failures"][number]>();
  const counts = { transactions: 0, changed: 0, failed: 0, failedBefore: 0, failedNewly: 0 };
  return {
    add(subject: Subject, facts: MappingFacts): void {
      const [old, fresh] = [outcomeOf(before, subject, facts), outcomeOf(after, subject, facts)];
      counts.transactions += 1;
      if ("code" in old) counts.failedBefore += 1;
      if ("code" in fresh) {
        counts.failed += 1;
        if (!("code" in old)) counts.failedNewly += 1;
        noteFailure(failures, fresh, subject.number);
      }
      if (!("code" in old) && !("code" in fresh) && noteChanges(fields, old.values, fresh.values, subject.number))
        counts.changed += 1;
    },
    end: (): MappingTest => ({
      ...counts,
      fields: [...fields.values()].sort((one, other) => other.count - one.count),
      failures: [...failures.values()].sort((one, other) => other.count - one.count),
    }),
  };
}

function outcomeOf(mapping: CompiledMapping, { type, value }: Subject, facts: MappingFacts): Outcome {
  try {
    const draft = mapping.map(type, value, facts);
    const written = inspectRecord(records[type].table, draft);
    const fault = firstFault(written) ?? brokenRule(type, draft);
    if (fault !== undefined) return fault;
    const values = new Map<string, string>();
    gather(values, written);
    return { values };
  } catch (error) {
    const failure = mappingErrorOf(error);
    if (failure === undefined) throw error;
    return { ...failure.root, detail: failure.message };
  }
}

const codes = { missing: "mapping-missing", invalid: "value-invalid", tooLong: "value-too-long" };

function firstFault({ segment, fields, children }: WrittenSegment): Outcome | undefined {
  for (const { name, text, fault } of fields)
    if (fault !== undefined)
      return { code: codes[fault], subject: `${segment}.${name}`, detail: `${segment}.${name} is "${text}".` };
  for (const child of children) {
    const fault = firstFault(child);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** All values of a field in one document, in order: what differs is seen even when a segment more or less stands there. */
function gather(values: Map<string, string>, { segment, fields, children }: WrittenSegment): void {
  const isOwn = segment === "E1WXX01";
  if (isOwn)
    append(values, `${segment}.${fields.find(({ name }) => name === "FLDNAME")?.text}`, fields.at(-1)?.text ?? "");
  else for (const { name, text } of fields) append(values, `${segment}.${name}`, text);
  for (const child of children) gather(values, child);
}

function append(values: Map<string, string>, key: string, text: string): void {
  const before = values.get(key);
  values.set(key, before === undefined ? text : `${before} | ${text}`);
}

function noteChanges(
  fields: Map<string, MappingTest["fields"][number]>,
  old: ReadonlyMap<string, string>,
  fresh: ReadonlyMap<string, string>,
  number: string,
): boolean {
  let changed = false;
  for (const field of new Set([...old.keys(), ...fresh.keys()])) {
    const [before, after] = [old.get(field), fresh.get(field)];
    if (before === after) continue;
    changed = true;
    const entry = fields.get(field) ?? { field, count: 0, examples: [] };
    fields.set(field, entry);
    entry.count += 1;
    if (entry.examples.length < EXAMPLES)
      entry.examples.push({
        number,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      });
  }
  return changed;
}

function noteFailure(
  failures: Map<string, MappingTest["failures"][number]>,
  { code, subject, detail }: { code: string; subject: string; detail: string },
  number: string,
): void {
  const key = `${code} ${subject}`;
  const entry = failures.get(key) ?? { code, subject, detail, count: 0, examples: [] };
  failures.set(key, entry);
  entry.count += 1;
  if (entry.examples.length < EXAMPLES) entry.examples.push(number);
}
