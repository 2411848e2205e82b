import { expect, test } from "vitest";
import { formatsOf } from "./formats.ts";

test("an amount whose currency nobody knows stands without a sign", () => {
  expect([formatsOf("en", "GBP").money(123450), formatsOf("de", "EUR").money(123450)]).toEqual([
    "£1,234.50",
    "1.234,50\u00a0€",
  ]);
  expect([formatsOf("en", "").money(123450), formatsOf("de", "").money(123450)]).toEqual(["1,234.50", "1.234,50"]);
});
