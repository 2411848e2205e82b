import type { Finding, Rule, SourceFile } from "./source.ts";

/** Wherever an en.json lies, a de.json lies beside it, with the same keys and the same placeholders. */
export const translations: Rule = {
  name: "translations",
  because: "a missing text shows a key to a cashier with a customer in front of her",
  find: (files) => {
    const texts = new Map(
      files.filter(({ path }) => /(^|\/)(en|de)\.json$/.test(path)).map((file) => [file.path, file]),
    );
    return [...texts.values()].flatMap((file) => {
      const otherPath = file.path.replace(/(en|de)\.json$/, (name) => (name === "en.json" ? "de.json" : "en.json"));
      return compare(file, texts.get(otherPath), otherPath);
    });
  },
};

function compare(file: SourceFile, other: SourceFile | undefined, otherPath: string): Finding[] {
  const report = (key: string, message: string): Finding => ({ path: file.path, line: lineOf(file, key), message });
  if (!other) return [report("", `${otherPath} is missing`)];
  const otherTexts = flatten(JSON.parse(other.text));
  return [...flatten(JSON.parse(file.text))].flatMap(([key, text]) => {
    const otherText = otherTexts.get(key);
    if (text.trim() === "") return [report(key, `${key} is empty`)];
    if (otherText === undefined) return [report(key, `${key} is missing in ${otherPath}`)];
    if (placeholders(text) !== placeholders(otherText))
      return [report(key, `${key} has other placeholders in ${otherPath}`)];
    return [];
  });
}

function flatten(value: unknown, prefix = ""): Map<string, string> {
  if (typeof value !== "object" || value === null) return new Map([[prefix, String(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...flatten(inner, prefix === "" ? key : `${prefix}.${key}`)]),
  );
}

function placeholders(text: string): string {
  return [...new Set(text.match(/\{\{[^}]+\}\}/g) ?? [])].sort().join(" ");
}

function lineOf(file: SourceFile, key: string): number {
  const last = key.split(".").at(-1);
  return Math.max(1, file.text.split("\n").findIndex((line) => line.includes(`"${last}"`)) + 1);
}
