/// <reference path="./jsbarcode.d.ts" />
import { CODE128 } from "jsbarcode/bin/barcodes/CODE128/index.js";

/** What scanners send as keys; the library would take control characters, too, and accented capitals for its own function codes. */
const PRINTABLE = /^[ -~]+$/;

/** Widths of bar, space, bar … of a text as Code 128, beginning with a bar; undefined when it cannot be one. Digits go two in a symbol. */
export function code128(text: string): number[] | undefined {
  if (!PRINTABLE.test(text)) return undefined;
  const { data } = new CODE128(text, {}).encode();
  return data.match(/1+|0+/g)?.map((run) => run.length);
}

/** Blank on both sides, which scanners need: ten modules. */
const QUIET = 10;
const HEIGHT = 40;

/** The bars as an SVG's path. */
export function drawBars(text: string): { viewBox: string; path: string } | undefined {
  const widths = code128(text);
  if (!widths) return undefined;
  let x = QUIET;
  let path = "";
  // Every other width is a bar.
  for (const [position, width] of widths.entries()) {
    if (position % 2 === 0) path += `M${x} 0h${width}v${HEIGHT}h-${width}z`;
    x += width;
  }
  return { viewBox: `0 0 ${x + QUIET} ${HEIGHT}`, path };
}
