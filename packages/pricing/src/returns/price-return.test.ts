import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildPriceBook, priceBasket } from "../index.ts";
import type { SoldLine } from "./line-state.ts";
import { type PricedReturn, priceReturn, type ReturnQuestion } from "./price-return.ts";

const cakestand: SoldLine = {
  lineId: "0002",
  articleId: "22423",
  quantity: 3,
  regularAmount: 1100,
  amount: 1000,
  modifiers: [{ promotionId: "1", ruleId: "1", sequence: 1, quantity: 3, base: 1100, amount: -100, note: "Spring" }],
  tax: { code: "A1", rate: 20, base: 833, amount: 167 },
};
const bag: SoldLine = {
  lineId: "0003",
  articleId: "85123",
  quantity: 0.75,
  regularAmount: 300,
  amount: 300,
  modifiers: [],
  tax: { code: "A0", rate: 0, base: 300, amount: 0 },
};

function answered(question: ReturnQuestion): PricedReturn {
  const answer = priceReturn(question);
  if ("refused" in answer) throw new Error(JSON.stringify(answer.refused));
  return answer;
}

describe("a return as the receipt says", () => {
  it("gives back what was paid for the units, tax and promotion shares with them", () => {
    expect(answered({ lines: [cakestand, bag], back: [{ lineId: "0002", quantity: 1 }] })).toEqual({
      policy: "prorated",
      refund: 333,
      lines: [
        {
          lineId: "0002",
          articleId: "22423",
          quantity: 1,
          regularAmount: 366,
          amount: 333,
          modifiers: [
            { promotionId: "1", ruleId: "1", sequence: 1, quantity: 1, base: 366, amount: -33, note: "Spring" },
          ],
          tax: { code: "A1", rate: 20, base: 278, amount: 55 },
        },
      ],
      tax: [{ code: "A1", rate: 20, base: 278, amount: 55 }],
      values: { prorated: 333 },
      changes: [],
      points: 0,
    });
  });

  it("counts what came back before, and pays out the last cent with the last unit", () => {
    const back = [{ lineId: "0002", quantity: 1 }];
    const earlier = { lineId: "0002", quantity: 1 };
    expect(answered({ lines: [cakestand], returned: [earlier], back }).refund).toBe(333);
    const last = answered({ lines: [cakestand], returned: [earlier, earlier], back });
    expect(last).toMatchObject({ refund: 334, tax: [{ base: 277, amount: 57 }] });
    expect(answered({ lines: [cakestand], returned: [{ ...earlier, amount: 300, tax: 50 }], back }).refund).toBe(366);
  });

  it("adds the tax with net prices", () => {
    const net: SoldLine = {
      ...cakestand,
      modifiers: [],
      regularAmount: 1000,
      tax: { code: "A1", rate: 20, base: 1000, amount: 200 },
    };
    const answer = answered({ lines: [net], back: [{ lineId: "0002", quantity: 1 }] });
    expect(answer).toMatchObject({ refund: 333 + 66, lines: [{ amount: 333, tax: { base: 333, amount: 66 } }] });
  });

  it.each([
    ["0009", 1, undefined, "lineUnknown", undefined],
    ["0002", 4, undefined, "moreThanSold", 3],
    ["0002", 2, 2, "moreThanSold", 1],
    ["0002", 1, 3, "nothingLeft", 0],
    ["0002", 0, undefined, "quantityInvalid", 3],
    ["0002", -1, undefined, "quantityInvalid", 3],
    ["0002", 0.0001, undefined, "quantityInvalid", 3],
    ["0004", 1, undefined, "notASale", 0],
    ["0005", 1, undefined, "notReturnable", 3],
  ])("of line %s refuses %d after %s as %s", (lineId, quantity, before, code, left) => {
    const lines = [
      cakestand,
      { ...cakestand, lineId: "0004", quantity: -1 },
      { ...cakestand, lineId: "0005", returnable: false },
    ];
    const returned = before === undefined ? [] : [{ lineId, quantity: before }];
    const refusal = { code, lineId, ...(left !== undefined && { left }) };
    expect(priceReturn({ lines, returned, back: [{ lineId, quantity }] })).toEqual({ refused: [refusal] });
  });

  it("refuses a line that is named twice, and gives nothing back for the others", () => {
    const back = [bag, cakestand, cakestand].map(({ lineId }) => ({ lineId, quantity: 0.5 }));
    expect(priceReturn({ lines: [cakestand, bag], back })).toEqual({
      refused: [{ code: "lineRepeated", lineId: "0002" }],
    });
  });

  it("gives out every cent of amount, regular amount and tax, in whatever steps all comes back", () => {
    const parts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 1_000_000 }),
        fc.integer({ min: 0, max: 100 }),
        parts,
        (amount, tax, steps) => {
          const quantity = steps.reduce((sum, step) => sum + step, 0);
          const taxed = { ...cakestand.tax, base: amount - tax, amount: tax };
          const line = { ...cakestand, quantity, amount, regularAmount: amount + 100, tax: taxed };
          const totals = { amount: 0, regular: 0, tax: 0, base: 0 };
          const returned: { lineId: string; quantity: number }[] = [];
          for (const step of steps) {
            const now = { lineId: line.lineId, quantity: step };
            const [part] = answered({ lines: [line], returned, back: [now] }).lines;
            totals.amount += part?.amount ?? 0;
            totals.regular += part?.regularAmount ?? 0;
            totals.tax += part?.tax.amount ?? 0;
            totals.base += part?.tax.base ?? 0;
            returned.push(now);
          }
          expect(totals).toEqual({ amount, regular: amount + 100, tax, base: amount - tax });
        },
      ),
    );
  });
});

