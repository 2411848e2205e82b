import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decimalToMinor,
  formatReceiptNumber,
  gtinCheckDigit,
  isGtin,
  minorToDecimal,
  moneyToDecimal,
  parseReceiptNumber,
  quantityToMilli,
} from "./index.ts";

describe("money", () => {
  it.each([
    [1999, "GBP", "19.99"],
    [-5, "EUR", "-0.05"],
    [0, "GBP", "0.00"],
    [1999, "JPY", "1999"],
    [1, "KWD", "0.001"],
  ])("%i %s is %s", (amountMinor, currency, text) => {
    expect(moneyToDecimal(amountMinor, currency)).toBe(text);
  });

  it.each([
    ["19.99", 1999],
    ["-0.05", -5],
    ["-0", 0],
    ["7", 700],
    ["2.550", 255],
    ["2.555", undefined],
    ["", undefined],
    ["1e3", undefined],
    ["9999999999999999", undefined],
  ])("%s is %s minor units", (text, amountMinor) => {
    expect(decimalToMinor(text, 2)).toBe(amountMinor);
  });

  it("comes back from its decimal", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 3 }), (amountMinor, decimals) => {
        expect(decimalToMinor(minorToDecimal(amountMinor, decimals), decimals)).toBe(
          amountMinor === 0 ? 0 : amountMinor,
        );
      }),
    );
  });
});

describe("quantity", () => {
  it.each([
    [1, 1000],
    [0.001, 1],
    [-2.5, -2500],
    [1.0005, undefined],
    [1_000_000, undefined],
    [Number.NaN, undefined],
  ])("%d is %s thousandths", (quantity, milli) => {
    expect(quantityToMilli(quantity)).toBe(milli);
  });
});

describe("receipt number", () => {
  it("carries store, till and running number", () => {
    const parts = { storeId: "1010", tillNumber: "01", running: 123 };
    expect(formatReceiptNumber(parts)).toBe("1010-01-000123");
    expect(parseReceiptNumber("1010-01-000123")).toEqual(parts);
  });

  it.each(["1010-1-000123", "1010-01-123", "", "1010-01-000123 "])("refuses %j", (text) => {
    expect(parseReceiptNumber(text)).toBeUndefined();
  });

  it("refuses a running number that does not fit", () => {
    expect(() => formatReceiptNumber({ storeId: "1010", tillNumber: "01", running: 1_000_000 })).toThrow(RangeError);
  });
});

describe("GTIN", () => {
  // The example of the GS1 General Specifications, 7.9.1: 629104150021 has check digit 3.
  it("has the check digit of the specification's example", () => {
    expect(gtinCheckDigit("629104150021")).toBe(3);
    expect(isGtin("6291041500213")).toBe(true);
    expect(isGtin("6291041500214")).toBe(false);
    expect(isGtin("62910415002")).toBe(false);
  });
});
