import type { ValueType } from "../shape/values.ts";

/** Fifteen figures are what a double keeps exactly; SAP's own service calculates on the wire with doubles, too. */
const decimal = /^[+-]?\d{1,12}(?:\.\d{1,9})?$/;

function read(text: string): number | undefined {
  const trimmed = text.trim();
  if (!decimal.test(trimmed)) return undefined;
  return trimmed.replace(/[-+.]/g, "").replace(/^0+/, "").length > 15 ? undefined : Number(trimmed) + 0;
}

/** As short as possible: 1, 0.01. */
export const decimalValue: ValueType<number> = {
  expects: "a number with at most 15 figures",
  xsd: "decimal",
  read,
  write: (value) => (Number.isFinite(value) ? plain(value) : undefined),
};

/** As Java writes a double: 500.0, 9.99. */
export const doubleValue: ValueType<number> = {
  ...decimalValue,
  write(value) {
    const text = decimalValue.write(value, {});
    return text === undefined || text.includes(".") ? text : `${text}.0`;
  },
};

/** Without an exponent, which small numbers would get. */
function plain(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(9).replace(/\.?0+$/, "") : text;
}

const localOrInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/;

/** xs:dateTime: without a zone it is the local time of the business unit. */
export const dateTimeValue: ValueType<string> = {
  expects: "a time like 2021-05-05T18:13:51",
  xsd: "dateTime",
  read(text) {
    const trimmed = text.trim();
    const exists = localOrInstant.test(trimmed) && !Number.isNaN(Date.parse(`${trimmed.slice(0, 10)}T00:00:00Z`));
    return exists ? trimmed : undefined;
  },
  write: (value) => value,
};
