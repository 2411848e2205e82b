import type { Article, Offer, Policies, Terms } from "../book-input.ts";
import type { Case } from "./random-basket.ts";

const always = { validFrom: "2020-01-01", validTo: "2030-12-31" };
const all = { all: true } as const;

type Find = {
  name: string;
  /** Price by article. */
  prices: Record<string, number>;
  floors?: Record<string, number>;
  /** Article and quantity of each line. */
  lines: [string, number][];
  offers: (Omit<Offer, "offerId" | "name" | "validFrom" | "validTo"> & { terms: Terms })[];
  policies?: Policies;
  /** What a person takes off the receipt. */
  percent?: number;
};

function found({ name, prices, floors = {}, lines, offers, policies = {}, percent }: Find): Case & { name: string } {
  const articles = Object.keys(prices).map((articleId): Article => {
    const floor = floors[articleId];
    return { articleId, baseUnit: "PC", taxCode: "A1", ...(floor !== undefined && { minPrice: floor }) };
  });
  return {
    name,
    input: {
      currency: "EUR",
      taxes: [{ code: "A1", rate: 19 }],
      articles,
      prices: Object.entries(prices).map(([articleId, amount]) => ({ articleId, unit: "PC", amount, ...always })),
      offers: offers.map((offer, index) => ({
        offerId: `P${index + 1}`,
        name: `Offer ${index + 1}`,
        ...always,
        ...offer,
      })),
      policies,
    },
    basket: {
      at: "2026-03-02T10:00:00Z",
      lines: lines.map(([articleId, quantity], index) => ({ lineId: String(index + 1), articleId, quantity })),
      ...(percent !== undefined && { manualDiscounts: [{ percent, reason: "damaged" }] }),
    },
  };
}

const toFive = (of: "discount" | "price", mode: "halfUp" | "down"): Policies => ({
  rounding: { of, mode, multiple: 5 },
});

