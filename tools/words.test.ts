import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as erp from "../apps/erp/src/modules/access/permissions.ts";
import * as server from "../apps/server/src/modules/access/permissions.ts";
import { technicalPermissions } from "../apps/server/src/modules/access/technical-permissions.ts";

const repository = join(import.meta.dirname, "..");
type Area = { en: Record<string, string> };
async function texts(path: string, name: string): Promise<Record<string, string>> {
  const area = ((await import(join(repository, path))) as Record<string, Area>)[name];
  return area?.en ?? {};
}

test.each([
  ["apps/backoffice/src/access/texts.ts", [...server.permissions, ...technicalPermissions]],
  ["apps/erp/web/src/access/texts.ts", [...erp.permissions, ...erp.technicalPermissions]],
])("%s has a word for every permission, and no other", async (path, permissions) => {
  const words = Object.keys(await texts(path, "accessTexts")).filter((key) => key.startsWith("permission."));
  expect(words.sort()).toEqual(permissions.map((permission) => `permission.${permission}`).sort());
});

test("every action that modules record has its sentence, and every object its noun", async () => {
  const words = await texts("packages/ui/src/access/audit-texts.ts", "auditTexts");
  const recorded = [...globSync("apps/{server,erp}/src/**/*.ts"), ...globSync("packages/platform/src/**/*.ts")]
    .filter((path) => !path.endsWith(".test.ts"))
    .map((path) => readFileSync(join(repository, path), "utf8"))
    .filter((source) => /recordChange|changeTree|\bChange\b.*platform/.test(source))
    .join("\n");
  const named = [
    ...recorded.matchAll(/action: (?:[^,\n]*\? )?"[A-Za-z]+\.([A-Za-z]+)"(?: : "[A-Za-z]+\.([A-Za-z]+)")?/g),
    ...recorded.matchAll(/\brecord\([^"\n]*"[A-Za-z]+\.([A-Za-z]+)"(?: : "[A-Za-z]+\.([A-Za-z]+)")?/g),
  ];
  const types = [...recorded.matchAll(/objectType: "([A-Za-z]+)"/g)].map(([, type]) => type ?? "");
  const missing = [
    ...named.flatMap(([, one, other]) => [one, other]).filter((verb) => verb && !words[`audit.verb.${verb}`]),
    ...types.filter((type) => !words[`audit.type.${type}`]),
  ];
  expect(named.length).toBeGreaterThan(20);
  expect(types.length).toBeGreaterThan(20);
  expect(missing).toEqual([]);
});

test("every code of a refusal has its German words on one of the screens", async () => {
  const codes = [...readFileSync(join(repository, "docs/ERRORS.md"), "utf8").matchAll(/^\| `([a-z-]+)` \| \d+ /gm)];
  const sources = globSync(["apps/{backoffice,erp,till}/**/src/**/*texts*.ts", "packages/ui/src/**/*texts*.ts"])
    .concat("packages/ui/src/texts/index.ts", "apps/erp/web/src/texts.ts")
    .map((path) => readFileSync(join(repository, path), "utf8"))
    .join("\n");
  const missing = codes.flatMap(([, code]) => (sources.includes(`"problem.${code}"`) ? [] : [code]));
  expect(codes.length).toBeGreaterThan(150);
  expect(missing).toEqual([]);
});
