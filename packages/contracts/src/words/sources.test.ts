import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { germanSentences } from "./sentences.ts";

const repository = join(import.meta.dirname, "../../../..");

/** Sentences that no screen shows, and why. */
const notOnScreens: readonly [RegExp, because: string][] = [
  [/platform\/src\/(environment|migrate|secret-key|tls)\.ts|retailer-hooks\.ts/, "said where the program starts"],
  [/technical-users\/oauth-routes\.ts/, "RFC 6749, for programs"],
  [/platform\/src\/screens\.ts|orders\/procedure\.ts|correcting\/replacement\.ts/, "pages of the API's description"],
  [/inbound\/index-page\.ts/, "the page of services, in both languages there"],
  [/modules\/papers\/words\.ts/, "the page and the mail of a receipt, in both languages there"],
  [/prices\/coupons\/routes\.ts/, "the API's description"],
  [/prices\/offers\/overlaps\/why\.ts|replication\/why-not-matched\.ts/, "made in both languages there"],
];

type Place = { text: string; path: string };

/** What stands in the sources as a text, `{1}` for what is filled in. */
function textsOf(path: string): Place[] {
  const found: Place[] = [];
  const source = ts.createSourceFile(path, readFileSync(join(repository, path), "utf8"), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    const isDescription = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node);
    if (isDescription && /^(description|summary)$/.test(node.name.getText())) return;
    if (ts.isStringLiteralLike(node)) found.push({ text: node.text, path });
    if (ts.isTemplateExpression(node)) {
      const rest = node.templateSpans.map(({ literal }, at) => `{${at + 1}}${literal.text}`);
      found.push({ text: node.head.text + rest.join(""), path });
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

const isSource = (path: string) => !/\.(test|gen)\.ts$|testing/.test(path);
const programs = globSync(["apps/{server,erp}/src/**/*.ts", "packages/platform/src/**/*.ts"], { cwd: repository });
const formats = globSync(["packages/{sap,pricing}/src/**/*.ts"], { cwd: repository });
const ofPrograms = programs.filter(isSource).flatMap(textsOf);
const ofFormats = formats.filter(isSource).flatMap(textsOf);

/** Written as a sentence, in English, and not only of places to fill in. */
const isSentence = (text: string) =>
  /^[A-Z{“"].* .*[.!?…]$/.test(text) && !/[äöüß„]/.test(text) && /[a-z]{2}/.test(text.replace(/\{\d\}/g, ""));

test("every sentence that the programs say of a single case is said in German too", () => {
  const missing = ofPrograms
    .filter(({ text, path }) => isSentence(text) && !notOnScreens.some(([where]) => where.test(path)))
    .filter(({ text }) => !(text in germanSentences))
    .map(({ text, path }) => `${path}: ${text}`);
  expect(missing).toEqual([]);
});

test("none is there for nothing, and each has the same values in both languages", () => {
  const said = new Set([...ofPrograms, ...ofFormats].map(({ text }) => text));
  const placesOf = (text: string) => [...text.matchAll(/\{=?(\d)\}/g)].map(([, place]) => place).sort();
  expect(Object.keys(germanSentences).filter((english) => !said.has(english))).toEqual([]);
  for (const [english, german] of Object.entries(germanSentences))
    expect(placesOf(german), english).toEqual(placesOf(english));
  expect(said.size).toBeGreaterThan(1000);
});
