import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Basket, type BookInput, buildPriceBook, type Offer, type Policies, type Terms } from "../index.ts";
import { priceBasket } from "../price-basket.ts";
import { sumByTaxCode } from "../tax.ts";
import { randomCase } from "../testing/index.ts";
import type { EarlierReturn } from "./line-state.ts";
import { type PricedReturn, priceReturn, type ReturnPolicy, type ReturnQuestion } from "./price-return.ts";
import { cumulatedShare, sumOf } from "./shares.ts";

const always = { validFrom: "2020-01-01", validTo: "2030-12-31" };
const everything = { all: true as const };

/** A sale of one piece each of articles a, b, c … at these prices, under one offer. */
function sold(prices: Record<string, number>, terms: Terms, more: Partial<Offer> = {}): Sold {
  const ids = Object.keys(prices);
  const input: BookInput = {
    currency: "USD",
    articles: ids.map((articleId) => ({ articleId, baseUnit: "PC" })),
    prices: ids.map((articleId) => ({ articleId, unit: "PC", amount: prices[articleId] ?? 0, ...always })),
    offers: [{ offerId: "P", name: "Promotion", ...always, terms, ...more }],
  };
  return sellCase(input, {
    at: "2026-03-02T10:00:00Z",
    lines: ids.map((id) => ({ lineId: id, articleId: id, quantity: 1 })),
  });
}

type Sold = Required<Pick<ReturnQuestion, "lines" | "sale">>;

function sellCase(input: BookInput, basket: Basket): Sold {
  const book = buildPriceBook(input);
  const { lines } = priceBasket(book, basket, { nearMisses: 0 });
  return {
    sale: { book, basket },
    lines: lines.map((line, position) => ({ ...line, ...basket.lines[position] }) as Sold["lines"][number]),
  };
}

function answered(question: ReturnQuestion): PricedReturn {
  const answer = priceReturn(question);
  if ("refused" in answer) throw new Error(JSON.stringify(answer.refused));
  return answer;
}

const one = (lineId: string) => [{ lineId, quantity: 1 }];
const threeForTwo: Terms = { style: "nth", of: everything, every: 3, reward: { percentOff: 100 } };
const buyOneGetOne: Terms = {
  style: "buyGet",
  buy: [{ target: everything, quantity: 1 }],
  get: { target: everything, quantity: 1, choose: "cheapest" },
  reward: { percentOff: 100 },
};

