import { describe } from "vitest";
import { all, itPays, type Row } from "../testing/table.ts";

const A = { articles: ["A"] };
const B = { articles: ["B"] };
const off = (percentOff: number) => ({ percentOff });
const sixOfA = { prices: { A: 250 }, lines: [["A", 6]] as Row["lines"] };

describe("simple", () => {
  itPays([
    { says: "percentOff", ...sixOfA, offers: [{ terms: { style: "simple", get: A, reward: off(10) } }], pays: [1350] },
    {
      says: "amountOff each unit",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, reward: { amountOff: 30 } } }],
      pays: [1320],
    },
    {
      says: "amountOff never below zero",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, reward: { amountOff: 300 } } }],
      pays: [0],
    },
    {
      says: "unitPrice",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, reward: { unitPrice: 199 } } }],
      pays: [1194],
    },
    {
      says: "unitPrice of a weight: 1.5 kg at 1.99 is 2.985, 0.765 off 3.75 is 0.77",
      prices: { A: 250 },
      lines: [["A", 1.5]],
      offers: [{ terms: { style: "simple", get: A, reward: { unitPrice: 199 } } }],
      pays: [298],
    },
    {
      says: "percentage with three places: 12.345 % of 15.00 is 1.85175",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, reward: off(12.345) } }],
      pays: [1315],
    },
    {
      says: "minQuantity reached opens all units",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, minQuantity: 6, reward: off(10) } }],
      pays: [1350],
    },
    {
      says: "minQuantity missed opens none",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, minQuantity: 7, reward: off(10) } }],
      pays: [1500],
    },
    {
      says: "minAmount reached to the cent",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, minAmount: 1500, reward: off(10) } }],
      pays: [1350],
    },
    {
      says: "minAmount missed by one",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, minAmount: 1501, reward: off(10) } }],
      pays: [1500],
    },
    {
      says: "both minimums are wanted",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, minQuantity: 2, minAmount: 1501, reward: off(10) } }],
      pays: [1500],
    },
    {
      says: "points are for each unit and lower nothing",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, reward: { points: 5 } } }],
      pays: [1500],
      and: { points: 30 },
    },
  ]);
});

describe("tiered", () => {
  const tiers = [
    { quantity: 3, reward: off(10) },
    { quantity: 6, reward: off(20) },
    { quantity: 12, reward: { unitPrice: 150 } },
  ];
  const terms = { style: "tiered", get: A, tiers } as const;
  const spend = {
    style: "tiered",
    get: all,
    tiers: [
      { amount: 1000, reward: off(10) },
      { amount: 2000, reward: off(25) },
    ],
  } as const;
  const times = (quantity: number, pays: number, more: Partial<Row> = {}): Row => ({
    ...{ says: `${quantity} pieces`, prices: { A: 250 }, lines: [["A", quantity]], offers: [{ terms }], pays: [pays] },
    ...more,
  });
  itPays([
    times(2, 500),
    times(3, 675),
    times(5.999, 1350, { says: "5.999 kg are below 6: 10 % of 15.00" }),
    times(6, 1200),
    times(12, 1800),
    {
      says: "by amount: 9.99 reaches none",
      prices: { A: 999 },
      lines: [["A", 1]],
      offers: [{ terms: spend }],
      pays: [999],
    },
    {
      says: "by amount: 10.00 reaches the first",
      prices: { A: 1000 },
      lines: [["A", 1]],
      offers: [{ terms: spend }],
      pays: [900],
    },
    {
      says: "by amount: 15.00 + 5.00 reach the second",
      prices: { A: 1500, B: 500 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: spend }],
      pays: [1125, 375],
    },
    {
      says: "the highest reached counts, also where a lower one would give more",
      prices: { A: 250 },
      lines: [["A", 6]],
      offers: [
        {
          terms: {
            style: "tiered",
            get: A,
            tiers: [
              { quantity: 2, reward: off(50) },
              { quantity: 6, reward: off(10) },
            ],
          },
        },
      ],
      pays: [1350],
    },
  ]);
});

