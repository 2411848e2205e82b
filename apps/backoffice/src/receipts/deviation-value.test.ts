import { formatsFor } from "@counterfoil/ui";
import { expect, it } from "vitest";
import { deviationValue } from "./deviation-value.ts";

it.each([
  ["unitPriceDiffers", "295", "£2.95"],
  ["taxRateDiffers", "20", "20%"],
  ["businessDateDiffers", "2010-12-01", "1 Dec 2010"],
  ["returnedMoreThanSold", "1.5", "1.5"],
  ["somethingNew", "as it came", "as it came"],
])("%s %s reads %s", (code, value, text) => {
  expect(deviationValue(code, value, "GBP", formatsFor("en-GB"))).toBe(text);
});