describe("part of a promotion comes back", () => {
  const clawback = sold({ a: 5000, b: 6000, c: 8000 }, threeForTwo);
  const twentyPercent = sold({ a: 15_000, b: 6000 }, { style: "transaction", reward: { percentOff: 20 } });
  const macys = sold({ a: 3000, b: 2000 }, buyOneGetOne);

  it.each([
    // 3 for 2 of 50, 60 and 80, paid 140.00: the kept two cost what the three did.
    ["the free one of 3 for 2", clawback, "a", { prorated: 0, reprice: 0 }, []],
    ["a paid one of 3 for 2", clawback, "b", { prorated: 6000, reprice: 1000 }, [{ ruleId: "P", amount: 5000 }]],
    ["the dearest of 3 for 2", clawback, "c", { prorated: 8000, reprice: 3000 }, [{ ruleId: "P", amount: 5000 }]],
    // 20 % on 150.00 + 60.00: each line has its own share, whichever comes back.
    ["one of a receipt with 20 %", twentyPercent, "a", { prorated: 12_000, reprice: 12_000 }, []],
    ["the other of a receipt with 20 %", twentyPercent, "b", { prorated: 4800, reprice: 4800 }, []],
    // Buy one at 30.00, get one at 20.00 free.
    ["what was bought for a free one", macys, "a", { prorated: 3000, reprice: 1000 }, [{ ruleId: "P", amount: 2000 }]],
    ["the free one", macys, "b", { prorated: 0, reprice: 0 }, []],
  ])("%s", (_, receipt, lineId, values, changes) => {
    const answer = answered({ ...receipt, back: one(lineId), policy: "reprice" });
    expect(answer).toMatchObject({ policy: "reprice", refund: values.reprice, values });
    expect(answer.changes.map(({ ruleId, amount }) => ({ ruleId, amount }))).toEqual(changes);
    expect(answered({ ...receipt, back: one(lineId) })).toMatchObject({ policy: "prorated", refund: values.prorated });
  });

  it("names the lost promotion on the line, with its amount", () => {
    const { lines } = answered({ ...macys, back: one("a"), policy: "reprice" });
    expect(lines).toMatchObject([
      {
        regularAmount: 3000,
        amount: 1000,
        modifiers: [{ promotionId: "P", ruleId: "P", offerId: "P", amount: -2000, note: "Promotion" }],
      },
    ]);
  });

  it("gives nothing back as long as the kept goods cost more than was paid", () => {
    // 100.00 off from 150.00 on: paid 60.00; without the 20.00 the rest would be 140.00.
    const cliff = sold(
      { a: 2000, b: 14_000 },
      { style: "transaction", minAmount: 15_000, reward: { amountOffTotal: 10_000 } },
    );
    const first = answered({ ...cliff, back: one("a"), policy: "reprice" });
    expect(first).toMatchObject({ refund: 0, values: { prorated: 750, reprice: 0 } });
    const returned = first.lines.map(({ lineId, quantity, amount, tax }) => ({
      lineId,
      quantity,
      amount,
      tax: tax.amount,
    }));
    expect(answered({ ...cliff, returned, back: one("b"), policy: "reprice" }).refund).toBe(6000);
  });

  it("takes back the points that the kept goods do not earn", () => {
    const points = sold({ a: 2000, b: 1000 }, { style: "points", points: 1, per: { amount: 100 } });
    const earned = { earned: 30, takenBack: 0 };
    expect(answered({ ...points, back: one("a"), points: earned }).points).toBe(20);
    const returned = [{ lineId: "a", quantity: 1 }];
    expect(answered({ ...points, returned, back: one("b"), points: { earned: 30, takenBack: 20 } }).points).toBe(10);
    // Without the book: by what was paid.
    expect(answered({ lines: points.lines, back: one("b"), points: earned }).points).toBe(10);
  });

  it("charges for the gift that is kept when what it was given for comes back", () => {
    const gift = sold(
      { a: 3000, g: 800 },
      { style: "gift", buy: [{ target: { articles: ["a"] }, quantity: 1 }], gifts: [{ articleId: "g", quantity: 1 }] },
    );
    expect(answered({ ...gift, back: one("a"), policy: "reprice" })).toMatchObject({
      refund: 2200,
      values: { prorated: 3000, reprice: 2200 },
      changes: [{ ruleId: "P", amount: 800 }],
    });
  });
});

