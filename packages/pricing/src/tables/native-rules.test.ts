import { describe } from "vitest";
import type { Eligibility, Promotion, PromotionRule, Target, Threshold } from "../index.ts";
import { all, always, itPays, type Row } from "../testing/table.ts";

const A: Target = { articles: ["A"] };
const B: Target = { articles: ["B"] };

/** One promotion with one rule. */
function promotion(
  rule: Partial<PromotionRule> & Pick<PromotionRule, "eligibility" | "priceRule">,
): Partial<Row["book"]> {
  const one: Promotion = {
    ...{ promotionId: "4711", name: "Promotion", ...always },
    rules: [{ ruleId: "R1", sequence: 10, resolution: 0, ...rule }],
  };
  return { promotions: [one] };
}

const goods = (target: Target, threshold?: Threshold, unit?: string): Eligibility => ({
  ...{ type: "goods", target },
  ...(threshold && { threshold }),
  ...(unit !== undefined && { unit }),
});

const qut = (from: number, more: Partial<Threshold> = {}): Threshold => ({ by: "quantity", from, ...more });
const line = (reward: object) => ({ type: "RB", control: "line", reward }) as PromotionRule["priceRule"];

const tenOff = line({ percentOff: 10 });
describe("mix and match, additional bonus", () => {
  const shop = {
    prices: { A: 1000, B: 600, C: 300 },
    lines: [
      ["A", 1],
      ["B", 1],
      ["C", 1],
    ] as Row["lines"],
  };
  const oneOf = (target: Target) => goods(target, qut(1, { every: 1 }));
  const C: Target = { articles: ["C"] };
  itPays([
    {
      says: "each item has its reward: B half, C free",
      ...shop,
      book: promotion({
        eligibility: { type: "all", of: [oneOf(A), oneOf(B), oneOf(C)] },
        priceRule: {
          type: "MM",
          items: [
            { target: B, quantity: 1, reward: { percentOff: 50 } },
            { target: C, quantity: 1, reward: { unitPrice: 0 } },
          ],
        },
      }),
      pays: [1000, 300, 0],
    },
    {
      says: "all items for one price: 19.00 for 15.20, a fifth off each",
      ...shop,
      book: promotion({
        eligibility: { type: "all", of: [oneOf(A), oneOf(B), oneOf(C)] },
        priceRule: {
          type: "MM",
          setPrice: 1520,
          items: [A, B, C].map((target) => ({ target, quantity: 1, reward: { percentOff: 0 } })),
        },
      }),
      pays: [800, 480, 240],
    },
    {
      says: "the cheapest of three",
      ...shop,
      book: promotion({
        eligibility: goods(all, qut(3, { every: 3 })),
        priceRule: { type: "RB", control: "line", reward: { percentOff: 100 }, choose: "cheapest" },
      }),
      pays: [1000, 600, 0],
    },
    {
      says: "AB: A gives C",
      ...shop,
      book: promotion({ eligibility: oneOf(A), priceRule: { type: "AB", items: [{ articleId: "C", quantity: 1 }] } }),
      pays: [1000, 600, 0],
    },
    {
      says: "AB with a choice of one: the dearer",
      ...shop,
      book: promotion({
        eligibility: oneOf(A),
        priceRule: {
          type: "AB",
          choose: 1,
          items: [
            { articleId: "C", quantity: 1 },
            { articleId: "B", quantity: 1 },
          ],
        },
      }),
      pays: [1000, 0, 300],
    },
    {
      says: "AB not in the basket is recommended",
      ...shop,
      book: promotion({ eligibility: oneOf(A), priceRule: { type: "AB", items: [{ articleId: "D", quantity: 2 }] } }),
      pays: [1000, 600, 300],
      and: { gifts: [{ articleId: "D", quantity: 2, offerId: "4711" }] },
    },
  ]);
});

describe("discount methods", () => {
  const half = (method: "00" | "01" | "02" | "03" | "04", of: "line" | "transaction", coupon = true): Row => ({
    says: `${method} of a ${of} rule`,
    prices: { A: 1000 },
    lines: [["A", 2]],
    book: promotion({
      eligibility: goods(A),
      priceRule: {
        type: "RB",
        control: of,
        reward: { percentOff: 50 },
        method,
        ...(coupon && { coupon: { code: "VOUCHER" } }),
      },
    }),
    pays: [2000],
  });
  const lowers = { pays: [1000], and: { printedCoupons: [] } };
  const prints = {
    and: { printedCoupons: [{ code: "VOUCHER", offerId: "4711", count: 1, amount: 1000 }], totals: { discount: 0 } },
  };
  itPays([
    ...(["line", "transaction"] as const).flatMap((of): Row[] => [
      { ...half("00", of), ...lowers },
      { ...half("01", of), ...prints },
      { ...half("02", of), ...prints },
      { ...half("03", of), ...lowers },
      { ...half("04", of), ...prints },
    ]),
    {
      ...half("01", "line", false),
      says: "a voucher without a code of its own has the rule's",
      and: { printedCoupons: [{ code: "R1", amount: 1000 }] },
    },
  ]);
});

