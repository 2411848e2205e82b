import { describe, expect, it } from "vitest";
import { texts } from "./index.ts";

const { en, de } = texts;

const files = import.meta.glob<string>(["../**/*.ts", "../**/*.tsx", "!../**/*.test.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const sources = Object.values(files).join("\n");

const withoutPlural = (key: string) => key.replace(/_(one|other)$/, "");
const known = new Set(Object.keys(en).map(withoutPlural));
const literals = new Set(
  [...sources.matchAll(/["'`]([a-zA-Z]+(?:\.[a-zA-Z]+)?)["'`]/g)].map((match) => match[1] as string),
);
/** Keys put together at run time: `state.${state}` uses all keys of `state.`. */
const families = [...sources.matchAll(/`([a-zA-Z]+\.)\$\{/g)].map((match) => match[1] as string);

describe("the texts", () => {
  it("are there in both languages, with the same places to fill", () => {
    expect(Object.keys(de)).toEqual(Object.keys(en));
    const holes = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).toSorted();
    for (const [key, text] of Object.entries(en)) expect([key, holes(de[key] ?? "")]).toEqual([key, holes(text)]);
  });

  it("exist for every key that a screen uses", () => {
    const used = [...sources.matchAll(/\bt\(\s*"([a-zA-Z.]+)"/g)].map((match) => match[1] as string);
    expect(used.filter((key) => !known.has(key))).toEqual([]);
  });

  it("are all used", () => {
    const unused = [...known].filter(
      (key) =>
        !literals.has(key) &&
        !families.some((family) => key.startsWith(family)) &&
        !/^(insecure|otherTab|noRoom|broken)\./.test(key),
    );
    expect(unused).toEqual([]);
  });
});
