import { expect, test } from "vitest";
import { toE164 } from "./phone.ts";

test.each([
  ["020 7946 0123", "GB", "+442079460123"],
  ["(020) 7946-0123", "GB", "+442079460123"],
  ["+44 (0) 20 7946 0123", "GB", "+442079460123"],
  ["0044 20 7946 0123", "GB", "+442079460123"],
  ["06227/747474", "DE", "+496227747474"],
  ["+49 6227 747474", "GB", "+496227747474"],
  ["+49 6227 747474", undefined, "+496227747474"],
  ["020 7946 0123", undefined, undefined],
  ["020 7946 0123", "XX", undefined],
  ["ask at the desk", "GB", undefined],
  ["", "GB", undefined],
])("%s in %s is %s", (text, country, expected) => {
  expect(toE164(text, country)).toBe(expected);
});
