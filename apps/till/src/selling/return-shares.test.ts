import type { ReceiptLine } from "@counterfoil/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { returnableMilli, returnLine, shareOf } from "./return-shares.ts";

const sold = (quantity: number, amount: number, tax: number): ReceiptLine => ({
  lineId: "0002",
  articleId: "22423",
  text: "REGENCY CAKESTAND 3 TIER",
  quantity,
  unit: "PC",
  unitPrice: 1275,
  regularAmount: amount + 100,
  amount,
  modifiers: [
    { promotionId: "1", ruleId: "1", sequence: 1, quantity, base: amount + 100, amount: -100, note: "Spring" },
  ],
  tax: { code: "A1", rate: 20, base: amount - tax, amount: tax },
});

describe("shares of what was paid", () => {
  it.each([
    // 10.00 for three: 3.33, 3.33 and the remainder 3.34 on the last.
    [1000, 3000, 0, 1000, 333],
    [1000, 3000, 1000, 2000, 333],
    [1000, 3000, 2000, 3000, 334],
    [1000, 3000, 0, 2000, 666],
    [1000, 3000, 0, 3000, 1000],
    // 0.750 kg for 3.00: a third of it is a third of the money.
    [300, 750, 0, 250, 100],
    [300, 750, 250, 750, 200],
    [0, 3000, 0, 1000, 0],
  ])("of %i for %i thousandths, the units %i to %i are %i", (amount, of, from, to, share) => {
    expect(shareOf(amount, of, from, to)).toBe(share);
  });

  it("adds up to what was paid in whatever steps all of it comes back", () => {
    const steps = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), steps, (amount, parts) => {
        const of = parts.reduce((sum, part) => sum + part, 0);
        let from = 0;
        let paid = 0;
        for (const part of parts) {
          const share = shareOf(amount, of, from, from + part);
          expect(share).toBeGreaterThanOrEqual(0);
          paid += share;
          from += part;
        }
        expect(paid).toBe(amount);
      }),
    );
  });
});

describe("a return line", () => {
  it("refunds what was paid for the units, tax and promotion shares with them", () => {
    const result = returnLine(sold(3, 1000, 167), "1010-01-000042", 0, 1000);
    expect(result).toEqual({
      line: {
        articleId: "22423",
        text: "REGENCY CAKESTAND 3 TIER",
        quantity: -1,
        unit: "PC",
        unitPrice: 1275,
        regularAmount: -366,
        amount: -333,
        modifiers: [
          { promotionId: "1", ruleId: "1", sequence: 1, quantity: -1, base: -366, amount: 33, note: "Spring" },
        ],
        tax: { code: "A1", rate: 20, base: -278, amount: -55 },
        returnOf: { receiptNumber: "1010-01-000042", lineId: "0002" },
      },
    });
  });

  it("keeps amount, regular amount and tax consistent and conserved over all steps", () => {
    const quantities = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 1_000_000 }),
        fc.integer({ min: 0, max: 100 }),
        quantities,
        (amount, tax, parts) => {
          const line = sold(
            parts.reduce((sum, part) => sum + part, 0),
            amount,
            tax,
          );
          const totals = { amount: 0, regular: 0, tax: 0, base: 0 };
          let returned = 0;
          for (const part of parts) {
            const result = returnLine(line, "1010-01-000042", returned, part * 1000);
            if (!("line" in result)) throw new Error(result.refused);
            totals.amount += result.line.amount;
            totals.regular += result.line.regularAmount;
            totals.tax += result.line.tax.amount;
            totals.base += result.line.tax.base;
            returned += part;
          }
          expect(totals).toEqual({ amount: -amount, regular: -(amount + 100), tax: 0 - tax, base: -(amount - tax) });
        },
      ),
    );
  });

  it.each([
    [3000, 0, 4000, "moreThanSold"],
    [3000, 2, 2000, "moreThanSold"],
    [3000, 3, 1000, "nothingLeft"],
    [3000, 0, 0, "quantityInvalid"],
    [3000, 0, -1000, "quantityInvalid"],
    [-1000, 0, 1000, "notASale"],
  ])("of %i sold and %i returned refuses %i as %s", (soldMilli, returned, wanted, refused) => {
    expect(returnLine(sold(soldMilli / 1000, 1000, 167), "1010-01-000042", returned, wanted)).toEqual({ refused });
  });

  it("knows how many may still come back", () => {
    expect(returnableMilli(sold(3, 1000, 0), 1.25)).toBe(1750);
    expect(returnableMilli(sold(3, 1000, 0), 4)).toBe(0);
  });
});
