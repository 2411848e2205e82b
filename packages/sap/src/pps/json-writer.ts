import { SapFormatError } from "../errors.ts";
import type { Field, Fields, Group, Leaf } from "../shape/fields.ts";

type Source = Record<string, unknown>;
type Write = (value: unknown) => string;

/** Writes JSON of SAP's price service; members come in the order of the description. */
export function jsonWriter<Value>(group: Group<Fields>): (value: Value) => string {
  return groupWriter(group, group.name) as (value: Value) => string;
}

function groupWriter(group: Group<Fields>, path: string): Write {
  const parts = (Object.entries(group.fields) as [string, Field][]).map(([key, field]) => {
    const name = field.name === "" ? "value" : field.name;
    const where = `${path}/${name}`;
    return {
      key,
      where,
      start: `${JSON.stringify(name)}:`,
      isList: field.cardinality === "list",
      isMandatory: field.cardinality === "required",
      write: field.node === "group" ? groupWriter(field as Group<Fields>, where) : leafWriter(field, where),
    };
  });
  return (owner) => {
    let text = "";
    for (const { key, where, start, isList, isMandatory, write } of parts) {
      const value = (owner as Source)[key];
      if (value === undefined || (isList && (value as unknown[]).length === 0)) {
        if (isMandatory) throw new SapFormatError("write.missing", `${where} (${key}) is missing`);
        continue;
      }
      if (text !== "") text += ",";
      text += start + (isList ? writeList(value as unknown[], write) : write(value));
    }
    return `{${text}}`;
  };
}

function writeList(values: readonly unknown[], write: Write): string {
  let text = "[";
  for (let index = 0; index < values.length; index++) text += (index === 0 ? "" : ",") + write(values[index]);
  return `${text}]`;
}

function leafWriter({ value: type, wrapped }: Leaf, where: string): Write {
  const write = (value: unknown): string => {
    const text = type.write(value, {});
    if (text === undefined)
      throw new SapFormatError("write.invalid", `${where}: ${String(value)} is not ${type.expects}`);
    return typeof value === "string" ? JSON.stringify(value) : typeof value === "number" ? String(value) : text;
  };
  return wrapped ? (value) => `{"value":${write(value)}}` : write;
}
