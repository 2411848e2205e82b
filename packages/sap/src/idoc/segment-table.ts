import { salesOrderRecord } from "../odata/sales-order-record.ts";
import type { Field, Fields, Group, Leaf } from "../shape/fields.ts";
import {
  currencyWithCentsValue,
  datsValue,
  hundredthsValue,
  integerValue,
  odataDayValue,
  quantityValue,
  timsValue,
  type ValueType,
} from "../shape/values.ts";
import type { PosIdocType } from "./control-record.ts";
import { financialTransaction } from "./financial-transactions.ts";
import { goodsMovement } from "./goods-movements.ts";
import { paymentList } from "./payment-lists.ts";
import { receipt } from "./receipts.ts";
import { salesSum } from "./sales-sums.ts";

export type SegmentFieldType = "text" | "day" | "time" | "money" | "quantity" | "integer" | "currency" | "code";

/** One field of a segment, as whoever fills it must know it. `key` is our name of it in a record. */
export type SegmentField = {
  name: string;
  key: string;
  type: SegmentFieldType;
  length?: number;
  required: boolean;
  /** All codes of the wire, when there are only so many. */
  codes?: string[];
  leaf: Leaf<unknown>;
};
export type SegmentTable = { segment: string; key: string; fields: SegmentField[]; children: SegmentTable[] };

/** Kinds of records whose fields a mapping fills. */
export type MappedRecord = PosIdocType | "A_SalesOrder";

const types = new Map<ValueType<never>, SegmentFieldType>([
  [datsValue as ValueType<never>, "day"],
  [odataDayValue as ValueType<never>, "day"],
  [timsValue as ValueType<never>, "time"],
  [hundredthsValue as ValueType<never>, "money"],
  [quantityValue as ValueType<never>, "quantity"],
  [integerValue as ValueType<never>, "integer"],
  [currencyWithCentsValue as ValueType<never>, "currency"],
]);

const records = {
  WPUBON01: receipt,
  WPUFIB01: financialTransaction,
  WPUWBW01: goodsMovement,
  WPUUMS01: salesSum,
  WPUTAB01: paymentList,
  A_SalesOrder: salesOrderRecord,
} satisfies Record<MappedRecord, unknown>;

/** The segments of a type under its record, with the fields that we know of each; of an order the sets. */
export function segmentTable(type: MappedRecord): SegmentTable {
  return tableOf("", records[type] as unknown as Group<Fields>);
}

function tableOf(key: string, group: Group<Fields>): SegmentTable {
  const table: SegmentTable = { segment: group.name, key, fields: [], children: [] };
  for (const [name, field] of Object.entries(group.fields) as [string, Field][])
    if (field.node === "group") table.children.push(tableOf(name, field as Group<Fields>));
    else table.fields.push(fieldOf(name, field));
  return table;
}

function fieldOf(key: string, leaf: Leaf<unknown>): SegmentField {
  const { value, maxLength, cardinality, name } = leaf;
  return {
    name,
    key,
    type: value.words === undefined ? (types.get(value as ValueType<never>) ?? "text") : "code",
    ...(maxLength === undefined ? {} : { length: maxLength }),
    required: cardinality === "required",
    ...(value.words === undefined ? {} : { codes: Object.keys(value.words) }),
    leaf,
  };
}

export type FieldFault = "missing" | "invalid" | "tooLong";
export type WrittenField = { name: string; text: string; fault?: FieldFault };
export type WrittenSegment = { segment: string; fields: WrittenField[]; children: WrittenSegment[] };

/** A record as it would be written, each field with what is wrong with it, instead of stopping at the first. */
export function inspectRecord(table: SegmentTable, record: Record<string, unknown>): WrittenSegment {
  const fields = table.fields.flatMap((field) => inspectField(field, record));
  const children = table.children.flatMap((child) =>
    ((record[child.key] ?? []) as Record<string, unknown>[]).map((each) => inspectRecord(child, each)),
  );
  return { segment: table.segment, fields, children };
}

function inspectField(field: SegmentField, record: Record<string, unknown>): WrittenField[] {
  const value = record[field.key];
  if (value === undefined || value === null || value === "")
    return field.required ? [{ name: field.name, text: "", fault: "missing" }] : [];
  const text = field.leaf.value.write(value, record);
  if (text === undefined) return [{ name: field.name, text: String(value), fault: "invalid" }];
  const tooLong = field.length !== undefined && text.length > field.length;
  return [{ name: field.name, text, ...(tooLong ? { fault: "tooLong" as const } : {}) }];
}