// Hundreds of baskets, priced again after each piece: a busy machine takes its time.
describe("all of a receipt comes back", { timeout: 30_000 }, () => {
  const order = fc.infiniteStream(fc.nat({ max: 1_000_000 }));

  const taxPolicies = fc.constantFrom<NonNullable<Policies["tax"]>>(
    { prices: "gross", rounding: "line" },
    { prices: "gross", rounding: "document" },
    { prices: "net", rounding: "line" },
    { prices: "net", rounding: "document" },
  );

  it.each<ReturnPolicy>(["prorated", "reprice"])(
    "in any order and in any parts gives back all that was paid, %s",
    (policy) => {
      fc.assert(
        fc.property(randomCase(), taxPolicies, fc.boolean(), order, ({ input, basket }, tax, mixed, random) => {
          const receipt = sellCase(taxed(input, tax, mixed), basket);
          const given = returnAll(receipt, policy, random);
          const lines = given.flatMap((one) => one.lines);
          const byCode = sumByTaxCode(receipt.lines.map((line) => line.tax)).filter(
            ({ base, amount }) => base + amount > 0,
          );
          const paid = sumOf(receipt.lines) + (tax.prices === "net" ? sumOf(byCode) : 0);
          expect(given.reduce((sum, { refund }) => sum + refund, 0)).toBe(paid);
          expect(sumOf(lines)).toBe(sumOf(receipt.lines));
          expect(sumOf(lines.map((line) => line.tax))).toBe(sumOf(byCode));
          // Where one promotion mixes rates, what goods of one rate lose may come back with goods of the other.
          if (policy === "prorated" || !mixed)
            expect(sumByTaxCode(lines.map((line) => line.tax)).filter(({ base, amount }) => base + amount > 0)).toEqual(
              byCode,
            );
          for (const { amount, regularAmount, modifiers, tax } of lines) {
            expect(Math.min(amount, tax.amount, tax.base)).toBeGreaterThanOrEqual(0);
            expect(amount).toBe(regularAmount + sumOf(modifiers));
          }
        }),
        { numRuns: 500 },
      );
    },
  );

  it("has no refund below zero where the goods of one rate were free and those of the other paid for all", () => {
    const input: BookInput = {
      currency: "EUR",
      articles: [
        { articleId: "A", baseUnit: "PC", taxCode: "A1" },
        { articleId: "C", baseUnit: "PC", taxCode: "A1" },
        { articleId: "E", baseUnit: "PC", taxCode: "A2", minPrice: 900 },
      ],
      prices: ["A", "C", "E"].map((id) => ({ articleId: id, unit: "PC", amount: id === "A" ? 7 : 1000, ...always })),
      taxes: [
        { code: "A1", rate: 19 },
        { code: "A2", rate: 7 },
      ],
      offers: [{ offerId: "P", name: "All", ...always, terms: { style: "transaction", reward: { setPrice: 1500 } } }],
      policies: { tax: { prices: "net", rounding: "line" } },
    };
    const quantities = { E: 2, A: 1, C: 2 };
    const lines = Object.entries(quantities).map(([id, quantity]) => ({ lineId: id, articleId: id, quantity }));
    const receipt = sellCase(input, { at: "2026-03-02T10:00:00Z", lines });
    expect(receipt.lines.map(({ amount, tax }) => [amount, tax.amount])).toEqual([
      [1800, 126],
      [0, 0],
      [0, 0],
    ]);
    const returned: EarlierReturn[] = [];
    const refunds = ["C", "E", "C", "E", "A"].map((lineId) => {
      const { refund, lines: back } = answered({ ...receipt, returned, back: one(lineId), policy: "reprice" });
      for (const { quantity, amount, tax } of back) returned.push({ lineId, quantity, amount, tax: tax.amount });
      return refund;
    });
    expect(refunds).toEqual([0, 321, 527, 1070, 8]);
  });

  it("never gives back more than was paid for what has come back by then", () => {
    fc.assert(
      fc.property(randomCase(), order, ({ input, basket }, random) => {
        const receipt = sellCase(input, basket);
        const sold = new Map(receipt.lines.map((line) => [line.lineId, { ...line, backMilli: 0 }]));
        let refunds = 0;
        for (const { refund, lines } of returnAll(receipt, "reprice", random)) {
          refunds += refund;
          for (const { lineId, quantity } of lines) {
            const line = sold.get(lineId);
            if (line) line.backMilli += Math.round(quantity * 1000);
          }
          const paid = [...sold.values()].map(({ amount, quantity, backMilli }) =>
            cumulatedShare(amount, Math.round(quantity * 1000), backMilli),
          );
          expect(refunds).toBeLessThanOrEqual(paid.reduce((sum, share) => sum + share, 0));
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** With `mixed` half of the articles have the lower rate, so that a promotion mixes them. */
function taxed(input: BookInput, tax: NonNullable<Policies["tax"]>, mixed: boolean): BookInput {
  const lower = (articleId: string) => mixed && articleId > "C";
  const articles = input.articles.map((article) =>
    lower(article.articleId) ? { ...article, taxCode: "A2" } : article,
  );
  const taxes = [...(input.taxes ?? []), { code: "A2", rate: 7 }];
  return { ...input, articles, taxes, policies: { ...input.policies, tax } };
}

/** Brings a sale back, each time one to three of its lines and up to two pieces of each, as the test draws. */
function returnAll(receipt: Sold, policy: ReturnPolicy, random: fc.Stream<number>): PricedReturn[] {
  const draw = (below: number) => (random.next().value ?? 0) % below;
  const left = new Map(receipt.lines.map(({ lineId, quantity }) => [lineId, Math.round(quantity * 1000)]));
  const returned: EarlierReturn[] = [];
  const given: PricedReturn[] = [];
  while (left.size > 0) {
    const wishes = new Map<string, number>();
    for (let lines = 1 + draw(3); lines > 0; lines -= 1) {
      const lineId = [...left.keys()][draw(left.size)] as string;
      wishes.set(lineId, Math.min(left.get(lineId) ?? 0, 1000 * (1 + draw(2))));
    }
    const back = [...wishes].map(([lineId, milli]) => ({ lineId, quantity: milli / 1000 }));
    const answer = answered({ ...receipt, returned, back, policy });
    given.push(answer);
    for (const { lineId, quantity, amount, tax } of answer.lines)
      returned.push({ lineId, quantity, amount, tax: tax.amount });
    for (const [lineId, milli] of wishes) {
      const rest = (left.get(lineId) ?? 0) - milli;
      if (rest > 0) left.set(lineId, rest);
      else left.delete(lineId);
    }
  }
  return given;
}
