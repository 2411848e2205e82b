import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const repository = join(import.meta.dirname, "..", "..", "..", "..");

/** A migration that has run may not change, so each program has a copy of its own, and here they are held together. */
const texts = ["server", "erp"].flatMap((app) => [
  [app, "_people.sql", "tables.sql"],
  [app, "_people-safety.sql", "safety.sql"],
  [app, "_idle-sessions.sql", "idle.sql"],
]) as [string, string, string][];
test.each(texts)("of %s the migration %s is the text of %s", (app, migration, text) => {
  const folder = join(repository, "apps", app, "migrations");
  const copies = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(migration)) : [];
  expect(copies).toHaveLength(1);
  expect(readFileSync(join(folder, copies[0] ?? ""), "utf8")).toBe(
    readFileSync(join(import.meta.dirname, text), "utf8"),
  );
});

/** Technical users came to the two programs in different ways, and have one shape since. */
test("tables of technical users look the same in both programs", () => {
  const shapes = ["server", "erp"].map((app) => {
    const schema = readFileSync(join(repository, "apps", app, "schema.sql"), "utf8");
    const isOfThem = (statement: string) =>
      /access\.(technical_user|access_token)\b/.test(statement.replaceAll(/REFERENCES .*/g, ""));
    return schema.split("\n\n").filter(isOfThem);
  });
  expect(shapes[0]?.length).toBeGreaterThan(2);
  expect(shapes[1]).toEqual(shapes[0]);
});
