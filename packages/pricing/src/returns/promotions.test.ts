import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Basket, type BookInput, buildPriceBook, type Offer, type Policies, type Terms } from "../index.ts";
import { priceBasket } from "../price-basket.ts";
import { randomCase } from "../testing/index.ts";
import { type PricedReturn, priceReturn, type ReturnPolicy, type ReturnQuestion } from "./price-return.ts";
import type { EarlierReturn } from "./returned-line.ts";
import { cumulatedShare } from "./shares.ts";

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
    expect(answered({ ...points, back: one("a") }).points).toBe(20);
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
  );

  it.each<ReturnPolicy>(["prorated", "reprice"])(
    "in any order and in any parts gives back all that was paid, %s",
    (policy) => {
      fc.assert(
        fc.property(randomCase(), taxPolicies, order, ({ input, basket }, tax, random) => {
          const receipt = sellCase(twoRates(input, tax), basket);
          const amount = receipt.lines.reduce((sum, line) => sum + line.amount, 0);
          const taxes = receipt.lines.reduce((sum, line) => sum + line.tax.amount, 0);
          const given = returnAll(receipt, policy, random);
          const paid = tax.prices === "net" ? amount + taxes : amount;
          expect(given.every(({ refund }) => refund >= 0)).toBe(true);
          expect(given.reduce((sum, { refund }) => sum + refund, 0)).toBe(paid);
          expect(given.flatMap((one) => one.tax).reduce((sum, one) => sum + one.amount, 0)).toBe(taxes);
          for (const line of given.flatMap(({ lines }) => lines)) {
            const modified = line.modifiers.reduce((sum, modifier) => sum + modifier.amount, 0);
            expect(line.amount).toBeGreaterThanOrEqual(0);
            expect(line.amount).toBe(line.regularAmount + modified);
          }
        }),
        { numRuns: 150 },
      );
    },
  );

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

/** Half of the articles at the lower rate, so that a promotion mixes them. */
function twoRates(input: BookInput, tax: NonNullable<Policies["tax"]>): BookInput {
  const articles = input.articles.map((article) => (article.articleId > "C" ? { ...article, taxCode: "A2" } : article));
  const taxes = [...(input.taxes ?? []), { code: "A2", rate: 7 }];
  return { ...input, articles, taxes, policies: { ...input.policies, tax } };
}

/** Brings a sale back piece by piece, in an order that the test draws. */
function returnAll(receipt: Sold, policy: ReturnPolicy, random: fc.Stream<number>): PricedReturn[] {
  const left = new Map(receipt.lines.map(({ lineId, quantity }) => [lineId, Math.round(quantity * 1000)]));
  const returned: EarlierReturn[] = [];
  const given: PricedReturn[] = [];
  while (left.size > 0) {
    const lineIds = [...left.keys()];
    const lineId = lineIds[(random.next().value ?? 0) % lineIds.length] as string;
    const milli = Math.min(left.get(lineId) ?? 0, 1000);
    const answer = answered({ ...receipt, returned, back: [{ lineId, quantity: milli / 1000 }], policy });
    given.push(answer);
    for (const { quantity, amount, tax } of answer.lines) returned.push({ lineId, quantity, amount, tax: tax.amount });
    const rest = (left.get(lineId) ?? 0) - milli;
    if (rest > 0) left.set(lineId, rest);
    else left.delete(lineId);
  }
  return given;
}
