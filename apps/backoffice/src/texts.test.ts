import { fioriTexts } from "@counterfoil/ui/texts";
import { describe, expect, it } from "vitest";
import { texts } from "./texts.ts";

const known = { en: { ...fioriTexts.en, ...texts.en }, de: { ...fioriTexts.de, ...texts.de } };
const files: Record<string, string> = import.meta.glob(
  ["./**/*.{ts,tsx}", "../../../packages/ui/src/**/*.{ts,tsx}", "!**/*.test.ts", "!**/texts.ts", "!**/texts/index.ts"],
  { query: "?raw", import: "default", eager: true },
);
const sources = Object.values(files).join("\n");

describe("texts", () => {
  it("exist in both languages", () => {
    expect(Object.keys(known.de).sort()).toEqual(Object.keys(known.en).sort());
  });

  it("have the same places to fill in both languages", () => {
    const places = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort();
    for (const [key, text] of Object.entries(known.en)) expect(places(known.de[key] ?? ""), key).toEqual(places(text));
  });

  it("are there for every key that a screen names", () => {
    const named = [...sources.matchAll(/\bt\(\s*"([^"]+)"/g), ...sources.matchAll(/(?:title|subtitle): "(\w+\.\w+)"/g)];
    const missing = named
      .map((match) => match[1] ?? "")
      .filter((key) => !(key in known.en) && !(`${key}_one` in known.en));
    expect(missing).toEqual([]);
    expect(named.length).toBeGreaterThan(200);
  });

  it("none is there for nothing", () => {
    const unused = Object.keys(known.en).filter((key) => {
      const base = key.replace(/_(one|other)$/, "");
      return !sources.includes(`"${base}"`) && !sources.includes(`\`${base.slice(0, base.lastIndexOf(".") + 1)}\${`);
    });
    expect(unused.filter((key) => !/^(problem|reason|permission|audit)\./.test(key))).toEqual([]);
  });
});
