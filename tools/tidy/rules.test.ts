import { expect, test } from "vitest";
import { rules } from "./rules.ts";
import type { Finding } from "./source.ts";

/** What the named rule finds in one planted file (and its companions). */
function find(name: string, ...planted: [path: string, text: string][]): string[] {
  const rule = rules.find((candidate) => candidate.name === name);
  if (!rule) throw new Error(`no rule ${name}`);
  return rule.find(planted.map(([path, text]) => ({ path, text }))).map(place);
}

const place = ({ path, line, message }: Finding) => `${path}:${line} ${message}`;
const lines = (count: number, text = "x();") => Array.from({ length: count }, () => text).join("\n");

test("file-length: 400 lines pass, 401 do not", () => {
  expect(find("file-length", ["a.ts", `${lines(400)}\n`])).toEqual([]);
  expect(find("file-length", ["a.ts", `${lines(401)}\n`])).toEqual(["a.ts:1 401 lines, at most 400"]);
});

test("function-length: 70 lines pass, 71 do not, whatever the form", () => {
  expect(find("function-length", ["a.ts", `function sell() {\n${lines(68)}\n}`])).toEqual([]);
  expect(find("function-length", ["a.ts", `\nfunction sell() {\n${lines(69)}\n}`])).toEqual([
    "a.ts:2 sell: 71 lines, at most 70",
  ]);
  expect(find("function-length", ["a.tsx", `const Till = () => {\n${lines(69)}\n};`])).toEqual([
    "a.tsx:1 Till: 71 lines, at most 70",
  ]);
  expect(find("function-length", ["a.ts", `class Till {\n  open() {\n${lines(69)}\n}\n}`])).toEqual([
    "a.ts:2 open: 71 lines, at most 70",
  ]);
  expect(find("function-length", ["a.test.ts", `describe("x", () => {\n${lines(100)}\n});`])).toEqual([]);
});

test.each([
  ["const now = new Date();", "uses Date"],
  ["const now = Date.now();", "uses Date"],
  ["const luck = Math.random();", "uses Math.random"],
  ["const now = Temporal.Now.instant();", "uses Temporal.Now"],
  ["const start = performance.now();", "uses performance"],
  ["const home = process.cwd();", "uses process"],
  ["const answer = fetch(address);", "uses fetch"],
  ['import { readFileSync } from "node:fs";', "imports node:fs"],
  ['import { parse } from "saxes";', "imports saxes"],
  ['export { parse } from "@counterfoil/sap";', "imports @counterfoil/sap"],
  ['const sap = await import("@counterfoil/sap");', "imports @counterfoil/sap"],
])("pure-pricing: %s", (code, message) => {
  expect(find("pure-pricing", ["packages/pricing/src/a.ts", code])).toEqual([`packages/pricing/src/a.ts:1 ${message}`]);
  expect(find("pure-pricing", ["packages/platform/src/a.ts", code])).toEqual([]);
});

test("pure-pricing: the contracts, own files and members of the same name pass", () => {
  const code =
    'import type { Basket } from "@counterfoil/contracts";\nimport { x } from "./x.ts";\nDate.parse(at); new Date(at); Date.UTC(2010, 11, 1);\nrow.process({ fetch: 1 });';
  expect(find("pure-pricing", ["packages/pricing/src/a.ts", code])).toEqual([]);
});

test("environment: main.ts hands it to config.ts, nobody else reads it", () => {
  const code = "const port = process.env.PORT;";
  const path = "apps/server/src/modules/sales/routes.ts";
  expect(find("environment", [path, code])).toEqual([`${path}:1 reads process.env; main.ts hands it to config.ts`]);
  expect(find("environment", [path, 'import { env } from "node:process";'])).toEqual([
    `${path}:1 imports node:process; main.ts hands it to config.ts`,
  ]);
  expect(
    find(
      "environment",
      ["apps/server/src/main.ts", code],
      ["apps/server/src/config.ts", code],
      ["tools/start.ts", code],
    ),
  ).toEqual([]);
});

test("machine-names: folders of a machine and package mirrors", () => {
  const home = ["", "home", "ada", "shop"].join("/");
  const mirror = ["https:", "", "registry.example.com", "npm"].join("/");
  expect(find("machine-names", ["README.md", `see ${home}`])).toEqual([
    `README.md:1 names a folder of one machine: ${["", "home", "ada"].join("/")}`,
  ]);
  expect(find("machine-names", ["a.json", `"${mirror}"`])).toEqual([
    `a.json:1 names a package registry: ${["", "", "registry.example.com"].join("/")}`,
  ]);
  expect(find("machine-names", ["a.ts", 'import "./home/tile.ts"; registry.metrics(); get("/api/work/list")'])).toEqual(
    [],
  );
});

test("translations: same keys, same placeholders, nothing empty, never one language alone", () => {
  const english = '{\n  "pay": { "cash": "Cash", "due": "{{amount}} due" },\n  "only": "Here" }';
  const german = '{\n  "pay": { "cash": "", "due": "{{betrag}} offen" } }';
  expect(find("translations", ["t/en.json", english], ["t/de.json", german])).toEqual([
    "t/en.json:2 pay.due has other placeholders in t/de.json",
    "t/en.json:3 only is missing in t/de.json",
    "t/de.json:2 pay.cash is empty",
    "t/de.json:2 pay.due has other placeholders in t/en.json",
  ]);
  expect(find("translations", ["t/en.json", english])).toEqual(["t/en.json:1 t/de.json is missing"]);
  expect(find("translations", ["t/en.json", english], ["t/de.json", english])).toEqual([]);
});

test("leftovers: a note to oneself is found", () => {
  const note = ["TO", "DO"].join("");
  expect(find("leftovers", ["a.ts", `// ${note}: later`])).toEqual([`a.ts:1 ${note} left in the source`]);
  expect(find("leftovers", ["a.ts", "// the customer's to-do list"])).toEqual([]);
});

test("problem-codes: code and page are compared in both directions", () => {
  const code = 'export const unknown = problemOf(404, "till-unknown", "There is no such till");';
  const rowOf = (status: number) => `| \`till-unknown\` | ${status} | There is no such till |`;
  expect(find("problem-codes", ["a.ts", code], ["docs/ERRORS.md", rowOf(404)])).toEqual([]);
  expect(find("problem-codes", ["a.ts", code], ["docs/ERRORS.md", rowOf(409)])).toEqual([
    `a.ts:1 is not in docs/ERRORS.md: ${rowOf(404)}`,
    `docs/ERRORS.md:1 is declared nowhere: ${rowOf(409)}`,
  ]);
});