describe("a return with the kept goods priced again", () => {
  const validity = { validFrom: "2010-01-01", validTo: "2010-12-31" };
  const book = buildPriceBook({
    currency: "GBP",
    articles: [{ articleId: "A", baseUnit: "PC", taxCode: "A1" }],
    prices: [
      { articleId: "A", unit: "PC", amount: 1000, ...validity },
      { articleId: "A", unit: "PC", amount: 800, fromQuantity: 3, ...validity },
    ],
    taxes: [{ code: "A1", rate: 20 }],
  });
  const basket = { at: "2010-06-01T10:00:00Z", lines: [{ lineId: "1", articleId: "A", quantity: 3 }] };
  const lines = priceBasket(book, basket).lines.map((line) => ({ ...line, articleId: "A", quantity: 3 }));

  it("takes back the price of the scale that is no longer reached", () => {
    // 3 for 8.00 each; the 2 that stay cost 10.00 each.
    const answer = answered({ lines, back: [{ lineId: "1", quantity: 1 }], sale: { book, basket }, policy: "reprice" });
    expect(answer).toMatchObject({
      policy: "reprice",
      refund: 400,
      lines: [
        { regularAmount: 800, amount: 400, modifiers: [{ promotionId: "return", amount: -400 }], tax: { amount: 66 } },
      ],
      values: { prorated: 800, reprice: 400 },
    });
  });

  it("shows both values and gives back what the receipt says by default", () => {
    const answer = answered({ lines, back: [{ lineId: "1", quantity: 1 }], sale: { book, basket } });
    expect(answer).toMatchObject({ policy: "prorated", refund: 800, values: { prorated: 800, reprice: 400 } });
  });

  it("pays in the end what a first return has kept back", () => {
    const first = { lineId: "1", quantity: 1, amount: 400, tax: 66 };
    const back = [{ lineId: "1", quantity: 2 }];
    const answer = answered({ lines, returned: [first], back, sale: { book, basket }, policy: "reprice" });
    expect(answer).toMatchObject({ refund: 2000, lines: [{ tax: { amount: 334 } }] });
  });

  it("goes by the receipt when the book does not price the sale", () => {
    const unknown = { ...basket, at: "2012-06-01T10:00:00Z" };
    const sale = { book, basket: unknown };
    const answer = answered({ lines, back: [{ lineId: "1", quantity: 1 }], sale, policy: "reprice" });
    expect(answer).toMatchObject({ policy: "prorated", refund: 800, values: { prorated: 800 } });
    expect(answer.values).not.toHaveProperty("reprice");
  });
});
