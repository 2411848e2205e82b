import { SapFormatError } from "../errors.ts";
import { type Field, type Fields, type Group, group, type Leaf, list } from "../shape/fields.ts";
import { odataDayValue, odataDecimalValue, quantityValue, textValue, type ValueType } from "../shape/values.ts";
import type { EntitySet, PropertyType } from "./entity.ts";

type Nested = { mandatory?: readonly string[]; parts?: Record<string, Group<Fields>> };

/** What may be written of a set, described as our other documents are, so that mappings and writers treat all alike. */
export function entityRecord({ name, type }: EntitySet, { mandatory = [], parts = {} }: Nested = {}): Group<Fields> {
  const fields: Fields = {};
  for (const [property, facts] of Object.entries(type.properties))
    if (facts.readOnly !== true) fields[property] = leafOf(property, facts, mandatory.includes(property));
  for (const [navigation, part] of Object.entries(parts)) fields[navigation] = list(part) as Field;
  return group(name, fields) as Group<Fields>;
}

function leafOf(name: string, { type, maxLength, scale }: PropertyType, required: boolean): Leaf<unknown> {
  const value = typeOf(type, scale) as unknown as ValueType<unknown>;
  return { node: "leaf", name, seat: "element", value, maxLength, cardinality: required ? "required" : "optional" };
}

function typeOf(type: PropertyType["type"], scale: number | undefined) {
  if (type === "Edm.DateTime") return odataDayValue;
  if (type === "Edm.Decimal") return scale === 3 ? quantityValue : odataDecimalValue;
  return textValue;
}

/** A record as the JSON of a deep insert; throws for what the format cannot carry. */
export const writeEntityRecord = (record: Group<Fields>, draft: Record<string, unknown>): string =>
  JSON.stringify(jsonOf(record, draft, record.name));

function jsonOf({ fields }: Group<Fields>, draft: Record<string, unknown>, where: string): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = draft[key];
    if (field.node === "group") {
      const drafts = (value ?? []) as Record<string, unknown>[];
      if (drafts.length > 0) json[key] = drafts.map((each) => jsonOf(field as Group<Fields>, each, field.name));
    } else {
      const text = textOf(field, value, `${where}/${key}`);
      if (text !== undefined) json[key] = text;
    }
  }
  return json;
}

function textOf({ value: type, maxLength, cardinality }: Leaf<unknown>, value: unknown, where: string) {
  if (value === undefined || value === null || value === "") {
    if (cardinality === "required") throw new SapFormatError("write.missing", `${where} is missing`);
    return undefined;
  }
  const text = type.write(value, {});
  if (text === undefined)
    throw new SapFormatError("write.invalid", `${where}: ${JSON.stringify(value)} is not ${type.expects}`);
  if (maxLength !== undefined && text.length > maxLength)
    throw new SapFormatError(
      "write.tooLong",
      `${where}: "${text}" has ${text.length} characters, at most ${maxLength} fit`,
    );
  return text;
}
