import type { Formats } from "@counterfoil/ui";
import type { DraftRow } from "@counterfoil/ui/fiori";
import type { ReceiptKind } from "./documents.ts";

/*
 * A content as rows of fields that a person can change, and back. What a form does not show (serial numbers, references, a till's
 * own extensions) stays as it was: each row remembers which entry it was made from.
 */
type FieldType = "text" | "money" | "quantity" | "code";
export type FieldSpec = { name: string; type: FieldType; options?: readonly string[]; required?: boolean };
export type ListSpec = {
  key: string;
  /** Lists inside the lines: a row says which line it belongs to. */
  inside?: true;
  /** For the whole receipt besides those of lines: a row may belong to none. */
  also?: string;
  fields: FieldSpec[];
};
export type FormSpec = { head: FieldSpec[]; lists: ListSpec[] };

const text = (name: string, required = false): FieldSpec => ({ name, type: "text", required });
const money = (name: string): FieldSpec => ({ name, type: "money", required: true });
const quantity: FieldSpec = { name: "quantityMilli", type: "quantity", required: true };
const sign = (name: string): FieldSpec => ({ name, type: "code", options: ["+", "-"] });
const article: FieldSpec[] = [
  { name: "articleQualifier", type: "code", options: ["article", "gtin"] },
  text("article", true),
];

export const formSpecs: Record<ReceiptKind, FormSpec> = {
  receipt: {
    head: [text("currency", true)],
    lists: [
      { key: "items", fields: [...article, { name: "kind", type: "code", options: ["sale", "return"] }, quantity] },
      {
        key: "conditions",
        inside: true,
        also: "conditions",
        fields: [text("type", true), sign("sign"), money("amountMinor")],
      },
      { key: "taxes", inside: true, fields: [text("taxCode", true), money("amountMinor")] },
      { key: "payments", fields: [text("method", true), sign("sign"), money("amountMinor")] },
    ],
  },
  cashMovement: {
    head: [text("transactionType", true)],
    lists: [
      {
        key: "items",
        fields: [text("method"), sign("sign"), money("amountMinor"), text("currency", true), text("text")],
      },
    ],
  },
  goodsMovement: {
    head: [],
    lists: [
      {
        key: "items",
        fields: [
          ...article,
          { name: "direction", type: "code", options: ["in", "out"] },
          quantity,
          text("unit"),
          text("storageLocation"),
          text("movementType"),
        ],
      },
    ],
  },
  salesSum: {
    head: [text("currency", true)],
    lists: [
      {
        key: "items",
        fields: [...article, sign("quantitySign"), quantity, sign("sign"), money("amountMinor"), text("unit")],
      },
      { key: "discounts", inside: true, fields: [text("type", true), sign("sign"), money("amountMinor")] },
      { key: "taxes", inside: true, fields: [text("taxCode", true), sign("sign"), money("amountMinor")] },
    ],
  },
  paymentList: {
    head: [text("currency", true)],
    lists: [{ key: "items", fields: [text("method", true), sign("sign"), money("amountMinor")] }],
  },
};

export type CorrectionDraft = { head: DraftRow; lists: Record<string, DraftRow[]> };
type Entry = Record<string, unknown>;
const entriesOf = (content: Entry, key: string) => (Array.isArray(content[key]) ? (content[key] as Entry[]) : []);

/** The line that a row inside lines belongs to; empty: to the whole receipt. */
export const lineField = "line";
/** From which entry a row was made. */
const origin = "origin";
export const rowId = (row: DraftRow) => row.id ?? row["#"] ?? "";

export function toDraft(kind: ReceiptKind, content: unknown, formats: Formats): CorrectionDraft {
  const whole = content as Entry;
  const { head, lists } = formSpecs[kind];
  const rows: Record<string, DraftRow[]> = {};
  for (const { key, inside, also, fields } of lists) {
    const row = (entry: Entry, id: string, line?: string): DraftRow => ({
      ...shown(entry, fields, formats),
      id,
      [origin]: id,
      ...(line !== undefined && { [lineField]: line }),
    });
    const nested = entriesOf(whole, "items").flatMap((item, line) =>
      entriesOf(item, key).map((entry, index) => row(entry, `${line}.${index}`, String(line))),
    );
    const own = entriesOf(whole, also ?? key).map((entry, index) => row(entry, String(index), ""));
    rows[key] = inside ? [...nested, ...(also ? own : [])] : own;
  }
  return { head: shown(whole, head, formats), lists: rows };
}

