import { CODE128 } from "jsbarcode/bin/barcodes/CODE128/index.js";

/** What scanners send as keys; the library would take control characters, too, and accented capitals for its own function codes. */
const PRINTABLE = /^[ -~]+$/;

/** Widths of bar, space, bar … of a text as Code 128, beginning with a bar; undefined when it cannot be one. Digits go two in a symbol. */
export function code128(text: string): number[] | undefined {
  if (!PRINTABLE.test(text)) return undefined;
  const { data } = new CODE128(text, {}).encode();
  return data.match(/1+|0+/g)?.map((run) => run.length);
}
