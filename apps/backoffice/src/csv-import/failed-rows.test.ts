import { expect, test } from "vitest";
import { failedRows } from "./failed-rows.ts";

test("rows with errors come back under their header, with the reason", () => {
  const text = "\uFEFFarticleId;minPrice\r\n85123A;1,20\r\nNOPE;2,00\r\n22423;x\r\n";
  const failed = [
    { row: 3, problem: "There is no article NOPE." },
    { row: 4, problem: 'This "x" is no price.' },
  ];
  expect(failedRows(text, failed)).toBe(
    '\uFEFFarticleId;minPrice;problem\r\nNOPE;2,00;"There is no article NOPE."\r\n22423;x;"This ""x"" is no price."\r\n',
  );
});

test("a file with commas stays one, and without errors there is no file", () => {
  expect(failedRows("a,b\n1,2\n", [{ row: 2, problem: "No." }])).toBe('\uFEFFa,b,problem\r\n1,2,"No."\r\n');
  expect(failedRows("a,b\n1,2\n", [])).toBe("");
});
