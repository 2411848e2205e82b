import { expect, test } from "vitest";
import { readTable } from "./read-table.ts";

const columns = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`).join(";");

test("a table has at most 200 columns: names are compared with each other", () => {
  expect(readTable(`${columns(200)}\r\nx`).columns).toHaveLength(200);
  expect(() => readTable(columns(60_000))).toThrow("The file has 60000 columns; it may have 200.");
});

test("a name that is there twice, whatever its case, and no name twice", () => {
  expect(() => readTable("name;goods;Name\r\nx")).toThrow("The column name is there twice.");
  expect(readTable("name;;\r\nx;y;z").rows[0]?.cells.name).toBe("x");
});

test("a file without a needed column is refused by the column's name, in any case", () => {
  expect(() => readTable("a;b\r\n1;2", ["articleId"])).toThrow("The column articleId is missing.");
  expect(readTable("ARTICLEID\r\n85123A", ["articleId"]).rows[0]?.cells.articleid).toBe("85123A");
});
