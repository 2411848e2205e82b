import { describe } from "vitest";
import type { Eligibility, Promotion, PromotionRule, Target, Threshold } from "../index.ts";
import { always, itPays, type Row } from "../testing/table.ts";

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
const amt = (from: number, more: Partial<Threshold> = {}): Threshold => ({ by: "amount", from, ...more });
const line = (reward: object) => ({ type: "RB", control: "line", reward }) as PromotionRule["priceRule"];
const transaction = (reward: object) => ({ type: "RB", control: "transaction", reward }) as PromotionRule["priceRule"];
const tenOff = line({ percentOff: 10 });

/** So many pieces of A at 1.00. */
const pieces = (count: number, eligibility: Eligibility, priceRule: PromotionRule["priceRule"]) => ({
  prices: { A: 100 },
  lines: [["A", count]] as Row["lines"],
  book: promotion({ eligibility, priceRule }),
});

describe("thresholds by quantity", () => {
  itPays([
    { says: "QUT 3 opens all of 5", ...pieces(5, goods(A, qut(3)), tenOff), pays: [450] },
    { says: "QUT 3 stays shut for 2", ...pieces(2, goods(A, qut(3)), tenOff), pays: [200] },
    { says: "QUT 3 with limit 2 rewards two", ...pieces(5, goods(A, qut(3, { limit: 2 })), tenOff), pays: [480] },
    { says: "QUTI by ones is each piece", ...pieces(5, goods(A, qut(1, { every: 1 })), tenOff), pays: [450] },
    { says: "QUTI by ones with limit 2", ...pieces(5, goods(A, qut(1, { every: 1, limit: 2 })), tenOff), pays: [480] },
    {
      says: "QUTI by twos for 1.50",
      ...pieces(5, goods(A, qut(2, { every: 2 })), line({ setPrice: 150 })),
      pays: [400],
    },
    {
      says: "QUTI by twos from 4 on: 3 are too few",
      ...pieces(3, goods(A, qut(4, { every: 2 })), line({ setPrice: 150 })),
      pays: [300],
    },
    {
      says: "QUTI by twos from 4 on: 4 are two groups",
      ...pieces(4, goods(A, qut(4, { every: 2 })), line({ setPrice: 150 })),
      pays: [300],
    },
    {
      says: "QUTI by twos with limit 4 of 7: 0.30 off two groups",
      ...pieces(7, goods(A, qut(2, { every: 2, limit: 4 })), line({ amountOffTotal: 30 })),
      pays: [640],
    },
    { says: "below 3 closes at 3", ...pieces(3, goods(A, qut(0, { below: 3 })), tenOff), pays: [300] },
    { says: "below 3 is open at 2", ...pieces(2, goods(A, qut(0, { below: 3 })), tenOff), pays: [180] },
  ]);
});

describe("thresholds by amount", () => {
  const four = (limit?: number) => ({
    prices: { A: 400 },
    lines: [["A", 6]] as Row["lines"],
    book: promotion({
      eligibility: goods(A, amt(1000, { every: 1000, ...(limit !== undefined && { limit }) })),
      priceRule: line({ amountOffTotal: 100 }),
    }),
  });
  itPays([
    { says: "AMT 5.00 opens all of 5.00", ...pieces(5, goods(A, amt(500)), tenOff), pays: [450] },
    { says: "AMT 5.00 stays shut for 4.00", ...pieces(4, goods(A, amt(500)), tenOff), pays: [400] },
    { says: "AMTI 10.00 of 6 x 4.00: three reach it, twice 1.00 off", ...four(), pays: [2200] },
    { says: "AMTI with limit 10.00 is taken once", ...four(1000), pays: [2300] },
  ]);
});

describe("trees of conditions", () => {
  const coupon: Eligibility = { type: "coupon", code: "SPRING" };
  const gold: Eligibility = { type: "customerGroup", group: "gold" };
  const manual: Eligibility = { type: "manual", trigger: "DAMAGED" };
  const both = {
    prices: { A: 1000, B: 600 },
    lines: [
      ["A", 2],
      ["B", 3],
    ] as Row["lines"],
  };
  const when = (
    says: string,
    of: Eligibility[],
    basket: Row["basket"],
    pays: number,
    type: "all" | "any" = "all",
  ): Row => ({
    ...{ says, prices: { A: 1000 }, lines: [["A", 1]], basket: basket ?? {}, pays: [pays] },
    book: promotion({ eligibility: { type: "all", of: [goods(A), { type, of }] }, priceRule: tenOff }),
  });
  const member = { customer: { id: "C1", groups: ["gold"] } };
  itPays([
    when("COUP with the code", [coupon], { coupons: ["SPRING"] }, 900),
    when("COUP without it", [coupon], {}, 1000),
    when("CUST in the group", [gold], member, 900),
    when("CUST in another", [gold], { customer: { id: "C1", groups: ["new"] } }, 1000),
    when("MANL set by a person", [manual], { manualTriggers: ["DAMAGED"] }, 900),
    when("MANL not set", [manual], {}, 1000),
    when("all: coupon and group, one missing", [coupon, gold], member, 1000),
    when("all: both there", [coupon, gold], { ...member, coupons: ["SPRING"] }, 900),
    when("any: one is enough", [coupon, gold], member, 900, "any"),
    when("any: none is not", [coupon, gold, manual], {}, 1000, "any"),
    when("TOTL 10.00 reached", [{ type: "total", threshold: amt(1000) }], {}, 900),
    when("TOTL 10.01 missed", [{ type: "total", threshold: amt(1001) }], {}, 1000),
    when("TOTL by quantity missed", [{ type: "total", threshold: qut(2) }], {}, 1000),
    {
      says: "any of two kinds of goods: each piece of both",
      ...both,
      book: promotion({
        eligibility: { type: "any", of: [goods(A, qut(1, { every: 1 })), goods(B, qut(1, { every: 1 }))] },
        priceRule: tenOff,
      }),
      pays: [1800, 1620],
    },
    {
      says: "any of two groups: 2 A, or 3 B",
      ...both,
      book: promotion({
        eligibility: { type: "any", of: [goods(A, qut(2, { every: 2 })), goods(B, qut(3, { every: 3 }))] },
        priceRule: line({ amountOffTotal: 100 }),
      }),
      pays: [1900, 1700],
    },
    {
      says: "all of two groups: 1 A and 2 B for 20.00, 2.00 by price",
      ...both,
      book: promotion({
        eligibility: { type: "all", of: [goods(A, qut(1, { every: 1 })), goods(B, qut(2, { every: 2 }))] },
        priceRule: line({ setPrice: 2000 }),
      }),
      pays: [1909, 1691],
    },
    {
      says: "goods may open a transaction discount",
      ...both,
      book: promotion({ eligibility: goods(A, qut(2)), priceRule: transaction({ percentOff: 10 }) }),
      pays: [1800, 1620],
    },
    {
      says: "and keep it shut",
      ...both,
      book: promotion({ eligibility: goods(A, qut(3)), priceRule: transaction({ percentOff: 10 }) }),
      pays: [2000, 1800],
    },
  ]);
});
