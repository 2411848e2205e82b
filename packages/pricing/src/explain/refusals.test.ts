import { describe, expect, it } from "vitest";
import {
  type Basket,
  type BookInput,
  buildPriceBook,
  type Offer,
  priceBasket,
  type RefusalReason,
  type Terms,
} from "../index.ts";

const always = { validFrom: "2020-01-01", validTo: "2030-12-31" };
const tea = { articles: ["tea"] };
const half: Terms = { style: "simple", get: tea, reward: { percentOff: 50 } };
const lines = [{ lineId: "1", articleId: "tea", quantity: 2 }];
const basket: Basket = { at: "2026-03-02T10:00:00Z", store: "1010", channel: "10", lines };

/** Offer "12" is the one that is asked about; the others stand in its way. */
function refused(offer: Partial<Offer>, others: Partial<Offer>[] = [], more: Partial<BookInput & Basket> = {}) {
  const book = buildPriceBook({
    currency: "GBP",
    articles: [
      { articleId: "tea", baseUnit: "PC" },
      { articleId: "mug", baseUnit: "PC" },
    ],
    prices: ["tea", "mug"].map((articleId) => ({ articleId, unit: "PC", amount: 1000, ...always })),
    storeGroups: [{ id: "north", stores: ["1030"] }],
    offers: [offer, ...others].map((one, at) => ({
      offerId: at === 0 ? "12" : `${at + 12}`,
      name: "Offer",
      ...always,
      terms: half,
      ...one,
    })),
    ...more,
  });
  const refusals = priceBasket(book, { ...basket, ...more }, { explain: true }).refusals ?? [];
  return refusals.find(({ offerId }) => offerId === "12");
}

describe("why an offer did not apply", () => {
  it.each<[RefusalReason, Partial<Offer>, Partial<Offer>[], string]>([
    ["not-started", { validFrom: "2026-04-01" }, [], "Starts on 1 Apr 2026."],
    ["ended", { validTo: "2026-02-28" }, [], "Ended on 28 Feb 2026."],
    ["happy-hours", { happyHours: [{ days: [1], from: "17:00", to: "19:00" }] }, [], "Starts at 17:00."],
    [
      "happy-hours",
      { happyHours: [{ days: [1], from: "08:00", to: "09:00" }] },
      [],
      "Applies from 08:00 to 09:00 on Mondays only.",
    ],
    ["store", { stores: ["1020"] }, [], "Applies in store 1020 only."],
    ["store", { stores: ["1020"], storeGroups: ["north"] }, [], "Applies in store 1020 or 1030 only."],
    ["channel", { channels: ["20"] }, [], "Applies in channel 20 only."],
    ["customer-group", { customerGroups: ["gold"] }, [], "Is for customer group gold only."],
    ["coupon", { coupon: "SPRING" }, [], "Needs coupon SPRING."],
    [
      "quantity",
      { terms: { style: "nth", of: tea, every: 3, reward: { percentOff: 100 } } },
      [],
      "Needs 3 of tea, has 2.",
    ],
    ["quantity", { terms: { ...half, minQuantity: 3 } }, [], "Needs 3 of tea, has 2."],
    [
      "amount",
      { terms: { style: "transaction", minAmount: 5000, reward: { percentOff: 10 } } },
      [],
      "Needs £50.00, has £20.00.",
    ],
    ["amount", { terms: { ...half, minAmount: 2500 } }, [], "Needs £25.00 of tea, has £20.00."],
    [
      "goods",
      {
        terms: {
          style: "set",
          slots: [
            { target: tea, quantity: 1 },
            { target: { articles: ["mug"] }, quantity: 1 },
          ],
          reward: { percentOff: 10 },
        },
      },
      [],
      "Needs mug, has none.",
    ],
    ["goods", { terms: { ...half, get: { articles: ["mug"] } } }, [], "Needs mug, has none."],
    [
      "gift",
      { terms: { style: "gift", buy: [{ target: tea, quantity: 1 }], gifts: [{ articleId: "mug", quantity: 1 }] } },
      [],
      "The gift mug is not in the basket.",
    ],
    ["excluded", { sequence: 200 }, [{ exclusive: true }], "Excluded by offer “13”."],
    [
      "excluded",
      { terms: { style: "transaction", reward: { percentOff: 10 } } },
      [{ exclusive: true }],
      "Excluded by offer “13”.",
    ],
    [
      "discounted",
      { sequence: 200, regularPriceOnly: true },
      [{}],
      "Applies to goods at the regular price only, offer “13” has lowered theirs.",
    ],
    [
      "outranked",
      {},
      [{ resolution: 5, terms: { ...half, reward: { percentOff: 10 } } }],
      "Offer “13” goes first and saves £2.00.",
    ],
    [
      "taken",
      { terms: { ...half, reward: { percentOff: 10 } } },
      [{}],
      "The units are taken by offer “13”, which saves more: £10.00 instead of £2.00.",
    ],
    ["no-gain", { terms: { ...half, reward: { unitPrice: 1500 } } }, [], "Would not lower any price."],
  ])("%s: %o beside %o", (reason, offer, others, detail) => {
    expect(refused(offer, others)).toMatchObject({ reason, detail, promotionId: "12", ruleId: "12" });
  });

  it("says that the goods take no discounts, that the floor is reached, that returns take no part", () => {
    const articles = [{ articleId: "mug", baseUnit: "PC" }];
    const fixed = { articleId: "tea", baseUnit: "PC", nonDiscountable: true };
    expect(refused({}, [], { articles: [fixed, ...articles] })?.reason).toBe("not-discountable");
    const floor = { articleId: "tea", baseUnit: "PC", minPrice: 1000 };
    expect(refused({}, [], { articles: [floor, ...articles] })?.reason).toBe("floor");
    expect(refused({}, [], { kind: "return" })?.reason).toBe("return");
  });

  it("tells that a tier is left behind", () => {
    const tiers = [
      { quantity: 1, reward: { percentOff: 10 } },
      { quantity: 2, reward: { percentOff: 20 } },
    ];
    expect(refused({ terms: { style: "tiered", get: tea, tiers } })).toMatchObject({
      ruleId: "12-1",
      reason: "above",
      detail: "Applies below 2, the basket has 2.",
    });
  });

  it("has none for an offer that applied, and none at all unless they are wanted", () => {
    expect(refused({})).toBeUndefined();
    const book = buildPriceBook({
      currency: "GBP",
      articles: [{ articleId: "tea", baseUnit: "PC" }],
      prices: [{ articleId: "tea", unit: "PC", amount: 1000, ...always }],
    });
    expect(priceBasket(book, basket)).not.toHaveProperty("refusals");
    expect(priceBasket(book, { ...basket, explain: true }).refusals).toEqual([]);
  });
});
