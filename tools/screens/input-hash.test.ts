import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { inputHash } from "./input-hash.ts";

const tree = mkdtempSync(join(tmpdir(), "counterfoil-screens-"));
afterAll(() => rmSync(tree, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

const hash = () => inputHash(tree, "apps/till");

test("a screen is built again when what it is made of changed, and only then", () => {
  write("apps/till/src/main.tsx", "one");
  write("packages/ui/src/index.ts", "shared");
  const first = hash();
  utimesSync(join(tree, "apps/till/src/main.tsx"), 1, 1);
  write("apps/till/dist/index.html", "built");
  write("apps/till/src/main.test.tsx", "a test");
  write("apps/server/src/main.ts", "another program");
  expect(hash()).toBe(first);
  write("packages/ui/src/index.ts", "shared, changed");
  const second = hash();
  expect(second).not.toBe(first);
  write("apps/till/src/scan.ts", "new");
  expect(hash()).not.toBe(second);
});
