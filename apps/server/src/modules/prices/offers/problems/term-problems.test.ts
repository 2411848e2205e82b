import type { Offer, Terms } from "@counterfoil/pricing";
import { expect, test } from "vitest";
import { termProblems } from "./term-problems.ts";

const lanterns = { category: "LANTERNS" };
const tenPercent = { percentOff: 10 };
const offer = (terms: Terms): Offer => ({
  offerId: "OF-000001",
  name: "Lanterns",
  validFrom: "2026-12-01T00:00:00",
  validTo: "2026-12-24T23:59:59",
  terms,
});
const tiered = (...tiers: Extract<Terms, { style: "tiered" }>["tiers"]): Terms => ({
  style: "tiered",
  get: lanterns,
  tiers,
});

// Each problem names a field that the form has, so that it can be shown there.
test.each<[string, Terms, [field: string, code: string][]]>([
  ["nothing wrong", { style: "simple", get: lanterns, reward: tenPercent }, []],
  [
    "no article yet",
    { style: "simple", get: { articles: [] }, reward: tenPercent },
    [["/terms/get/articles", "target-empty"]],
  ],
  [
    "nothing off",
    { style: "simple", get: lanterns, reward: { percentOff: 0 } },
    [["/terms/reward/percentOff", "reward-without-effect"]],
  ],
  [
    "a price for all of single pieces",
    { style: "nth", of: lanterns, every: 3, reward: { setPrice: 500 } },
    [["/terms/reward/setPrice", "reward-unsuitable"]],
  ],
  [
    "a tier twice",
    tiered({ quantity: 3, reward: tenPercent }, { quantity: 3, reward: tenPercent }),
    [["/terms/tiers/1/quantity", "tier-repeated"]],
  ],
  [
    "tiers by pieces and by amount",
    tiered(
      { quantity: 3, reward: tenPercent },
      { quantity: 6, reward: tenPercent },
      { amount: 2000, reward: tenPercent },
    ),
    [["/terms/tiers/2/amount", "tiers-mixed"]],
  ],
  ["a tier that does not say where it begins", tiered({ reward: tenPercent }), [["/terms/tiers/0", "tier-unclear"]]],
  [
    "too many gifts to choose",
    {
      style: "gift",
      buy: [{ target: lanterns, quantity: 2 }],
      gifts: [{ articleId: "85123A", quantity: 1 }],
      choose: 2,
    },
    [["/terms/choose", "choice-too-large"]],
  ],
  ["no points", { style: "points", points: 0 }, [["/terms/points", "reward-without-effect"]]],
])("%s", (_what, terms, expected) => {
  expect(termProblems(offer(terms)).map(({ field, code }) => [field, code])).toEqual(expected);
});
