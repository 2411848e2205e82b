import { describe } from "vitest";
import { all, itPays } from "../testing/table.ts";

const tax20 = {
  book: {
    taxes: [
      { code: "A1", rate: 20 },
      { code: "A0", rate: 0 },
    ],
  },
};
const A1 = { taxCode: "A1" };
const off = (percentOff: number) => ({ percentOff });
const A = { articles: ["A"] };
const B = { articles: ["B"] };

describe("1 totals", () => {
  itPays([
    {
      says: "discount is positive, total is what is paid with the tax in it, net is total less tax",
      prices: { A: 1200, B: 600 },
      articles: { A: A1, B: { taxCode: "A0" } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "simple", get: A, reward: off(50) } }],
      pays: [600, 600],
      and: {
        totals: {
          ...{ regular: 1800, discount: 600, total: 1200, net: 1100, tax: 100 },
          byTaxCode: [
            { code: "A0", rate: 0, base: 600, amount: 0 },
            { code: "A1", rate: 20, base: 500, amount: 100 },
          ],
        },
      },
      ...tax20,
    },
    {
      says: "the amounts of lines include prorated shares: 10 off 20 + 30 are 4 and 6",
      prices: { A: 2000, B: 3000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: { amountOffTotal: 1000 } } }],
      pays: [1600, 2400],
      and: { modifiers: [{ amount: -1000, base: 5000, lineIds: ["1", "2"] }], totals: { discount: 1000 } },
    },
    {
      says: "multiple counts minor units: 33.333 % of 10.00 is 3.33, to fives 3.35",
      prices: { A: 1000 },
      lines: [["A", 1]],
      offers: [{ terms: { style: "simple", get: A, reward: off(33.333) } }],
      policies: { rounding: { multiple: 5 } },
      pays: [665],
    },
  ]);
});

describe("2 earlier means the lower line id, alike units tie by article, then line", () => {
  itPays([
    {
      says: "the odd cent of 1.00 over three lines goes to the lowest line id",
      prices: { A: 500, B: 500, C: 500 },
      lines: [
        ["A", 1, { lineId: "z" }],
        ["B", 1, { lineId: "b" }],
        ["C", 1, { lineId: "a" }],
      ],
      offers: [{ terms: { style: "transaction", reward: { amountOffTotal: 100 } } }],
      pays: [467, 467, 466],
    },
    {
      says: "ids compare by code units: 10 comes before 9",
      prices: { A: 500 },
      lines: [
        ["A", 1, { lineId: "9" }],
        ["A", 1, { lineId: "10" }],
      ],
      offers: [{ terms: { style: "transaction", reward: { amountOffTotal: 1 } } }],
      pays: [500, 499],
    },
    {
      says: "of units of one price the last by article id is the cheapest",
      prices: { A: 500, B: 500 },
      lines: [
        ["B", 1],
        ["A", 1],
      ],
      offers: [{ terms: { style: "nth", of: all, every: 2, reward: off(100) } }],
      pays: [0, 500],
    },
    {
      says: "of units of one article the last by line id is the cheapest",
      prices: { A: 500 },
      lines: [
        ["A", 1],
        ["A", 1],
      ],
      offers: [{ terms: { style: "nth", of: all, every: 2, reward: off(100) } }],
      pays: [500, 0],
    },
    {
      says: "of equal totals fewer rules: one set of 4 off 4 rather than twice 2 off 2",
      prices: { A: 100 },
      lines: [["A", 4]],
      offers: [
        { terms: { style: "multibuy", of: A, quantity: 4, reward: off(10) } },
        { terms: { style: "multibuy", of: A, quantity: 2, reward: off(10) } },
      ],
      pays: [360],
      and: { applied: [{ ruleId: "P1", count: 1 }] },
    },
    {
      says: "then the lower rule id",
      prices: { A: 100 },
      lines: [["A", 1]],
      offers: [
        { offerId: "X9", terms: { style: "simple", get: A, reward: off(10) } },
        { offerId: "X10", terms: { style: "simple", get: A, reward: { amountOff: 10 } } },
      ],
      pays: [90],
      and: { applied: [{ ruleId: "X10" }] },
    },
  ]);
});