describe("multibuy and nth", () => {
  const three = (reward: object) => [{ terms: { style: "multibuy", of: A, quantity: 3, reward } as never }];
  const seven = { prices: { A: 250 }, lines: [["A", 7]] as Row["lines"] };
  itPays([
    { says: "3 for 6.00, twice, and one at its price", ...seven, offers: three({ setPrice: 600 }), pays: [1450] },
    { says: "on every unit of a full group", ...seven, offers: three(off(10)), pays: [1600] },
    { says: "1.00 off each unit of a group", ...seven, offers: three({ amountOff: 100 }), pays: [1150] },
    { says: "1.00 off a group", ...seven, offers: three({ amountOffTotal: 100 }), pays: [1550] },
    {
      says: "at most one group",
      ...seven,
      offers: [{ maxApplications: 1, ...three({ setPrice: 600 })[0] } as never],
      pays: [1600],
    },
    {
      says: "counts whole pieces only: 2.9 kg are two",
      prices: { A: 250 },
      lines: [["A", 2.9]],
      offers: three({ setPrice: 600 }),
      pays: [725],
    },
    {
      says: "mixes articles: 3 of 2.50, 2.00, 1.00 for 4.40 takes 1.10 off by price",
      prices: { A: 250, B: 200, C: 100 },
      lines: [
        ["A", 1],
        ["B", 1],
        ["C", 1],
      ],
      offers: [{ terms: { style: "multibuy", of: all, quantity: 3, reward: { setPrice: 440 } } }],
      pays: [200, 160, 80],
    },
    {
      says: "3 for 2 of 7: two free",
      ...seven,
      offers: [{ terms: { style: "nth", of: A, every: 3, reward: off(100) } }],
      pays: [1250],
    },
    {
      says: "every second at half price",
      ...seven,
      offers: [{ terms: { style: "nth", of: A, every: 2, reward: off(50) } }],
      pays: [1375],
    },
    {
      says: "every second for 1.00",
      ...seven,
      offers: [{ terms: { style: "nth", of: A, every: 2, reward: { unitPrice: 100 } } }],
      pays: [1300],
    },
    {
      says: "every first is every one",
      ...seven,
      offers: [{ terms: { style: "nth", of: A, every: 1, reward: off(10) } }],
      pays: [1575],
    },
  ]);
});

describe("buyGet, set and gift", () => {
  const buy2A = [{ target: A, quantity: 2 }];
  const slots = [
    { target: A, quantity: 1 },
    { target: B, quantity: 2 },
  ];
  const gifts = [
    { articleId: "G", quantity: 1 },
    { articleId: "H", quantity: 1 },
  ];
  itPays([
    {
      says: "buy 2 A get 1 B free: 5 A and 3 B make two free",
      prices: { A: 1000, B: 300 },
      lines: [
        ["A", 5],
        ["B", 3],
      ],
      offers: [{ terms: { style: "buyGet", buy: buy2A, get: { target: B, quantity: 1 }, reward: off(100) } }],
      pays: [5000, 300],
      and: { lines: [{ triggers: [{ quantity: 4 }] }, { triggers: [{ quantity: 2 }] }] },
    },
    {
      says: "buy 2 get 1 of the same goods: 3 make one free, 5 too",
      prices: { A: 1000 },
      lines: [["A", 5]],
      offers: [{ terms: { style: "buyGet", buy: buy2A, get: { target: A, quantity: 1 }, reward: off(100) } }],
      pays: [4000],
    },
    {
      says: "two kinds to be bought",
      prices: { A: 1000, B: 300, C: 200 },
      lines: [
        ["A", 1],
        ["B", 1],
        ["C", 1],
      ],
      offers: [
        {
          terms: {
            style: "buyGet",
            buy: [
              { target: A, quantity: 1 },
              { target: B, quantity: 1 },
            ],
            get: { target: { articles: ["C"] }, quantity: 1 },
            reward: off(100),
          },
        },
      ],
      pays: [1000, 300, 0],
    },
    {
      says: "choose dearest of the units that may be had",
      prices: { A: 1000, B: 300, C: 200 },
      lines: [
        ["A", 1],
        ["B", 1],
        ["C", 1],
      ],
      offers: [
        {
          terms: {
            style: "buyGet",
            buy: [{ target: all, quantity: 2 }],
            get: { target: all, quantity: 1, choose: "dearest" },
            reward: off(50),
          },
        },
      ],
      pays: [500, 300, 200],
    },
    {
      says: "a set price for 1 A and 2 B: 10 + 2 x 3 for 12, 4.00 by price",
      prices: { A: 1000, B: 300 },
      lines: [
        ["A", 2],
        ["B", 3],
      ],
      offers: [{ terms: { style: "set", slots, reward: { setPrice: 1200 } } }],
      pays: [1750, 750],
    },
    {
      says: "a set of percents",
      prices: { A: 1000, B: 300 },
      lines: [
        ["A", 1],
        ["B", 2],
      ],
      offers: [{ terms: { style: "set", slots, reward: off(10) } }],
      pays: [900, 540],
    },
    {
      says: "a gift of two listed: both are free",
      prices: { A: 1000, G: 300, H: 200 },
      lines: [
        ["A", 1],
        ["G", 1],
        ["H", 1],
      ],
      offers: [{ terms: { style: "gift", buy: [{ target: A, quantity: 1 }], gifts } }],
      pays: [1000, 0, 0],
    },
    {
      says: "one of two by choice: the dearer in the basket",
      prices: { A: 1000, G: 300, H: 200 },
      lines: [
        ["A", 1],
        ["G", 1],
        ["H", 1],
      ],
      offers: [{ terms: { style: "gift", buy: [{ target: A, quantity: 1 }], gifts, choose: 1 } }],
      pays: [1000, 0, 200],
    },
    {
      says: "a gift for an amount: 25.00 of A",
      prices: { A: 1000, G: 300 },
      lines: [
        ["A", 3],
        ["G", 1],
      ],
      offers: [
        { terms: { style: "gift", buy: [{ target: A, amount: 2500 }], gifts: [{ articleId: "G", quantity: 1 }] } },
      ],
      pays: [3000, 0],
    },
  ]);
});

