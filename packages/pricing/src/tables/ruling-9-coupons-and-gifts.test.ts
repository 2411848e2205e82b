import { describe } from "vitest";
import { itPays } from "../testing/table.ts";

const off = (percentOff: number) => ({ percentOff });
const A = { articles: ["A"] };
const B = { articles: ["B"] };

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
