import { SapFormatError } from "../errors.ts";
import type { EdmType, EdmValue, Property } from "./entity.ts";

/** A literal as it stands in a URL: `kind` is the prefix or the form, `text` what is inside. */
export interface Literal {
  kind: "string" | "number" | "boolean" | "null" | "datetime" | "datetimeoffset" | "guid";
  text: string;
}

const numberText = /^-?\d+(\.\d+)?$/;
const guidText = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const momentText = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;

/** Brings a literal into the form in which values of the property are held; undefined when the types do not fit. */
export function literalValue(literal: Literal, property: Property): EdmValue | null | undefined {
  const { kind, text } = literal;
  if (kind === "null") return null;
  if (property.type === "Edm.String") return kind === "string" ? text : undefined;
  if (property.type === "Edm.Boolean") return kind === "boolean" ? text === "true" : undefined;
  if (property.type === "Edm.Guid")
    return kind === "guid" && guidText.test(text.toLowerCase()) ? text.toLowerCase() : undefined;
  if (property.type === "Edm.DateTime" || property.type === "Edm.DateTimeOffset")
    return kind === "datetime" || kind === "datetimeoffset" ? moment(text) : undefined;
  return kind === "number" ? numeric(text, property.type) : undefined;
}

function moment(text: string): string | undefined {
  if (!momentText.test(text)) return undefined;
  const instant = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString();
}

function numeric(text: string, type: EdmType): EdmValue | undefined {
  if (!numberText.test(text)) return undefined;
  if (type === "Edm.Decimal") return text;
  if (text.includes(".")) return undefined;
  if (type === "Edm.Int64") return text;
  const value = Number(text);
  return value >= -2_147_483_648 && value <= 2_147_483_647 ? value : undefined;
}

/** The value as it stands in a URL, quoted so that no value can end its literal. */
export function writeLiteral(value: EdmValue | null, property: Property): string {
  if (value === null) return "null";
  const text = String(value);
  switch (property.type) {
    case "Edm.String":
      return `'${text.replaceAll("'", "''")}'`;
    case "Edm.Guid":
      if (guidText.test(text)) return `guid'${text}'`;
      break;
    case "Edm.DateTime": {
      const instant = moment(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00` : text);
      if (instant !== undefined) return `datetime'${instant.replace("Z", "")}'`;
      break;
    }
    case "Edm.DateTimeOffset":
      if (moment(text) !== undefined) return `datetimeoffset'${moment(text)}'`;
      break;
    case "Edm.Boolean":
      if (typeof value === "boolean") return text;
      break;
    default:
      if (numeric(text, property.type) !== undefined)
        return text + ({ "Edm.Decimal": "M", "Edm.Int64": "L", "Edm.Int32": "" }[property.type] ?? "");
  }
  throw new SapFormatError("odata.property", `${property.name}: ${JSON.stringify(value)} is no ${property.type}`);
}
