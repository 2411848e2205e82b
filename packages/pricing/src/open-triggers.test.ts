import { describe, expect, test } from "vitest";
import { buildPriceBook, openTriggers, type Promotion, priceBasket } from "./index.ts";

const byHand = (promotionId: string, trigger: string, more: Partial<Promotion> = {}): Promotion => ({
  promotionId,
  name: promotionId,
  validFrom: "2026-01-01T00:00:00",
  validTo: "2026-12-31T23:59:59",
  rules: [
    {
      ruleId: promotionId,
      sequence: 100,
      resolution: 0,
      eligibility: {
        type: "all",
        of: [
          { type: "manual", trigger },
          { type: "goods", target: { articles: ["MUG"] } },
        ],
      },
      priceRule: { type: "RB", control: "line", reward: { percentOff: 10 } },
    },
  ],
  ...more,
});

const book = buildPriceBook({
  number: 1,
  currency: "GBP",
  articles: [{ articleId: "MUG" }],
  prices: [
    { articleId: "MUG", unit: "PC", validFrom: "2010-01-01T00:00:00", validTo: "9999-12-31T23:59:59", amount: 1000 },
  ],
  promotions: [
    byHand("DAMAGED", "SCRATCH"),
    byHand("ALSO", "SCRATCH", { stores: ["1010"] }),
    byHand("STAFF", "STAFF", { customerGroups: ["STAFF"] }),
    byHand("OVER", "OVER", { validTo: "2026-02-01T00:00:00" }),
    byHand("EVENING", "EVENING", { happyHours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "17:00", to: "19:00" }] }),
    byHand("WEB", "WEB", { channels: ["20"] }),
  ],
});
const at = "2026-06-01T12:00:00Z";

describe("what a person may choose", () => {
  test.each<[string, Parameters<typeof openTriggers>[1], [string, string[]][]]>([
    ["in a store at noon", { at, store: "1010", channel: "10" }, [["SCRATCH", ["ALSO", "DAMAGED"]]]],
    ["in another store", { at, store: "1020", channel: "10" }, [["SCRATCH", ["DAMAGED"]]]],
    [
      "for staff, in the evening of the store",
      {
        at: "2026-06-01T16:30:00Z",
        timeZone: "Europe/London",
        store: "1020",
        customer: { id: "1", groups: ["STAFF"] },
      },
      [
        ["EVENING", ["EVENING"]],
        ["SCRATCH", ["DAMAGED"]],
        ["STAFF", ["STAFF"]],
      ],
    ],
  ])("%s", (_where, basket, expected) => {
    expect(openTriggers(book, basket).map(({ trigger, promotionIds }) => [trigger, promotionIds])).toEqual(expected);
  });

  test("chosen it lowers the price, not chosen it does not", () => {
    const lines = [{ lineId: "1", articleId: "MUG", quantity: 2 }];
    expect(priceBasket(book, { at, lines }).totals.total).toBe(2000);
    expect(priceBasket(book, { at, lines, manualTriggers: ["SCRATCH"] }).totals.total).toBe(1800);
  });
});