describe("3 the objective is the sum after rounding", () => {
  itPays([
    {
      says: "rounded per line and rule: 3 x 0.99 less 10 % is 0.297, so 0.30 off, not three times 0.10",
      prices: { A: 99 },
      lines: [["A", 3]],
      offers: [{ terms: { style: "simple", get: A, reward: off(10) } }],
      pays: [267],
    },
    {
      says: "5 % of 0.10 is half a cent and rounds up",
      prices: { A: 10 },
      lines: [["A", 1]],
      offers: [{ terms: { style: "simple", get: A, reward: off(5) } }],
      pays: [9],
    },
    {
      says: "1.04 in two lines of 0.52: 1 % is 0.0052 each, half up 0.01 each, and the engine takes it",
      prices: { A: 52 },
      lines: [
        ["A", 1],
        ["A", 1],
      ],
      offers: [{ terms: { style: "simple", get: A, reward: off(1) } }],
      pays: [51, 51],
    },
    {
      says: "a later sequence sees the unit's share of its line's rounded discount: 3 x 0.99 less 0.30 is 89 each, less 50 % 1.335",
      prices: { A: 99 },
      lines: [["A", 3]],
      offers: [
        { sequence: 10, terms: { style: "simple", get: A, reward: off(10) } },
        { sequence: 20, terms: { style: "simple", get: A, reward: off(50) } },
      ],
      pays: [133],
    },
  ]);
});

describe("4 what thresholds look at", () => {
  itPays([
    {
      says: "minQuantity looks at all matching units, whoever claims them",
      prices: { A: 1000, B: 1000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        { resolution: 5, terms: { style: "simple", get: A, reward: off(20) } },
        { terms: { style: "simple", get: all, minQuantity: 2, reward: off(10) } },
      ],
      pays: [800, 900],
    },
    {
      says: "non-discountable units do not count for minQuantity",
      prices: { A: 1000, B: 1000 },
      articles: { B: { nonDiscountable: true } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "simple", get: all, minQuantity: 2, reward: off(10) } }],
      pays: [1000, 1000],
    },
    {
      says: "quantity thresholds count decimals: 0.345 + 1.655 are 2",
      prices: { A: 1000 },
      lines: [
        ["A", 0.345],
        ["A", 1.655],
      ],
      offers: [{ terms: { style: "simple", get: A, minQuantity: 2, reward: off(10) } }],
      // 345 less 34.5; 1655 less 165.5, both half up.
      pays: [310, 1489],
    },
    {
      says: "the threshold is the start of the sequence's amount on the rule's base: 18.00 are left of 20.00, minAmount 20.00 is missed",
      prices: { A: 2000 },
      lines: [["A", 1]],
      offers: [
        { sequence: 10, terms: { style: "simple", get: A, reward: off(10) } },
        { sequence: 20, terms: { style: "simple", get: A, minAmount: 2000, reward: off(10) } },
      ],
      pays: [1800],
    },
    {
      says: "with base regular the threshold is reached and the percentage is of the regular price",
      prices: { A: 2000 },
      lines: [["A", 1]],
      offers: [
        { sequence: 10, terms: { style: "simple", get: A, reward: off(10) } },
        { sequence: 20, base: "regular", terms: { style: "simple", get: A, minAmount: 2000, reward: off(10) } },
      ],
      pays: [1600],
    },
    {
      says: "a tier looks at all units: 6 reach the tier from 5, the one from 10 is not",
      prices: { A: 100 },
      lines: [["A", 6]],
      offers: [
        {
          terms: {
            style: "tiered",
            get: A,
            tiers: [
              { quantity: 2, reward: off(5) },
              { quantity: 5, reward: off(10) },
              { quantity: 10, reward: off(20) },
            ],
          },
        },
      ],
      pays: [540],
    },
    {
      says: "a transaction threshold looks at the amount then reached: 18.00 of 20.00 is missed",
      prices: { A: 2000 },
      lines: [["A", 1]],
      offers: [
        { terms: { style: "simple", get: A, reward: off(10) } },
        { terms: { style: "transaction", minAmount: 2000, reward: { amountOffTotal: 500 } } },
      ],
      pays: [1800],
    },
    {
      says: "or with thresholds regular at the regular one",
      prices: { A: 2000 },
      lines: [["A", 1]],
      offers: [
        { terms: { style: "simple", get: A, reward: off(10) } },
        { terms: { style: "transaction", minAmount: 2000, reward: { amountOffTotal: 500 } } },
      ],
      policies: { thresholds: "regular" },
      pays: [1300],
    },
    {
      says: "of limits both threshold and reward of a transaction rule: 10 % of B's 30.00 only",
      prices: { A: 2000, B: 3000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "transaction", of: B, minAmount: 3000, reward: off(10) } }],
      pays: [2000, 2700],
    },
    {
      says: "A's 20.00 do not help B's threshold",
      prices: { A: 2000, B: 3000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "transaction", of: B, minAmount: 3001, reward: off(10) } }],
      pays: [2000, 3000],
    },
    {
      says: "its setPrice is what the whole amount costs: 20 + 30 for 40, shares 4 and 6",
      prices: { A: 2000, B: 3000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: { setPrice: 4000 } } }],
      pays: [1600, 2400],
    },
  ]);
});