describe("transaction, points and printed coupons", () => {
  const twoLines = {
    prices: { A: 2000, B: 3000 },
    lines: [
      ["A", 1],
      ["B", 1],
    ] as Row["lines"],
  };
  const coupon = { code: "NEXT5", text: "5.00 off next time", validDays: 14 };
  itPays([
    {
      says: "percentOff",
      ...twoLines,
      offers: [{ terms: { style: "transaction", reward: off(10) } }],
      pays: [1800, 2700],
    },
    {
      says: "amountOff is for each unit",
      ...twoLines,
      offers: [{ terms: { style: "transaction", reward: { amountOff: 100 } } }],
      pays: [1920, 2880],
    },
    {
      says: "minQuantity counts units",
      ...twoLines,
      offers: [{ terms: { style: "transaction", minQuantity: 3, reward: off(10) } }],
      pays: [2000, 3000],
    },
    {
      says: "never more than there is",
      ...twoLines,
      offers: [{ terms: { style: "transaction", reward: { amountOffTotal: 9000 } } }],
      pays: [0, 0],
    },
    {
      says: "a transaction's points are given once",
      ...twoLines,
      offers: [{ terms: { style: "transaction", minAmount: 5000, reward: { points: 50 } } }],
      pays: [2000, 3000],
      and: { points: 50 },
    },
    {
      says: "points per 1.00 paid after all discounts, whole steps only: 45.00 are 45",
      ...twoLines,
      offers: [
        { terms: { style: "transaction", reward: off(10) } },
        { terms: { style: "points", points: 1, per: { amount: 100 } } },
      ],
      pays: [1800, 2700],
      and: { points: 45 },
    },
    {
      says: "per 10.00 of 45.00: 4 steps of 3",
      ...twoLines,
      offers: [
        { terms: { style: "transaction", reward: off(10) } },
        { terms: { style: "points", points: 3, per: { amount: 1000 } } },
      ],
      pays: [1800, 2700],
      and: { points: 12 },
    },
    {
      says: "non-discountable lines earn none",
      ...twoLines,
      articles: { B: { nonDiscountable: true } },
      offers: [{ terms: { style: "points", points: 1, per: { amount: 100 } } }],
      pays: [2000, 3000],
      and: { points: 20 },
    },
    {
      says: "per 2 pieces of A",
      prices: { A: 100, B: 100 },
      lines: [
        ["A", 5],
        ["B", 5],
      ],
      offers: [{ terms: { style: "points", of: A, points: 10, per: { quantity: 2 } } }],
      pays: [500, 500],
      and: { points: 20 },
    },
    {
      says: "without a step once",
      ...twoLines,
      offers: [{ terms: { style: "points", of: A, points: 7 } }],
      pays: [2000, 3000],
      and: { points: 7 },
    },
    {
      says: "points take no units from money",
      ...twoLines,
      offers: [
        { terms: { style: "simple", get: A, reward: { points: 5 } } },
        { terms: { style: "simple", get: A, reward: off(10) } },
      ],
      pays: [1800, 3000],
      and: { points: 5 },
    },
    {
      says: "a coupon is printed once, on the amount reached",
      ...twoLines,
      offers: [{ terms: { style: "printCoupon", minAmount: 5000, coupon } }],
      pays: [2000, 3000],
      and: { printedCoupons: [{ ...coupon, offerId: "P1", count: 1 }] },
    },
    {
      says: "and not below it: 45.00 are left",
      ...twoLines,
      offers: [
        { terms: { style: "printCoupon", minAmount: 5000, coupon } },
        { terms: { style: "transaction", reward: off(10) } },
      ],
      basket: { explain: true },
      pays: [1800, 2700],
      and: {
        printedCoupons: [],
        refusals: [
          { offerId: "P1", reason: "amount", detail: "Needs €50.00, has €45.00.", facts: { needs: 5000, has: 4500 } },
        ],
      },
    },
    {
      says: "points that lack a step say so",
      ...twoLines,
      offers: [{ terms: { style: "points", points: 1, per: { amount: 6000 } } }],
      basket: { explain: true },
      pays: [2000, 3000],
      and: { points: 0, refusals: [{ reason: "amount", facts: { needs: 6000, has: 5000 } }] },
    },
  ]);
});

