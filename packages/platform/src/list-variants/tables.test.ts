import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const repository = join(import.meta.dirname, "..", "..", "..", "..");

test.each(["server", "erp"])("the list-variants migration of %s is the text of tables.sql", (app) => {
  const folder = join(repository, "apps", app, "migrations");
  const copies = readdirSync(folder).filter((name) => name.endsWith("_list-variants.sql"));
  expect(copies).toHaveLength(1);
  expect(readFileSync(join(folder, copies[0] ?? ""), "utf8")).toBe(
    readFileSync(join(import.meta.dirname, "tables.sql"), "utf8"),
  );
});