describe("5 applications", () => {
  itPays([
    {
      says: "an application takes exactly its quantities: 5 pieces are one group of 3",
      prices: { A: 100 },
      lines: [["A", 5]],
      offers: [{ terms: { style: "multibuy", of: A, quantity: 3, reward: { setPrice: 200 } } }],
      pays: [400],
      and: { lines: [{ modifiers: [{ quantity: 3, base: 300, amount: -100 }] }] },
    },
    {
      says: "there is no partial get: buy 1 A get 2 B needs both",
      prices: { A: 1000, B: 100 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        {
          terms: {
            style: "buyGet",
            buy: [{ target: A, quantity: 1 }],
            get: { target: B, quantity: 2 },
            reward: off(100),
          },
        },
      ],
      pays: [1000, 100],
    },
    {
      says: "a simple rule applies per unit: maxApplications 2 rewards two units, the dearer line",
      prices: { A: 100, B: 300 },
      lines: [
        ["A", 2],
        ["B", 1],
      ],
      offers: [{ maxApplications: 2, terms: { style: "simple", get: all, reward: off(50) } }],
      pays: [150, 150],
    },
    {
      says: "buy.amount takes a minimal set: 3 x 4.00 reach 10.00, so two applications need six",
      prices: { A: 400, B: 100 },
      lines: [
        ["A", 6],
        ["B", 3],
      ],
      offers: [
        {
          terms: {
            style: "buyGet",
            buy: [{ target: A, amount: 1000 }],
            get: { target: B, quantity: 1 },
            reward: off(100),
          },
        },
      ],
      pays: [2400, 100],
    },
    {
      says: "which units form an application is decided in the customer's favour: groups of like prices",
      prices: { A: 1000, B: 900, C: 200, D: 100 },
      lines: [
        ["A", 1],
        ["B", 1],
        ["C", 1],
        ["D", 1],
      ],
      offers: [{ terms: { style: "nth", of: all, every: 2, reward: off(100) } }],
      pays: [1000, 0, 200, 0],
    },
    {
      says: "choose acts inside one application: nth dearest takes the dearest of three",
      prices: { A: 1000, B: 900, C: 200 },
      lines: [
        ["A", 1],
        ["B", 1],
        ["C", 1],
      ],
      offers: [{ terms: { style: "nth", of: all, every: 3, choose: "dearest", reward: off(100) } }],
      pays: [0, 900, 200],
    },
    {
      says: "left out it means cheapest for nth",
      prices: { A: 1000, B: 900, C: 200 },
      lines: [
        ["A", 1],
        ["B", 1],
        ["C", 1],
      ],
      offers: [{ terms: { style: "nth", of: all, every: 3, reward: off(100) } }],
      pays: [1000, 900, 0],
    },
    {
      says: "and free choice for get: the dearer of two is free",
      prices: { A: 1000, B: 300 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        {
          terms: {
            style: "buyGet",
            buy: [{ target: all, quantity: 1 }],
            get: { target: all, quantity: 1 },
            reward: off(100),
          },
        },
      ],
      pays: [0, 300],
    },
    {
      says: "equalOrLower: not dearer than the cheapest buyer",
      prices: { A: 1000, B: 300 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        {
          terms: {
            ...{ style: "buyGet", buy: [{ target: all, quantity: 1 }], reward: off(100) },
            get: { target: all, quantity: 1, equalOrLower: true },
          },
        },
      ],
      pays: [1000, 0],
    },
  ]);
});