describe("discounts that people give", () => {
  const reason = "scratched";
  itPays([
    {
      says: "after line rules, before transaction rules: 10 % of 18.00, then 10 % of 16.20",
      prices: { A: 2000 },
      lines: [["A", 1, { manualDiscounts: [{ percent: 10, reason }] }]],
      offers: [
        { terms: { style: "simple", get: A, reward: off(10) } },
        { terms: { style: "transaction", reward: off(10) } },
      ],
      pays: [1458],
      and: {
        lines: [
          {
            modifiers: [
              { amount: -200 },
              { promotionId: "manual", ruleId: "manual", base: 1800, amount: -180, note: reason },
              { amount: -162, prorated: true },
            ],
          },
        ],
      },
    },
    {
      says: "in the order given: 1.00 off, then half",
      prices: { A: 2000 },
      lines: [
        [
          "A",
          1,
          {
            manualDiscounts: [
              { amount: 100, reason },
              { percent: 50, reason },
            ],
          },
        ],
      ],
      pays: [950],
    },
    {
      says: "on the receipt after all, spread like a transaction rule",
      prices: { A: 2000, B: 3000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: off(10) } }],
      basket: { manualDiscounts: [{ amount: 500, reason }] },
      pays: [1600, 2400],
      and: {
        modifiers: [
          { promotionId: "P1", amount: -500 },
          { promotionId: "manual", base: 4500, amount: -500, note: reason },
        ],
      },
    },
    {
      says: "a floor binds promotions, not people",
      prices: { A: 2000 },
      articles: { A: { minPrice: 1900 } },
      lines: [["A", 1, { manualDiscounts: [{ amount: 1500, reason }] }]],
      pays: [500],
    },
    {
      says: "an exclusive rule does not bar a person",
      prices: { A: 2000 },
      lines: [["A", 1, { manualDiscounts: [{ percent: 10, reason }] }]],
      offers: [{ exclusive: true, terms: { style: "simple", get: A, reward: off(10) } }],
      pays: [1620],
    },
    {
      says: "non-discountable lines stay out of the receipt's",
      prices: { A: 2000, B: 3000 },
      articles: { B: { nonDiscountable: true } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      basket: { manualDiscounts: [{ percent: 10, reason }] },
      pays: [1800, 3000],
    },
  ]);
});
