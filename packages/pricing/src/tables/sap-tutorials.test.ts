import { describe } from "vitest";
import type { Eligibility, Promotion } from "../index.ts";
import { itPays, type Row } from "../testing/table.ts";

/** SAP's public OPP tutorials in the native form, with the outcomes that their own text and answers state. */
const item = (articleId: string, every = 1): Eligibility => ({
  ...{ type: "goods", target: { articles: [articleId] }, unit: "PC" },
  threshold: { by: "quantity", from: every, every },
});
const all = (...of: Eligibility[]): Eligibility => ({ type: "all", of });

const sunglasses: Promotion = {
  ...{ promotionId: "1429", name: "CHA_EXAMPLE1", stores: ["FC01"] },
  ...{ validFrom: "2021-01-01T00:00:00", validTo: "2021-01-07T23:59:59" },
  rules: [
    {
      ...{ ruleId: "1180547", sequence: 10, resolution: 0, eligibility: item("CHA2111010") },
      priceRule: { type: "RB", control: "line", reward: { percentOff: 40 } },
    },
  ],
};
const coffee: Promotion = {
  ...{ promotionId: "630", name: "Coffee Special Promotion", stores: ["FC01", "FC02"] },
  ...{ validFrom: "2021-05-01T00:00:00", validTo: "2021-05-07T23:59:59" },
  rules: [
    {
      ...{ ruleId: "631", sequence: 631, resolution: 1 },
      eligibility: all(item("COFFEE_MACHINE"), item("DELUXE_COFFEE", 3)),
      priceRule: {
        type: "MM",
        items: [{ target: { articles: ["DELUXE_COFFEE"] }, quantity: 3, reward: { unitPrice: 0 } }],
      },
    },
  ],
};
const withCoupon = all({ type: "coupon", code: "TIME FOR COFFEE" }, item("COFFEE_MACHINE"));
const couponAndPoints: Promotion = {
  ...{ promotionId: "771", name: "Coffee machine promotion", stores: ["FC01"] },
  ...{ validFrom: "2021-05-01T00:00:00", validTo: "2021-05-07T23:59:59" },
  rules: [
    {
      ...{ ruleId: "772", sequence: 772, resolution: 1, eligibility: withCoupon },
      priceRule: { type: "RB", control: "line", reward: { amountOffTotal: 500 } },
    },
    {
      ...{ ruleId: "775", sequence: 775, resolution: 0, eligibility: withCoupon },
      priceRule: { type: "RB", control: "line", reward: { points: 100 } },
    },
  ],
};

const january = { store: "FC01", at: "2021-01-05T12:00:00Z" };
const may = { store: "FC01", at: "2021-05-05T18:13:51Z" };
const machine = { COFFEE_MACHINE: 50000, DELUXE_COFFEE: 1000 };
const coffees = (count: number): Row["lines"] => [
  ["COFFEE_MACHINE", 1],
  ["DELUXE_COFFEE", count],
];
const machines = {
  prices: machine,
  lines: [["COFFEE_MACHINE", 1]] as Row["lines"],
  book: { promotions: [couponAndPoints] },
};
const coupons = ["TIME FOR COFFEE"];

describe("SAP's tutorials", () => {
  itPays([
    {
      says: "01: sunglasses of 10.00 cost 6.00, 4.00 off",
      prices: { CHA2111010: 1000 },
      lines: [["CHA2111010", 1]],
      book: { promotions: [sunglasses] },
      basket: january,
      pays: [600],
      and: {
        totals: { regular: 1000, discount: 400 },
        lines: [{ modifiers: [{ promotionId: "1429", ruleId: "1180547", amount: -400 }] }],
      },
    },
    {
      says: "01: not in another store",
      prices: { CHA2111010: 1000 },
      lines: [["CHA2111010", 1]],
      book: { promotions: [sunglasses] },
      basket: { ...january, store: "FC02" },
      pays: [1000],
    },
    {
      says: "02: a machine of 500.00 and 3 coffees for nothing, 30.00 off",
      prices: machine,
      lines: coffees(3),
      book: { promotions: [coffee] },
      basket: may,
      pays: [50000, 0],
      and: { totals: { discount: 3000 } },
    },
    {
      says: "02: two coffees are too few",
      prices: machine,
      lines: coffees(2),
      book: { promotions: [coffee] },
      basket: may,
      pays: [50000, 2000],
    },
    {
      says: "02: of four one is paid",
      prices: machine,
      lines: coffees(4),
      book: { promotions: [coffee] },
      basket: may,
      pays: [50000, 1000],
    },
    {
      says: "04: with the coupon 5.00 off and 100 points",
      ...machines,
      basket: { ...may, coupons },
      pays: [49500],
      and: { points: 100, totals: { discount: 500 }, coupons: [{ code: "TIME FOR COFFEE", used: true }] },
    },
    { says: "04: without it nothing", ...machines, basket: may, pays: [50000], and: { points: 0, coupons: [] } },
  ]);
});