describe("6 spreading, floors and limits", () => {
  itPays([
    {
      says: "a line setPrice is spread by price: 30 + 20 for 40 is 24 and 16",
      prices: { A: 3000, B: 2000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        {
          terms: {
            style: "set",
            slots: [
              { target: A, quantity: 1 },
              { target: B, quantity: 1 },
            ],
            reward: { setPrice: 4000 },
          },
        },
      ],
      pays: [2400, 1600],
    },
    {
      says: "amountOffTotal once per application, spread by price: 5 off 30 + 20 is 3 and 2",
      prices: { A: 3000, B: 2000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        {
          terms: {
            style: "set",
            slots: [
              { target: A, quantity: 1 },
              { target: B, quantity: 1 },
            ],
            reward: { amountOffTotal: 500 },
          },
        },
      ],
      pays: [2700, 1800],
    },
    {
      says: "what a floor does not take moves on: A may lose 1.00 of its 3.00, B takes 4.00",
      prices: { A: 3000, B: 2000 },
      articles: { A: { minPrice: 2900 } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        {
          terms: {
            style: "set",
            slots: [
              { target: A, quantity: 1 },
              { target: B, quantity: 1 },
            ],
            reward: { amountOffTotal: 500 },
          },
        },
      ],
      pays: [2900, 1600],
    },
    {
      says: "the rest is lost: both floors leave 3.00 of 5.00",
      prices: { A: 3000, B: 2000 },
      articles: { A: { minPrice: 2900 }, B: { minPrice: 1800 } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        {
          terms: {
            style: "set",
            slots: [
              { target: A, quantity: 1 },
              { target: B, quantity: 1 },
            ],
            reward: { amountOffTotal: 500 },
          },
        },
      ],
      pays: [2900, 1800],
    },
    {
      says: "the same for a transaction discount",
      prices: { A: 3000, B: 2000 },
      articles: { A: { minPrice: 2900 } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: { amountOffTotal: 500 } } }],
      pays: [2900, 1600],
    },
    {
      says: "no rule ever raises a price: unitPrice and setPrice above the price do nothing",
      prices: { A: 1000 },
      lines: [["A", 1]],
      offers: [
        { terms: { style: "simple", get: A, reward: { unitPrice: 1200 } } },
        { sequence: 200, terms: { style: "multibuy", of: A, quantity: 1, reward: { setPrice: 1100 } } },
        { terms: { style: "transaction", reward: { setPrice: 1001 } } },
      ],
      pays: [1000],
    },
    {
      says: "maxDiscount caps an offer per basket and is spread again over its lines: 10 % of 50.00 capped to 2.50",
      prices: { A: 3000, B: 2000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ maxDiscount: 250, terms: { style: "simple", get: all, reward: off(10) } }],
      pays: [2850, 1900],
    },
    {
      says: "maxDiscount of a transaction rule",
      prices: { A: 3000, B: 2000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ maxDiscount: 250, terms: { style: "transaction", reward: off(10) } }],
      pays: [2850, 1900],
    },
    {
      says: "a floor of a weight is its share: 0.345 kg at 10.00 with floor 8.00 stays at 2.76",
      prices: { A: 1000 },
      articles: { A: { minPrice: 800 } },
      lines: [["A", 0.345]],
      offers: [{ terms: { style: "simple", get: A, reward: off(50) } }],
      pays: [276],
    },
  ]);
});