describe("units", () => {
  const price = (articleId: string, unit: string, amount: number) => ({ articleId, unit, amount, ...always });
  const shop = (lines: Row["lines"], rule: Parameters<typeof promotion>[0]) => ({
    prices: { A: 0, B: 0 },
    lines,
    book: {
      ...promotion(rule),
      articles: [{ articleId: "A", baseUnit: "PC" }, { articleId: "B" }],
      prices: [price("A", "PC", 100), price("A", "CS", 1000), price("B", "PC", 500)],
    },
  });
  const aLines: Row["lines"] = [
    ["A", 3],
    ["A", 2, { unit: "CS" }],
    ["A", 1, { unit: "PC" }],
  ];
  itPays([
    {
      says: "goods of a unit are that unit's lines only",
      ...shop(aLines, { eligibility: goods(A, undefined, "CS"), priceRule: tenOff }),
      pays: [300, 1800, 100],
    },
    {
      says: "a line without a unit has its article's",
      ...shop(aLines, { eligibility: goods(A, undefined, "PC"), priceRule: tenOff }),
      pays: [270, 2000, 90],
    },
    {
      says: "without a unit all lines count",
      ...shop(aLines, { eligibility: goods(A), priceRule: tenOff }),
      pays: [270, 1800, 90],
    },
    {
      says: "five pieces are no three cases",
      ...shop(
        [
          ["A", 5],
          ["A", 2, { unit: "CS" }],
        ],
        { eligibility: goods(A, qut(3), "CS"), priceRule: tenOff },
      ),
      pays: [500, 2000],
    },
    {
      says: "groups are counted in the unit",
      ...shop(
        [
          ["A", 5],
          ["A", 2, { unit: "CS" }],
        ],
        { eligibility: goods(A, qut(2, { every: 2 }), "CS"), priceRule: line({ setPrice: 1500 }) },
      ),
      pays: [500, 1500],
    },
    {
      says: "mixed items have the unit of their eligibility: B gives a piece of A, not a case",
      ...shop(
        [
          ["B", 1],
          ["A", 1, { unit: "CS" }],
          ["A", 1],
        ],
        {
          eligibility: { type: "all", of: [goods(B, qut(1, { every: 1 })), goods(A, qut(1, { every: 1 }), "PC")] },
          priceRule: { type: "MM", items: [{ target: A, quantity: 1, reward: { unitPrice: 0 } }] },
        },
      ),
      pays: [500, 1000, 0],
    },
    {
      says: "or their own",
      ...shop(
        [
          ["B", 1],
          ["A", 1, { unit: "CS" }],
          ["A", 1],
        ],
        {
          eligibility: goods(B, qut(1, { every: 1 })),
          priceRule: { type: "MM", items: [{ target: A, unit: "CS", quantity: 1, reward: { percentOff: 50 } }] },
        },
      ),
      pays: [500, 500, 100],
    },
  ]);
});

describe("sales, returns and the rest of a rule", () => {
  const sold = (saleReturn: "sale" | "return" | "both" | undefined, kind: "sale" | "return", pays: number): Row => ({
    says: `saleReturn ${saleReturn}, basket ${kind}`,
    prices: { A: 1000 },
    lines: [["A", 1]],
    basket: { kind },
    book: promotion({ eligibility: goods(A), priceRule: tenOff, ...(saleReturn && { saleReturn }) }),
    pays: [pays],
  });
  itPays([
    sold(undefined, "sale", 900),
    sold(undefined, "return", 1000),
    sold("return", "sale", 1000),
    sold("return", "return", 900),
    sold("both", "sale", 900),
    sold("both", "return", 900),
    {
      says: "a rule's own rounding: 0.999 off down to tens is 0.90",
      prices: { A: 999 },
      lines: [["A", 1]],
      book: promotion({ eligibility: goods(A), priceRule: { ...tenOff, rounding: { mode: "down", multiple: 10 } } }),
      pays: [909],
    },
    {
      says: "a rule's own rounding keeps what the policy rounds: the price 8.991 down to 8.90",
      prices: { A: 999 },
      lines: [["A", 1]],
      policies: { rounding: { of: "price" } },
      book: promotion({ eligibility: goods(A), priceRule: { ...tenOff, rounding: { mode: "down", multiple: 10 } } }),
      pays: [890],
    },
    {
      says: "a modifier names promotion and rule, and an offer only where there is one",
      prices: { A: 1000 },
      lines: [["A", 1]],
      book: promotion({ name: "Rule", eligibility: goods(A), priceRule: tenOff }),
      pays: [900],
      and: {
        lines: [
          {
            modifiers: [
              { promotionId: "4711", ruleId: "R1", sequence: 10, quantity: 1, base: 1000, amount: -100, note: "Rule" },
            ],
          },
        ],
        applied: [{ offerId: "4711", promotionId: "4711", ruleId: "R1", count: 1, amount: 100 }],
      },
    },
  ]);
});
