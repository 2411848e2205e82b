import { formatDecimal, parseDecimal } from "../shape/decimal.ts";
import type { ValueType } from "../shape/values.ts";
import { datsValue, timsValue } from "../shape/values.ts";

/** 20210910235959 on the wire, ours 2021-09-10T23:59:59: local time of the business unit. */
export const timestampValue: ValueType<string> = {
  expects: "a time like 20210910235959",
  xsd: "string",
  initial: "00000000000000",
  read(text) {
    const digits = text.trim();
    if (!/^\d{14}$/.test(digits)) return undefined;
    const day = datsValue.read(digits.slice(0, 8), {});
    const time = timsValue.read(digits.slice(8), {});
    return day === undefined || time === undefined ? undefined : `${day}T${time}`;
  },
  write: (value) => (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value) ? value.replace(/\D/g, "") : undefined),
};

/** The form in which ABAP writes a decimal: the minus stands behind. Scaled to a whole number. */
function abapDecimal(digits: number, expects: string): ValueType<number> {
  return {
    expects,
    xsd: "decimal",
    read: (text) => parseDecimal(text, digits),
    write(value) {
      const text = formatDecimal(Math.abs(value), digits);
      return text !== undefined && value < 0 ? `${text}-` : text;
    },
  };
}

/** Amounts are kept as whole hundred-thousandths: 10.00000 is 1000000. */
export const amountE5Value = abapDecimal(5, "an amount with at most 5 decimals");
export const thousandthsValue = abapDecimal(3, "a number with at most 3 decimals");
export const countValue = abapDecimal(0, "a whole number");

/** X is yes, a blank is no. */
export const indicatorValue: ValueType<boolean> = {
  expects: "X or blank",
  xsd: "string",
  readsBlank: true,
  read: (text) => (text.trim() === "X" ? true : text.trim() === "" ? false : undefined),
  write: (value) => (value ? "X" : " "),
};