const bAndA = {
  style: "buyGet",
  buy: [{ target: B, quantity: 1 }],
  get: { target: A, quantity: 1 },
  reward: off(50),
} as const;

describe("7 who may buy", () => {
  itPays([
    {
      says: "non-discountable units can be buyers of buyGet",
      prices: { A: 1000, B: 500 },
      articles: { B: { nonDiscountable: true } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: bAndA }],
      pays: [500, 500],
    },
    {
      says: "and nothing else: not of a set",
      prices: { A: 1000, B: 500 },
      articles: { B: { nonDiscountable: true } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        {
          terms: {
            style: "set",
            slots: [
              { target: A, quantity: 1 },
              { target: B, quantity: 1 },
            ],
            reward: off(10),
          },
        },
      ],
      pays: [1000, 500],
    },
    {
      says: "nor of every second",
      prices: { A: 1000, B: 500 },
      articles: { A: { nonDiscountable: true } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "nth", of: all, every: 2, reward: off(100) } }],
      pays: [1000, 500],
    },
    {
      says: "the line says it, too, and goes before the article",
      prices: { A: 1000 },
      articles: { A: { nonDiscountable: true } },
      lines: [
        ["A", 1],
        ["A", 1, { nonDiscountable: false }],
      ],
      offers: [{ terms: { style: "simple", get: A, reward: off(10) } }],
      pays: [1000, 900],
    },
    {
      says: "regularPriceOnly bars discounted units as buyers",
      prices: { A: 1000, B: 500 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        { sequence: 10, terms: { style: "simple", get: B, reward: off(10) } },
        { sequence: 20, regularPriceOnly: true, terms: bAndA },
      ],
      pays: [1000, 450],
    },
    {
      says: "a unit that has only bought is not discounted",
      prices: { A: 1000, B: 500 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        { sequence: 10, terms: bAndA },
        { sequence: 20, regularPriceOnly: true, terms: { style: "simple", get: all, reward: off(10) } },
      ],
      pays: [500, 450],
    },
  ]);
});

describe("8 exclusive rules, and transaction rules against one another", () => {
  itPays([
    {
      says: "exclusive bars the touched units from every later line rule, buyers too",
      prices: { A: 1000, B: 500 },
      lines: [
        ["A", 1],
        ["B", 2],
      ],
      offers: [
        { sequence: 10, exclusive: true, terms: bAndA },
        { sequence: 20, terms: { style: "simple", get: all, reward: off(10) } },
      ],
      // One B bought and is barred, the other is not.
      pays: [500, 950],
    },
    {
      says: "and from every transaction rule",
      prices: { A: 1000, B: 1000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        { exclusive: true, terms: { style: "simple", get: A, reward: off(50) } },
        { terms: { style: "transaction", reward: off(10) } },
      ],
      pays: [500, 900],
    },
    {
      says: "and its threshold: 10.00 of B do not reach 15.00",
      prices: { A: 1000, B: 1000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        { exclusive: true, terms: { style: "simple", get: A, reward: off(50) } },
        { terms: { style: "transaction", minAmount: 1500, reward: off(10) } },
      ],
      pays: [500, 1000],
    },
    {
      says: "of transaction rules of one sequence on the same units the greater total applies",
      prices: { A: 2000 },
      lines: [["A", 1]],
      offers: [
        { terms: { style: "transaction", reward: off(10) } },
        { terms: { style: "transaction", reward: { amountOffTotal: 300 } } },
      ],
      pays: [1700],
    },
    {
      says: "but the higher resolution first",
      prices: { A: 2000 },
      lines: [["A", 1]],
      offers: [
        { resolution: 1, terms: { style: "transaction", reward: off(10) } },
        { terms: { style: "transaction", reward: { amountOffTotal: 300 } } },
      ],
      pays: [1800],
    },
    {
      says: "of two sequences both apply: 10 % of 20.00, then 3.00",
      prices: { A: 2000 },
      lines: [["A", 1]],
      offers: [
        { terms: { style: "transaction", reward: off(10) } },
        { sequence: 200, terms: { style: "transaction", reward: { amountOffTotal: 300 } } },
      ],
      pays: [1500],
    },
    {
      says: "on different units both apply",
      prices: { A: 2000, B: 1000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        { terms: { style: "transaction", of: A, reward: off(10) } },
        { terms: { style: "transaction", of: B, reward: off(20) } },
      ],
      pays: [1800, 800],
    },
    {
      says: "a transaction percentage is rounded once on the total, then spread: 5 % of 3 x 0.33 is 0.0495, so 0.05",
      prices: { A: 33, B: 33, C: 33 },
      lines: [
        ["A", 1],
        ["B", 1],
        ["C", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: off(5) } }],
      // Per line it were 0.0165, so 0.02 each and 0.06 in all.
      pays: [31, 31, 32],
    },
  ]);
});