/** Baskets on which engine and oracle once disagreed, made as small as they get. */
export const regressions = [
  found({
    name: "where nothing was proven, the bound is about what offers take off and not about what a person does",
    prices: { A: 1000, B: 900 },
    lines: [
      ["A", 2],
      ["B", 3],
    ],
    offers: [
      { terms: { style: "nth", of: all, every: 3, reward: { percentOff: 100 } } },
      { terms: { style: "multibuy", of: all, quantity: 2, reward: { percentOff: 30 } } },
    ],
    policies: { maxNodes: 1 },
    percent: 50,
  }),
  found({
    name: "a price for the whole basket is not rounded to five cents",
    prices: { A: 1000 },
    lines: [["A", 1]],
    offers: [{ terms: { style: "transaction", reward: { setPrice: 777 } } }],
    policies: toFive("discount", "halfUp"),
  }),
  found({
    name: "a new price above the old one takes nothing, though the price could be rounded down",
    prices: { A: 7 },
    lines: [["A", 1]],
    offers: [{ terms: { style: "transaction", minQuantity: 1, reward: { unitPrice: 249 } } }],
    policies: toFive("price", "halfUp"),
  }),
  found({
    name: "a discount above what is left is rounded first, then capped",
    prices: { A: 1000, C: 3 },
    lines: [
      ["C", 1],
      ["A", 1],
    ],
    offers: [
      { terms: { style: "multibuy", of: all, quantity: 2, reward: { unitPrice: 0 } } },
      { terms: { style: "transaction", reward: { amountOff: 500 } } },
    ],
    policies: toFive("discount", "down"),
  }),
  found({
    name: "a unit that no promotion may lower earns its points",
    prices: { B: 7 },
    floors: { B: 90 },
    lines: [["B", 1]],
    offers: [{ terms: { style: "simple", get: all, reward: { points: 1 } } }],
  }),
  found({
    name: "points see the units as their sequence finds them, not as its discounts leave them",
    prices: { A: 1000 },
    lines: [["A", 2]],
    offers: [
      { terms: { style: "multibuy", of: all, quantity: 2, reward: { points: 1 } }, regularPriceOnly: true },
      { terms: { style: "multibuy", of: all, quantity: 2, reward: { amountOffTotal: 1 } } },
    ],
  }),
  found({
    name: "points for the whole basket do not exclude one another",
    prices: { A: 1000 },
    lines: [["A", 1]],
    offers: [
      { terms: { style: "points", points: 1 } },
      { terms: { style: "transaction", minAmount: 100, reward: { points: 1 } } },
    ],
  }),
  found({
    name: "an exclusive discount does not bar points",
    prices: { A: 1000 },
    lines: [["A", 1]],
    offers: [
      { terms: { style: "points", points: 1 } },
      { terms: { style: "simple", get: all, reward: { amountOff: 1 } }, exclusive: true },
    ],
  }),
  found({
    name: "what a limit leaves is shared by two alike units in halves",
    prices: { A: 1000, D: 501 },
    lines: [
      ["D", 2],
      ["A", 2],
    ],
    offers: [
      { terms: { style: "simple", get: { articles: ["D"] }, reward: { percentOff: 25 } }, maxDiscount: 100 },
      {
        terms: {
          style: "set",
          slots: [
            { target: { articles: ["D"] }, quantity: 1 },
            { target: { articles: ["A"] }, quantity: 2 },
          ],
          reward: { percentOff: 100 },
        },
        sequence: 200,
        maxDiscount: 1,
      },
    ],
    policies: { remainder: "first" },
  }),
  found({
    name: "what a limit leaves of a set price is shared by price",
    prices: { B: 1000 },
    lines: [["B", 2]],
    offers: [
      { terms: { style: "nth", of: all, every: 2, reward: { setPrice: 5 } }, sequence: 200, maxApplications: 1 },
      { terms: { style: "multibuy", of: all, quantity: 2, reward: { setPrice: 5 } }, maxDiscount: 100 },
    ],
    policies: { remainder: "last" },
  }),
  found({
    name: "of one line's units with one regular price that one is chosen that has the most to lose",
    prices: { A: 1000, C: 3 },
    lines: [
      ["C", 2],
      ["A", 1],
    ],
    offers: [
      {
        terms: { style: "nth", of: { articles: ["C"] }, every: 2, reward: { amountOff: 99 } },
        sequence: 200,
        base: "regular",
      },
      { terms: { style: "nth", of: all, every: 2, reward: { amountOffTotal: 1 } } },
    ],
  }),
  found({
    name: "an exclusive discount for regular prices only bars what it has lowered itself",
    prices: { A: 1000 },
    lines: [["A", 1]],
    offers: [
      { terms: { style: "transaction", reward: { percentOff: 100 } }, sequence: 200 },
      { terms: { style: "transaction", reward: { amountOff: 1 } }, exclusive: true, regularPriceOnly: true },
    ],
  }),
  found({
    name: "an application that takes nothing off does not happen: its unit is free for a rule of lower resolution",
    prices: { A: 101, B: 1000 },
    lines: [
      ["B", 1],
      ["A", 1],
    ],
    offers: [
      { terms: { style: "simple", get: all, reward: { percentOff: 100 } } },
      {
        terms: { style: "set", slots: [{ target: all, quantity: 1 }], reward: { unitPrice: 249 } },
        resolution: 5,
      },
    ],
  }),
  found({
    name: "an application that takes nothing off is not counted: one dear and one cheap for 5.00, not two cheap ones",
    prices: { A: 250, D: 1000 },
    lines: [
      ["D", 1],
      ["A", 3],
    ],
    offers: [{ terms: { style: "multibuy", of: all, quantity: 2, reward: { setPrice: 500 } } }],
  }),
  found({
    name: "rounding to five cents is worth more on one line than on two",
    prices: { A: 1000 },
    lines: [
      ["A", 3],
      ["A", 3],
    ],
    offers: [{ terms: { style: "nth", of: all, every: 2, reward: { amountOff: 1 } } }],
    policies: toFive("discount", "halfUp"),
  }),
  found({
    name: "a price rounded to five cents may leave the rule nothing to take",
    prices: { C: 1000 },
    floors: { C: 1 },
    lines: [["C", 3]],
    offers: [
      { terms: { style: "multibuy", of: all, quantity: 3, reward: { setPrice: 5 } } },
      { terms: { style: "multibuy", of: all, quantity: 3, reward: { amountOff: 1 } }, sequence: 200 },
    ],
    policies: toFive("price", "halfUp"),
  }),
  found({
    name: "a group that takes nothing off takes no unit from a rule of lower resolution",
    prices: { A: 3, D: 250 },
    lines: [
      ["D", 3],
      ["A", 1],
    ],
    offers: [
      { terms: { style: "nth", of: all, every: 2, reward: { percentOff: 15 } }, sequence: 200, resolution: 5 },
      { terms: { style: "simple", get: { articles: ["A"] }, reward: { amountOff: 150 } } },
      {
        terms: { style: "multibuy", of: all, quantity: 2, reward: { percentOff: 100 } },
        sequence: 200,
        maxDiscount: 1,
      },
    ],
  }),
  found({
    name: "an exclusive discount that is rounded to nothing bars no unit",
    prices: { A: 3 },
    lines: [
      ["A", 2],
      ["A", 1],
    ],
    offers: [
      { terms: { style: "nth", of: all, every: 2, reward: { percentOff: 10 } }, exclusive: true },
      { terms: { style: "transaction", reward: { setPrice: 5 } } },
    ],
  }),
  found({
    name: "dear goods that a floor keeps from being rewarded buy for three cheap ones",
    prices: { A: 3, C: 50 },
    floors: { C: 90 },
    lines: [
      ["A", 3],
      ["C", 3],
    ],
    offers: [{ terms: { style: "nth", of: all, every: 2, reward: { amountOff: 1 } } }],
  }),
];
