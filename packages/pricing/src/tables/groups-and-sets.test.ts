import { describe } from "vitest";
import { all, itPays, type Row } from "../testing/table.ts";

const A = { articles: ["A"] };
const B = { articles: ["B"] };
const off = (percentOff: number) => ({ percentOff });

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
