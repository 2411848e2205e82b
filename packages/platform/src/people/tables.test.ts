import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const repository = join(import.meta.dirname, "..", "..", "..", "..");

/** A migration that has run may not change, so each program has a copy of its own, and here they are held together. */
test.each(["server", "erp"])("the people migration of %s is the text of tables.sql", (app) => {
  const folder = join(repository, "apps", app, "migrations");
  const copies = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith("_people.sql")) : [];
  expect(copies).toHaveLength(1);
  expect(readFileSync(join(folder, copies[0] ?? ""), "utf8")).toBe(
    readFileSync(join(import.meta.dirname, "tables.sql"), "utf8"),
  );
});
