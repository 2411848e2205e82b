import { SapFormatError } from "../errors.ts";
import type { Property } from "./entity.ts";

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value of the JSON in the form in which values are held. */
export function readValue(value: unknown, { name, type }: Property): unknown {
  if (value === null) return null;
  const wrong = () => {
    throw new SapFormatError("odata.answer", `${name}: ${JSON.stringify(value)} is no ${type}`);
  };
  switch (type) {
    case "Edm.Boolean":
      return typeof value === "boolean" ? value : wrong();
    case "Edm.Int32":
      return Number.isInteger(value) ? value : wrong();
    case "Edm.Decimal":
    case "Edm.Int64":
      return /^-?\d+(\.\d+)?$/.test(String(value)) ? String(value) : wrong();
    case "Edm.DateTime":
    case "Edm.DateTimeOffset":
      return readMoment(String(value)) ?? wrong();
    default:
      return typeof value === "string" ? value : wrong();
  }
}

/** `/Date(ms)/` or `/Date(ms+0000)/` (the zone behind is only for display, the milliseconds are UTC), or an ISO moment, which callers send. */
function readMoment(text: string): string | undefined {
  const match = /^\/Date\((-?\d{1,13})([+-]\d{4})?\)\/$/.exec(text);
  if (match !== null) return new Date(Number(match[1])).toISOString();
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?$/.test(text)) return undefined;
  const instant = Date.parse(text.endsWith("Z") ? text : `${text}Z`);
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString();
}
