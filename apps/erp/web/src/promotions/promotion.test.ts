import { formatsFor } from "@counterfoil/ui";
import { describe, expect, it } from "vitest";
import { blankDraft, type Promotion, promotionOf, templates, toDraft } from "./promotion.ts";

const german = formatsFor("de-DE");
const bonusBuy: Promotion = {
  names: { en: "Tea", de: "Tee" },
  status: "inWork",
  validFrom: "2010-12-01",
  validTo: "2010-12-24",
  siteIds: ["1010"],
  currency: "GBP",
  sequence: 100,
  resolution: 5,
  coupon: "XMAS",
  combine: "any",
  prerequisites: [
    { articleId: "A", unit: "PC", quantity: 1.5 },
    { categoryId: "C", amount: 123_456 },
  ],
  rewards: [
    { on: "goods", articleIds: ["A", "B"], quantity: 1, percentOff: 12.5 },
    { on: "goods", articleId: "A", unit: "PC", quantity: 2, price: 0 },
  ],
  maxApplications: 3,
};

describe("the form", () => {
  it("gives back what it was opened with, in German figures too", () => {
    const { status: _, ...element } = bonusBuy;
    const draft = toDraft(bonusBuy, german);
    expect(draft.prerequisites.map(({ figure }) => figure)).toEqual(["1,5", "1.234,56"]);
    expect(promotionOf("bonusBuy", draft, german)).toEqual(element);
  });

  it("sends a figure that is none as it was typed, so that the refusal names the field", () => {
    const draft = { ...toDraft(bonusBuy, german), maxApplications: "twice" };
    draft.prerequisites = [{ articles: "A", measure: "amount", figure: "cheap" }];
    expect(promotionOf("bonusBuy", draft, german)).toMatchObject({
      prerequisites: [{ articleId: "A", amount: "cheap" }],
      maxApplications: "twice",
    });
  });

  it.each([
    ["third", { prerequisites: [{ quantity: 2 }], rewards: [{ on: "goods", quantity: 1, percentOff: 50 }] }],
    ["freeWithIt", { prerequisites: [{ quantity: 1 }], rewards: [{ on: "goods", quantity: 1, price: 0 }] }],
    [
      "fromQuantity",
      { prerequisites: [{ quantity: 10, orMore: true }], rewards: [{ on: "prerequisites", percentOff: 10 }] },
    ],
    ["together", { prerequisites: [{ quantity: 3 }], rewards: [{ on: "prerequisites", setPrice: "" }] }],
    ["basket", { prerequisites: [], basketFrom: 5000, rewards: [{ on: "basket", percentOff: 10 }] }],
  ])("starts from %s", (name, expected) => {
    const draft = templates[name]?.(blankDraft("2010-12-01"));
    expect(draft && promotionOf("bonusBuy", draft, formatsFor("en-GB"))).toMatchObject(expected);
  });
});