describe("9 coupons, ends and gifts", () => {
  itPays([
    {
      says: "a coupon may unlock several offers and is not used up",
      prices: { A: 1000, B: 1000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        { coupon: "WELCOME", terms: { style: "simple", get: A, reward: off(10) } },
        { coupon: "WELCOME", terms: { style: "simple", get: B, reward: off(20) } },
      ],
      basket: { coupons: [" WELCOME ", "OTHER"] },
      pays: [900, 800],
      and: {
        coupons: [
          { code: " WELCOME ", used: true },
          { code: "OTHER", used: false, reason: "no-offer" },
        ],
      },
    },
    {
      says: "codes are case-sensitive",
      prices: { A: 1000 },
      lines: [["A", 1]],
      offers: [{ coupon: "WELCOME", terms: { style: "simple", get: A, reward: off(10) } }],
      basket: { coupons: ["welcome"] },
      pays: [1000],
      and: { coupons: [{ code: "welcome", used: false, reason: "no-offer" }] },
    },
    {
      says: "a code whose offer's goods are missing was not used for its conditions",
      prices: { A: 1000 },
      lines: [["A", 1]],
      offers: [{ coupon: "TWO", terms: { style: "multibuy", of: A, quantity: 2, reward: off(10) } }],
      basket: { coupons: ["TWO"] },
      pays: [1000],
      and: { coupons: [{ code: "TWO", used: false, reason: "conditions" }] },
    },
    {
      says: "a code whose offer has ended is not valid",
      prices: { A: 1000 },
      lines: [["A", 1]],
      offers: [{ coupon: "OLD", validTo: "2026-03-01", terms: { style: "simple", get: A, reward: off(10) } }],
      basket: { coupons: ["OLD"] },
      pays: [1000],
      and: { coupons: [{ code: "OLD", used: false, reason: "not-valid" }] },
    },
    {
      says: "a gift already in the basket is a receiver at 100 %",
      prices: { A: 1000, G: 300 },
      lines: [
        ["A", 1],
        ["G", 2],
      ],
      offers: [
        { terms: { style: "gift", buy: [{ target: A, quantity: 1 }], gifts: [{ articleId: "G", quantity: 1 }] } },
      ],
      pays: [1000, 300],
      and: { gifts: [] },
    },
    {
      says: "also where it is the article bought: of two one is free",
      prices: { A: 1000 },
      lines: [["A", 2]],
      offers: [
        { terms: { style: "gift", buy: [{ target: A, quantity: 1 }], gifts: [{ articleId: "A", quantity: 1 }] } },
      ],
      pays: [1000],
    },
    {
      says: "a gift not yet in the basket is recommended and changes nothing",
      prices: { A: 1000, G: 300 },
      lines: [["A", 3]],
      offers: [
        { terms: { style: "gift", buy: [{ target: A, quantity: 1 }], gifts: [{ articleId: "G", quantity: 1 }] } },
      ],
      pays: [3000],
      and: { gifts: [{ articleId: "G", quantity: 3, offerId: "P1" }] },
    },
  ]);
});
