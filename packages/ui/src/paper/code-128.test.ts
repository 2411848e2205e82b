import { describe, expect, it } from "vitest";
import { code128 } from "./code-128.ts";

const widthsOf = (text: string) => code128(text)?.join("");
const symbolsOf = (text: string) => widthsOf(text)?.match(/.{7}$|.{6}/g);

describe("a Code 128", () => {
  it("is start, one symbol a character, check and stop", () => {
    expect(symbolsOf("PJJ123C")).toEqual([
      "211214", // start B
      "313121", // P
      "112133", // J
      "112133",
      "123221", // 1
      "223211", // 2
      "221132", // 3
      "131321", // C
      // 104 + 48 + 2 * 42 + 3 * 42 + 4 * 17 + 5 * 18 + 6 * 19 + 7 * 35 = 879, of which 103 leave 55.
      "311321",
      "2331112",
    ]);
  });

  it("puts two digits of a receipt's number into a symbol where that is shorter", () => {
    expect(symbolsOf("1010-01-000123")).toEqual([
      "211232", // start C
      "221312", // 10
      "221312", // 10
      "311141", // code A
      "122132", // -
      "123122", // 0
      "123221", // 1
      "122132", // -
      "113141", // code C
      "212222", // 00
      "222122", // 01
      "312131", // 23
      // 105 + 10 + 2 * 10 + 3 * 101 + 4 * 13 + 5 * 16 + 6 * 17 + 7 * 13 + 8 * 99 + 9 * 0 + 10 * 1 + 11 * 23 = 1818, of which 103 leave 67.
      "141122",
      "2331112",
    ]);
  });

  it("has 11 modules a symbol and 13 of the stop, black and white in turn", () => {
    const printable = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index));
    const symbols = symbolsOf(printable) ?? [];
    for (const symbol of symbols.slice(0, -1)) {
      expect([...symbol].reduce((sum, width) => sum + Number(width), 0)).toBe(11);
      // Bars of every symbol come to an even number of modules: that is how readers find a wrong one.
      expect((Number(symbol[0]) + Number(symbol[2]) + Number(symbol[4])) % 2).toBe(0);
    }
  });

  it.each(["", "Grüße", "tab\t", "È"])("refuses %j", (text) => {
    expect(code128(text)).toBeUndefined();
  });
});
