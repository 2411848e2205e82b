import { MAX_AMOUNT_MINOR, MAX_QUANTITY } from "@counterfoil/contracts";
import {
  type PosIdocType,
  type SegmentField,
  type SegmentFieldType,
  type SegmentTable,
  segmentTable,
} from "@counterfoil/sap";
import { type TSchema, Type } from "typebox";
import { elementCheck } from "../../../elements.ts";
import type { ReceiptKind } from "../receipt.ts";

/*
 * What a content must look like, from the same description that reads it out of a document: whoever corrects one in a form can
 * leave nothing out and put nothing in that a document could not have.
 */
const types: Record<SegmentFieldType, (field: SegmentField) => TSchema> = {
  text: ({ length = 255 }) => Type.String({ maxLength: length }),
  day: () => Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }),
  time: () => Type.String({ pattern: "^\\d{2}:\\d{2}:\\d{2}$" }),
  money: () => Type.Integer({ minimum: -MAX_AMOUNT_MINOR, maximum: MAX_AMOUNT_MINOR }),
  quantity: () => Type.Integer({ minimum: -MAX_QUANTITY * 1000, maximum: MAX_QUANTITY * 1000 }),
  integer: () => Type.Integer(),
  currency: () => Type.String({ pattern: "^[A-Z]{3}$" }),
  code: ({ leaf }) => Type.Enum(Object.values(leaf.value.words ?? {}) as string[]),
};

const MAX_ROWS = 5000;

function schemaOf({ fields, children }: SegmentTable): TSchema {
  const properties: Record<string, TSchema> = {};
  for (const field of fields) {
    const type = types[field.type](field);
    properties[field.key] = field.required ? type : Type.Optional(type);
  }
  for (const child of children) properties[child.key] = Type.Array(schemaOf(child), { maxItems: MAX_ROWS });
  return Type.Object(properties, { additionalProperties: false });
}

const checkOf = (type: PosIdocType) => elementCheck(schemaOf(segmentTable(type)));

export const contentChecks: Record<ReceiptKind, ReturnType<typeof elementCheck>> = {
  receipt: checkOf("WPUBON01"),
  cashMovement: checkOf("WPUFIB01"),
  goodsMovement: checkOf("WPUWBW01"),
  salesSum: checkOf("WPUUMS01"),
  paymentList: checkOf("WPUTAB01"),
};
