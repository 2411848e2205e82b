import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatsFor } from "./formats.ts";

const english = formatsFor("en-GB");
const german = formatsFor("de-DE");
/** Intl parts amount and currency by a blank that does not break. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

describe("amounts", () => {
  it.each([
    [1999, "GBP", "£19.99", "19,99 £"],
    [-1999, "GBP", "-£19.99", "-19,99 £"],
    [123456789, "EUR", "€1,234,567.89", "1.234.567,89 €"],
    [1999, "JPY", "JP¥1,999", "1.999 ¥"],
    [0, "GBP", "£0.00", "0,00 £"],
  ])("%i %s reads %s in English and %s in German", (amountMinor, currency, inEnglish, inGerman) => {
    expect(plain(english.money(amountMinor, currency))).toBe(inEnglish);
    expect(plain(german.money(amountMinor, currency))).toBe(inGerman);
  });

  it("columns carry no currency", () => {
    expect(english.amount(1999, "GBP")).toBe("19.99");
    expect(german.amount(-1999, "JPY")).toBe("-1.999");
  });
});

describe("typed amounts", () => {
  it.each([
    ["19.99", 1999, 1999],
    ["19,99", 1999, 1999],
    ["1,234.50", 123450, undefined],
    ["1.234,50", undefined, 123450],
    ["1.234", undefined, 123400],
    ["1,234", 123400, undefined],
    [" 7 ", 700, 700],
    ["-0.05", -5, -5],
    ["", undefined, undefined],
    ["12a", undefined, undefined],
    ["19.999", undefined, 1999900],
  ])("%j is %s in English and %s in German", (text, inEnglish, inGerman) => {
    expect(english.parseAmount(text, "GBP")).toBe(inEnglish);
    expect(german.parseAmount(text, "GBP")).toBe(inGerman);
  });

  it("reads what it writes, in both languages", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e11, max: 1e11 }),
        fc.constantFrom("GBP", "JPY", "KWD"),
        (amountMinor, currency) => {
          for (const formats of [english, german])
            expect(formats.parseAmount(formats.amount(amountMinor, currency), currency)).toBe(amountMinor || 0);
        },
      ),
    );
  });
});

describe("quantities, sizes and moments", () => {
  it("keeps three places", () => {
    expect(english.quantity(1.5)).toBe("1.5");
    expect(german.quantity(-1234.125)).toBe("-1.234,125");
    expect(german.parseQuantity("1,5")).toBe(1.5);
    expect(english.parseQuantity("1.2345")).toBeUndefined();
  });

  it("says sizes in the largest unit that fits", () => {
    expect(english.bytes(999)).toBe("999 B");
    expect(english.bytes(2_345_678)).toBe("2.3 MB");
  });

  it("a calendar date is the same everywhere; an instant follows the zone", () => {
    expect(english.date("2010-12-01")).toBe("1 Dec 2010");
    expect(german.date("2010-12-01")).toBe("01.12.2010");
    expect(german.date("2010-13-45")).toBe("2010-13-45");
    expect(english.time("2026-07-01T22:30:00Z", "Europe/London")).toBe("23:30");
  });

  it.each([
    [-30_000, "30 seconds ago"],
    [-240_000, "4 minutes ago"],
    [-7_200_000, "2 hours ago"],
    [-90_000_000, "yesterday"],
  ])("%i ms is %s", (offset, text) => {
    const now = Date.parse("2026-11-21T12:00:00Z");
    expect(english.ago(new Date(now + offset).toISOString(), now)).toBe(text);
  });
});
