import type { Telling } from "@counterfoil/contracts";
import type { SegmentFieldType } from "@counterfoil/sap";
import type { MappingFacts } from "./facts.ts";

export type SourceType = Exclude<SegmentFieldType, "code"> | "code";
export type SourceValue = string | number;

/** Where a rule reads: the record's subject, in a repeated segment the item that it tells, and in one below that the part. */
export type At = {
  // biome-ignore lint/suspicious/noExplicitAny: each record has a subject of its own; its sources know which
  subject: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  item: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  part: any;
  facts: MappingFacts;
  telling: Telling;
};

/** A field of ours. `words`: all that it can be, when there are only so many. */
export type Source = {
  name: string;
  type: SourceType;
  words?: readonly string[];
  read: (at: At) => SourceValue | undefined;
};

export const textSource = (name: string, read: Source["read"]): Source => ({ name, type: "text", read });
export const moneySource = (name: string, read: Source["read"]): Source => ({ name, type: "money", read });
export const quantitySource = (name: string, read: Source["read"]): Source => ({ name, type: "quantity", read });
export const codeSource = (name: string, words: readonly string[], read: Source["read"]): Source => ({
  name,
  type: "code",
  words,
  read,
});
export const signSource = (name: string, amountOf: (at: At) => number): Source =>
  codeSource(name, ["+", "-"], (at) => (amountOf(at) < 0 ? "-" : "+"));

/** A segment of a record: what its fields may come from, and, where it repeats, what there is one of it for. */
export type SegmentSources = {
  segment: string;
  sources: readonly Source[];
  each?: (at: At) => readonly unknown[];
  /** What stands in the extension segment whatever the mapping says. */
  fixed?: (at: At) => readonly { group: string; name: string; value: string }[];
  children?: readonly SegmentSources[];
};

/** As people read it: amounts and quantities are kept in their smallest parts. */
export function sourceText(type: SourceType, value: SourceValue): string {
  if (type === "money") return (Number(value) / 100).toFixed(2);
  return type === "quantity" ? (Number(value) / 1000).toFixed(3) : String(value);
}
