import { initialKeys } from "@counterfoil/contracts";
import { expect, test } from "vitest";
import { texts } from "./index.ts";

// What docs/TILL.md and docs/KASSE.md call by its name is called so at the till, and every key and picture is there.

const manuals = import.meta.glob<string>("../../../../docs/{TILL,KASSE}.md", {
  query: "?raw",
  import: "default",
  eager: true,
});
const pictures = Object.keys(import.meta.glob("../../../../docs/till/*.webp")).map((path) => path.split("/").at(-1));

/** `office`: screens of the back office, which have their names elsewhere. */
const languages = [
  { name: "TILL", words: texts.en, office: ["Stores and Tills", "Till Settings"], caps: { "Ctrl+z": "Ctrl`+`Z" } },
  {
    name: "KASSE",
    words: texts.de,
    office: ["Filialen und Kassen", "Kasseneinstellungen"],
    caps: { "Ctrl+z": "Strg`+`Z", Delete: "Entf" },
  },
].map(({ name, words, ...more }) => ({
  ...more,
  name,
  words: Object.values<string>(words),
  manual: manuals[`../../../../docs/${name}.md`] ?? "",
}));

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** "Code … is not known here": with anything in place of the dots. */
const pattern = (text: string, gap: RegExp) => text.split(gap).map(escaped).join(".*");

function isSaid(phrase: string, words: readonly string[]): boolean {
  const inside = new RegExp(pattern(phrase, /\s?…\s?/), "s");
  return words.some((text) => inside.test(text) || new RegExp(`^${pattern(text, /\{\{\w+\}\}/)}$`).test(phrase));
}

/** Between single stars, over the end of a line too. */
const quoted = (manual: string) =>
  [...manual.matchAll(/(?<![*`\w])\*([^*`|]+?)\*(?![*`\w])/g)].map(([, words = ""]) => words.replace(/\s+/g, " "));

test.each(languages)("$name: names nothing that the till does not say", ({ manual, words, office }) => {
  const phrases = quoted(manual);
  expect(phrases.length).toBeGreaterThan(50);
  const known = [...words, ...office];
  expect(
    phrases.filter((phrase) => !isSaid(phrase, known) && !phrase.split(", ").every((part) => isSaid(part, known))),
  ).toEqual([]);
});

test.each(languages)("$name: lists every key with which a till comes", ({ manual, caps }) => {
  const rows = manual.split("\n").filter((line) => line.startsWith("| `"));
  const keys = Object.values(initialKeys).map((key) => (caps as Record<string, string>)[key] ?? key);
  expect(keys.filter((key) => !rows.some((row) => row.includes(`\`${key}\``)))).toEqual([]);
});

test.each(languages)("$name: shows every picture that was taken, and no other", ({ manual }) => {
  const shown = [...manual.matchAll(/\(till\/([\w.-]+)\)/g)].map(([, name]) => name);
  expect(shown.sort()).toEqual(pictures.sort());
});
