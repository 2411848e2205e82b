import type { Names } from "../common/names.ts";
import type { ObjectType } from "./replication.ts";

/** As the ERP's replication API knows filters. */
export const options = ["equal", "between", "pattern", "atLeast", "atMost", "empty"] as const;
export type Option = (typeof options)[number];
export type Criterion = { field: string; sign: "include" | "exclude"; option: Option; low?: string; high?: string };
export type FilterField = {
  name: string;
  kind: "number" | "code" | "text" | "date" | "flag";
  texts: Names;
  options: Option[];
  valueHelp?: "article" | "businessPartner" | "site" | "category" | "valueList";
  valueList?: string;
  choices?: { code: string; texts: Names }[];
};
export type FilterFields = Record<ObjectType, FilterField[]>;

type Sample = { key: string; names: Names | null };
export type Preview = {
  total: number;
  matching: number;
  present: number;
  entering: number;
  leaving: number;
  /** Of stores or price lists, where prices are sent. */
  places?: { total: number; chosen: string[] };
  samples: Record<"matching" | "entering" | "leaving", Sample[]>;
};

/** A line as it is edited; a value may be a list that was pasted. */
export type Line = { id: string; field: string; sign: Criterion["sign"]; option: Option; low: string; high: string };

export const linesOf = (criteria: readonly Criterion[]): Line[] =>
  criteria.map(({ low = "", high = "", ...line }, index) => ({ id: String(index), ...line, low, high }));

export const blankLine = (field: FilterField | undefined): Line => ({
  ...{ id: crypto.randomUUID(), field: field?.name ?? "", sign: "include", low: "", high: "" },
  option: field?.options[0] ?? "equal",
});

/** What is said so far: lines without their value are not yet there, a list of numbers or codes is a line each. */
export function criteriaOf(lines: readonly Line[], fields: readonly FilterField[]): Criterion[] {
  return lines.flatMap(({ field, sign, option, low, high }): Criterion[] => {
    const kind = fields.find(({ name }) => name === field)?.kind;
    const [from, to] = [low.trim(), high.trim()];
    if (option === "empty") return [{ field, sign, option }];
    if (from === "" || (option === "between" && to === "")) return [];
    if (option === "between") return [{ field, sign, option, low: from, high: to }];
    return valuesIn(from, kind).map((value) => ({ field, sign, option, low: value }));
  });
}

export const isComplete = ({ option, low, high }: Line) =>
  option === "empty" || (low.trim() !== "" && (option !== "between" || high.trim() !== ""));

/** Numbers and codes have no blanks, so whatever stands between them parts them. */
function valuesIn(text: string, kind: FilterField["kind"] | undefined): string[] {
  if (kind !== "number" && kind !== "code") return [text];
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}
