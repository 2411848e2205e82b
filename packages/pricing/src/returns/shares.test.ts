import fc from "fast-check";
import { expect, it } from "vitest";
import { shareOf } from "./shares.ts";

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
  [-100, 3000, 0, 1000, -33],
  // 9,999,999,999.99 for 999,999.999 of something: the product has 21 digits.
  [999_999_999_999, 999_999_999, 0, 333_333_333, 333_333_333_333],
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
