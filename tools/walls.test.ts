import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, expect, test } from "vitest";
import config from "../.dependency-cruiser.ts";
import { repository } from "./database/apps.ts";

// wall, the file that climbs it, what it imports
const faults: [wall: string, from: string, to: string][] = [
  ["pricing-is-pure", "packages/pricing/src/clock.ts", "node:fs"],
  ["pricing-is-pure", "packages/pricing/src/format.ts", "packages/sap/src/index.ts"],
  ["pricing-is-pure", "packages/pricing/src/library.ts", "saxes"],
  ["contracts-know-only-schemas", "packages/contracts/src/hash.ts", "node:crypto"],
  ["contracts-know-only-schemas", "packages/contracts/src/database.ts", "packages/platform/src/index.ts"],
  ["sap-is-text-to-document", "packages/sap/src/prices.ts", "packages/contracts/src/index.ts"],
  ["sap-does-no-io", "packages/sap/src/file.ts", "node:fs"],
  ["packages-know-no-app", "packages/platform/src/known.ts", "apps/server/src/modules/sales/index.ts"],
  ["packages-know-no-app", "packages/ui/src/known.ts", "apps/backoffice/src/tile.ts"],
  ["packages-meet-at-index", "packages/platform/src/inner.ts", "packages/contracts/src/money.ts"],
  ["packages-meet-at-index", "apps/server/src/modules/sales/inner.ts", "packages/contracts/src/money.ts"],
  ["apps-know-no-other-app", "apps/server/src/modules/hub/shortcut.ts", "apps/erp/src/posting.ts"],
  ["apps-know-no-other-app", "apps/erp/src/shortcut.ts", "apps/server/src/bare.ts"],
  ["apps-know-no-other-app", "apps/till/src/shortcut.ts", "apps/backoffice/src/tile.ts"],
  ["only-the-hub-speaks-sap", "apps/server/src/modules/sales/idoc.ts", "packages/sap/src/index.ts"],
  ["modules-meet-at-index", "apps/server/src/modules/sales/reach.ts", "apps/server/src/modules/prices/store.ts"],
  ["modules-meet-at-index", "apps/erp/src/modules/stock/reach.ts", "apps/erp/src/modules/articles/store.ts"],
  ["outsiders-use-the-door", "apps/server/src/main.ts", "apps/server/src/modules/prices/store.ts"],
  ["only-main-wires", "apps/server/src/modules/sales/settings.ts", "apps/server/src/config.ts"],
  ["only-main-wires", "apps/erp/src/again.ts", "apps/erp/src/main.ts"],
  ["browser-stays-in-the-browser", "apps/till/src/database.ts", "packages/platform/src/index.ts"],
  ["browser-stays-in-the-browser", "apps/backoffice/src/wire.tsx", "packages/sap/src/index.ts"],
  ["browser-stays-in-the-browser", "apps/erp/web/src/direct.ts", "apps/erp/src/posting.ts"],
  ["browser-has-no-node", "packages/ui/src/file.ts", "node:path"],
  ["product-needs-no-tools", "apps/erp/src/tooled.ts", "tools/testing/database.ts"],
  ["tests-are-nobodys-library", "apps/erp/src/borrowed.ts", "apps/erp/src/posting.test.ts"],
];

const allowed: [from: string, to: string][] = [
  ["packages/pricing/src/price.ts", "packages/contracts/src/index.ts"],
  ["packages/pricing/src/price.test.ts", "node:fs"],
  ["packages/contracts/src/schema.ts", "typebox"],
  ["packages/sap/src/parse.ts", "saxes"],
  ["packages/sap/src/bytes.ts", "node:buffer"],
  ["packages/ui/src/list.ts", "packages/ui/src/fiori/index.ts"],
  ["apps/backoffice/src/list.ts", "packages/ui/src/fiori/index.ts"],
  ["apps/server/src/modules/hub/inbox.ts", "packages/sap/src/index.ts"],
  ["apps/server/src/modules/hub/ask.ts", "apps/server/src/modules/sales/index.ts"],
  ["apps/server/src/modules/sales/accept.test.ts", "tools/testing/database.ts"],
  ["apps/erp/src/receive.ts", "packages/sap/src/index.ts"],
  ["apps/till/src/basket.ts", "packages/pricing/src/index.ts"],
  ["tools/plant.ts", "packages/platform/src/index.ts"],
];

const tree = mkdtempSync(join(tmpdir(), "counterfoil-walls-"));
afterAll(() => rmSync(tree, { recursive: true, force: true }));

function plant(from: string, to: string): void {
  const isFile = to.includes("/src/") || to.startsWith("tools/");
  if (isFile) write(to, "");
  const specifier = isFile ? relative(dirname(from), to) : to;
  write(from, `import "${isFile && !specifier.startsWith(".") ? `./${specifier}` : specifier}";\n`);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), text, { flag: "a" });
}

function cruise(): { rule: string; from: string; to: string }[] {
  const run = spawnSync(
    process.execPath,
    [
      join(repository, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs"),
      ...["--config", join(repository, ".dependency-cruiser.ts"), "--output-type", "json", "apps", "packages", "tools"],
    ],
    { cwd: tree, encoding: "utf8" },
  );
  const { summary } = JSON.parse(run.stdout) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] };
  };
  return summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

for (const [, from, to] of faults) plant(from, to);
for (const [from, to] of allowed) plant(from, to);
plant("packages/ui/src/chicken.ts", "packages/ui/src/egg.ts");
plant("packages/ui/src/egg.ts", "packages/ui/src/chicken.ts");
for (const library of ["typebox", "saxes"]) write(`node_modules/${library}/index.js`, "");
write("packages/ui/src/one.ts", 'import type { Two } from "./two.ts";\nexport type One = Two;\n');
write("packages/ui/src/two.ts", 'import type { One } from "./one.ts";\nexport type Two = { one?: One };\n');
const found = cruise();

test.each(faults)("%s: %s may not import %s", (wall, from, to) => {
  expect(found).toContainEqual({ rule: wall, from, to: expect.stringContaining(to.replace("node:", "")) });
});

test("no-cycles: a file may not import who imports it", () => {
  expect(found.filter(({ rule }) => rule === "no-cycles").map(({ from }) => from)).toContain(
    "packages/ui/src/chicken.ts",
  );
});

test("no-cycles: types alone may refer to each other", () => {
  expect(found.filter(({ from }) => /(one|two)\.ts$/.test(from))).toEqual([]);
});

test.each(allowed)("%s may import %s", (from) => {
  expect(found.filter((violation) => violation.from === from)).toEqual([]);
});

test("every wall is proven by a planted fault and says its because", () => {
  const walls = config.forbidden.map(({ name }) => name);
  expect(new Set([...faults.map(([wall]) => wall), "no-cycles"])).toEqual(new Set(walls));
  for (const { comment } of config.forbidden) expect(comment).toMatch(/^because /);
});
