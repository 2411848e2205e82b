import { describe, expect, it } from "vitest";

type Texts = Record<"en" | "de", Record<string, string>>;
type Given = {
  /** Of the program and of what it shows of packages/ui. */
  texts: readonly Texts[];
  /** All source files of both, by path. */
  files: Record<string, string>;
  /** So many keys are named at least: the search finds them at all. */
  least: number;
  /** Keys that the server's answers name. */
  namedElsewhere: RegExp;
};

/** What holds for the texts of each program: both languages, nothing missing, nothing left over. */
export function testTexts({ texts, files, least, namedElsewhere }: Given): void {
  const known: Texts = { en: {}, de: {} };
  for (const { en, de } of texts) {
    Object.assign(known.en, en);
    Object.assign(known.de, de);
  }
  const sources = Object.values(files).join("\n");

  describe("texts", () => {
    it("exist in both languages", () => {
      expect(Object.keys(known.de).sort()).toEqual(Object.keys(known.en).sort());
    });

    it("have the same places to fill in both languages", () => {
      const places = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort();
      for (const [key, text] of Object.entries(known.en))
        expect(places(known.de[key] ?? ""), key).toEqual(places(text));
    });

    it("are there for every key that a screen names", () => {
      const named = [
        ...sources.matchAll(/\bt\(\s*"([^"]+)"/g),
        ...sources.matchAll(/(?:title|subtitle): "(\w+\.\w+)"/g),
      ];
      const missing = named
        .map((match) => match[1] ?? "")
        .filter((key) => !(key in known.en) && !(`${key}_one` in known.en));
      expect(missing).toEqual([]);
      expect(named.length).toBeGreaterThan(least);
    });

    it("none is there for nothing", () => {
      const unused = Object.keys(known.en).filter((key) => {
        const base = key.replace(/_(one|other)$/, "");
        return !sources.includes(`"${base}"`) && !sources.includes(`\`${base.slice(0, base.lastIndexOf(".") + 1)}\${`);
      });
      expect(unused.filter((key) => !namedElsewhere.test(key))).toEqual([]);
    });
  });
}
