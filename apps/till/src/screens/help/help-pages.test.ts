import { keyActions } from "@counterfoil/contracts";
import { expect, it } from "vitest";
import { findPages, type HelpPage, helpPages } from "./help-pages.ts";

const { en = [], de = [] } = helpPages;
const keysIn = ({ words }: HelpPage) => [...words.matchAll(/\{(\w+)\}/g)].map(([, key]) => key ?? "");

it("has the same pages in both languages, with the same keys, which are there", () => {
  expect(en.length).toBeGreaterThan(15);
  expect(de.map(({ blocks }) => blocks.map(({ kind }) => kind))).toEqual(
    en.map(({ blocks }) => blocks.map(({ kind }) => kind)),
  );
  for (const [position, page] of en.entries()) expect(keysIn(de[position] as HelpPage)).toEqual(keysIn(page));
  const known = new Set(keyActions.map((action) => action.toLowerCase()));
  expect(en.flatMap(keysIn).filter((key) => !known.has(key))).toEqual([]);
});

it("finds pages by all words of a question, those that say it in their title first", () => {
  expect(findPages(en, "return").map(({ title }) => title)[0]).toBe("Return goods");
  expect(findPages(de, "kunden BLOCKED").map(({ title }) => title)).toEqual([]);
  expect(findPages(de, "gesperrter kunde").map(({ title }) => title)).toEqual(["Kunden"]);
  expect(findPages(en, " ")).toEqual(en);
});
