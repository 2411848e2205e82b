import type { PaperPart } from "@counterfoil/ui/paper-parts";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { encodeDrawer, encodePaper } from "./encode-paper.ts";
import { rollLines } from "./roll.ts";

const paper: PaperPart[] = [
  { kind: "text", text: "Counterfoil Gifts Ltd", align: "centre", strong: true },
  { kind: "mark", text: "DUPLICATE" },
  { kind: "rule" },
  { kind: "row", left: "WHITE HANGING HEART T-LIGHT HOLDER", right: "15.30 A1" },
  { kind: "text", text: "6 × 2.55", indent: true },
  { kind: "row", left: "Total", right: "£\u00a015.30", strong: true, size: "large" },
  { kind: "table", head: ["Code", "Rate", "Net", "Tax"], rows: [["A1", "20%", "12.75", "2.55"]] },
  { kind: "gap" },
  { kind: "bars", code: "1010-01-000123" },
  { kind: "qr", code: "https://shop.example/r/1" },
  { kind: "slip", parts: [{ kind: "text", text: "„Bis bald“" }] },
];
const shown = (columns: number) =>
  rollLines(paper, columns).map((line) => (line.kind === "line" ? line.text : `[${line.kind}]`));

describe("a paper on a roll", () => {
  it("is laid out in 42 columns", () => {
    expect(shown(42)).toEqual([
      "          Counterfoil Gifts Ltd",
      "      DUPLICATE",
      "------------------------------------------",
      "WHITE HANGING HEART T-LIGHT",
      "HOLDER                            15.30 A1",
      "  6 × 2.55",
      "Total                              £ 15.30",
      "Code                       Rate   Net  Tax",
      "A1                          20% 12.75 2.55",
      "",
      "[bars]",
      "[qr]",
      "[cut]",
      '"Bis bald"',
    ]);
  });

  it("says in large letters what must not be overlooked", () => {
    const mark = rollLines([{ kind: "mark", text: "TRAINING" }], 32);
    expect(mark).toEqual([{ kind: "line", text: "    TRAINING", strong: true, tall: true, wide: true }]);
  });

  it("gives a figure that is too long a line of its own, and bars that no printer has as letters", () => {
    const parts: PaperPart[] = [
      { kind: "row", left: "Gift card", right: "a very long figure of 27 letters".slice(0, 27) },
      { kind: "bars", code: "GRÜSSE" },
    ];
    const texts = rollLines(parts, 32).map((line) => line.kind === "line" && line.text);
    expect(texts).toEqual(["Gift card", "     a very long figure of 27 le", "             GRÜSSE"]);
  });

  it("never grows wider than the paper, and keeps all words", () => {
    const words = fc.string({ maxLength: 90 });
    fc.assert(
      fc.property(words, words, fc.constantFrom(32, 42, 48), fc.boolean(), (left, right, columns, indent) => {
        const looks = indent ? { indent: true as const } : {};
        const lines = rollLines(
          [
            { kind: "row", left, right, ...looks },
            { kind: "text", text: left, ...looks },
          ],
          columns,
        );
        const texts = lines.map((line) => (line.kind === "line" ? line.text : ""));
        expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(columns);
        const letters = (text: string) => text.replaceAll(/\s/g, "");
        expect(
          letters(texts.join("")).endsWith(
            letters(
              rollLines([{ kind: "text", text: left }], 48)
                .map((line) => (line.kind === "line" ? line.text : ""))
                .join(""),
            ),
          ),
        ).toBe(true);
      }),
    );
  });
});

const noPicture = async () => undefined;
/** ESC/POS as one can read it: letters as they are, commands in hexadecimal. */
const read = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `<${byte.toString(16)}>`)).join(
    "",
  );

test("a printer hears initialise, letters, bars, and the cut", async () => {
  const heard = read(await encodePaper(paper, 42, noPicture));
  expect(heard.startsWith("<1b>@")).toBe(true);
  // Bold, and the pound sign of code page 437.
  expect(heard).toContain("<1b>E<1><1b>t<0>          Counterfoil Gifts Ltd<1b>E<0>");
  expect(heard).toContain("Total                              <9c> 15.30");
  // Function B of GS k, Code 128, 16 signs with its code set.
  expect(heard).toContain("<1d>kI<10>{B1010-01-000123");
  expect(heard).toContain("1P0https://shop.example/r/1");
  // The receipt, and the slip below it, each cut off.
  expect(heard.match(/<1d>V<1>/g)).toHaveLength(2);
  expect(heard).not.toContain("<1b>p");
});

test("a drawer opens by a pulse and nothing else", async () => {
  const heard = read(await encodeDrawer());
  expect(heard).toContain("<1b>p<0>2<fa>");
  expect(heard).not.toContain("<1d>V");
});