function shown(entry: Entry, fields: FieldSpec[], formats: Formats): DraftRow {
  const row: DraftRow = {};
  for (const { name, type, options } of fields) {
    const value = entry[name];
    if (type === "money") row[name] = typeof value === "number" ? formats.amount(value, "GBP") : "";
    else if (type === "quantity") row[name] = typeof value === "number" ? formats.quantity(value / 1000) : "";
    else row[name] = value === undefined ? (options?.[0] ?? "") : String(value);
  }
  return row;
}

/** The content that the draft says, or the fields that cannot be read: "payments/0/amountMinor". */
export function fromDraft(
  kind: ReceiptKind,
  content: unknown,
  draft: CorrectionDraft,
  formats: Formats,
): { content: unknown } | { unreadable: string[] } {
  const whole = content as Entry;
  const { head, lists } = formSpecs[kind];
  const unreadable: string[] = [];
  const read = (row: DraftRow, fields: FieldSpec[], before: Entry, list?: string): Entry => {
    const { entry, faults } = typed(row, fields, before, formats);
    const at = list === undefined ? "" : `${list}/${(draft.lists[list] ?? []).indexOf(row)}/`;
    unreadable.push(...faults.map((name) => `${at}${name}`));
    return entry;
  };
  const lines = draft.lists.items ?? [];
  const items = lines.map((row) => {
    const before = entriesOf(whole, "items")[Number(row[origin] ?? Number.NaN)] ?? {};
    const entry = read(row, lists.find(({ key }) => key === "items")?.fields ?? [], before, "items");
    for (const { key, inside, fields } of lists)
      if (inside)
        entry[key] = rowsOf(draft, key, rowId(row)).map((each) =>
          read(each, fields, nestedEntry(whole, key, each), key),
        );
    return entry;
  });
  const result = { ...read(draft.head, head, whole), items };
  for (const { key, inside, also, fields } of lists) {
    if (key === "items" || (inside && !also)) continue;
    const rows = inside ? rowsOf(draft, key, "") : (draft.lists[key] ?? []);
    const before = entriesOf(whole, also ?? key);
    Object.assign(result, {
      [also ?? key]: rows.map((row) => read(row, fields, before[Number(row[origin] ?? Number.NaN)] ?? {}, key)),
    });
  }
  if (kind !== "paymentList" || "extensions" in whole) Object.assign(result, extensionsOf(whole));
  return unreadable.length === 0 ? { content: result } : { unreadable };
}

/** An unreadable document may have lost its lists of extensions. */
const extensionsOf = (whole: Entry) => (Array.isArray(whole.extensions) ? {} : { extensions: [] });

const rowsOf = ({ lists }: CorrectionDraft, key: string, line: string) =>
  (lists[key] ?? []).filter((row) => (row[lineField] ?? "") === line);

function nestedEntry(whole: Entry, key: string, row: DraftRow): Entry {
  const [line = "", index = ""] = (row[origin] ?? "").split(".");
  return entriesOf(entriesOf(whole, "items")[Number(line || Number.NaN)] ?? {}, key)[Number(index || Number.NaN)] ?? {};
}

function typed(row: DraftRow, fields: FieldSpec[], before: Entry, formats: Formats) {
  const entry: Entry = structuredClone(before);
  const faults: string[] = [];
  for (const { name, type } of fields) {
    const given = (row[name] ?? "").trim();
    const value =
      type === "money" ? formats.parseAmount(given, "GBP") : type === "quantity" ? milliOf(given, formats) : given;
    if (value === undefined) faults.push(name);
    if (value === "") delete entry[name];
    else entry[name] = value;
  }
  return { entry, faults };
}

function milliOf(given: string, formats: Formats): number | undefined {
  const quantity = formats.parseQuantity(given);
  return quantity === undefined ? undefined : Math.round(quantity * 1000);
}
