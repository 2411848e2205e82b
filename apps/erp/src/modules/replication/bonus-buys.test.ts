import type { RopPromotion } from "@counterfoil/sap";
import { afterAll, describe, expect, it } from "vitest";
import type { Arrived } from "../../../../../tools/testing/receiver-double.ts";
import { head, priceServiceTest, promotionsIn } from "./testing/price-service.ts";

const test = await priceServiceTest();
const { receiving } = test;
const { masterData } = test.erp;
afterAll(test.stop);

async function bonusBuy(more: object): Promise<string> {
  const [{ key, problem } = { key: "" }] = await masterData.upsertPromotions(
    "bonusBuy",
    [{ ...head, ...more }],
    "test",
  );
  if (problem) throw new Error(problem.detail);
  return key;
}
const half = [{ on: "goods", articleId: "TEA", quantity: 1, percentOff: 50 }];

/** The eligibilities of a rule as a text: COMB&&(ITEM TEA QUTI 3, COUP XMAS). */
function treeOf({ rules: [rule] }: RopPromotion): string {
  const nodes = rule?.eligibilities ?? [];
  const text = (id: string): string => {
    const node = nodes.find((each) => each.id === id);
    const below = nodes.filter((each) => each.parentId === id && each.id !== id).map((each) => text(each.id));
    const name =
      node?.itemId ?? node?.nodeId ?? node?.couponNumber ?? node?.customerGroup ?? node?.merchandiseSetId?.slice(-3);
    const figure = (node?.thresholdQuantityMilli ?? 0) / 1000 || (node?.thresholdAmountE5 ?? 0) / 100_000;
    const parts = [node?.type, name, node?.threshold, figure || undefined].filter(Boolean).join(" ");
    return below.length > 0 ? `COMB${node?.combination}(${below.join(", ")})` : parts;
  };
  return text(rule?.eligibilityId ?? "");
}

describe("a bonus buy as /ROP/PROMOTION02", () => {
  it("is the promotion of SAP's manner: head, stores, one rule, texts", async () => {
    const key = await bonusBuy({
      prerequisites: [{ articleId: "TEA", quantity: 2 }],
      rewards: half,
      promotionType: "0001",
    });
    const { run, documents, double } = await receiving(["bonusBuy"]);
    await run("bonusBuy", [key]);
    expect(double.arrived.map(({ path, authorization }) => [path, authorization])).toEqual([
      ["/oauth/token", `Basic ${Buffer.from("erp%20client:k%3Ay%2F1").toString("base64")}`],
      ["/idocinbound", expect.stringMatching(/^Bearer token-\d+$/)],
    ]);
    expect(double.arrived[0]?.body).toBe("grant_type=client_credentials");
    const [promotion] = promotionsIn(documents()[0] as Arrived);
    expect(promotion).toMatchObject({
      promotionId: key,
      changeIndicator: "I",
      from: "2010-12-01T00:00:00",
      to: "2010-12-24T23:59:59",
      logicalSystem: "CFERP",
      promotionType: "0001",
      businessUnits: [{ id: "1010", type: "1040" }],
      rules: [
        {
          sequence: 100,
          resolution: 0,
          saleReturn: "00",
          priceRule: {
            type: "MM",
            control: "PO",
            currency: "GBP",
            mixMatchItems: [
              {
                itemId: "TEA",
                type: "IT",
                requiredQuantityMilli: 1000,
                modification: "RP",
                modificationPercentMilli: 50_000,
              },
            ],
          },
        },
      ],
      texts: [
        { language: "EN", name: "Tea time" },
        { language: "DE", name: "Teezeit" },
      ],
    });
    expect(treeOf(promotion as RopPromotion)).toBe("ITEM TEA QUTI 3");
  });

  it("carries exclusiveness, regular price only and its hours; without them nothing of them", async () => {
    const element = { prerequisites: [{ articleId: "TEA", quantity: 2 }], rewards: half };
    const plain = await bonusBuy(element);
    const key = await bonusBuy({
      ...element,
      exclusive: true,
      regularPriceOnly: true,
      happyHours: [{ days: [7, 1], from: "17:30", to: "19:00" }],
    });
    const { run, documents } = await receiving(["bonusBuy"]);
    await run("bonusBuy", [plain, key]);
    const sent = new Map(promotionsIn(documents()[0] as Arrived).map((each) => [each.promotionId, each]));
    const facts = (id: string) => {
      const { rules = [], timeRestrictions } = sent.get(id) ?? {};
      return [rules[0]?.exclusive, rules[0]?.priceRule.regularPriceOnly, timeRestrictions];
    };
    expect(facts(plain)).toEqual([undefined, undefined, []]);
    expect(facts(key)).toEqual([true, true, [{ days: "17", from: "173000", to: "190000" }]]);
  });

  it.each([
    [
      "two prerequisites",
      {
        prerequisites: [
          { articleId: "MUG", quantity: 1 },
          { articleId: "CAP", quantity: 2 },
        ],
        rewards: half,
      },
      "COMB&&(ITEM MUG QUTI 1, ITEM CAP QUTI 2, ITEM TEA QUTI 1)",
      "MM",
    ],
    [
      "one of two prerequisites, one of which is the reward too",
      {
        combine: "any",
        prerequisites: [
          { articleId: "TEA", quantity: 2 },
          { articleId: "MUG", quantity: 1 },
        ],
        rewards: half,
      },
      "COMB||(ITEM TEA QUTI 3, COMB&&(ITEM MUG QUTI 1, ITEM TEA QUTI 1))",
      "MM",
    ],
    [
      "a value of a category, a coupon, a customer group",
      { prerequisites: [{ categoryId: "CANDLES", amount: 2000 }], rewards: half, coupon: "XMAS", customerGroup: "03" },
      "COMB&&(COMB&&(MSTR CANDLES AMTI 20, ITEM TEA QUTI 1), COUP XMAS, CUST 03)",
      "MM",
    ],
    [
      "any of a set, from a quantity on",
      {
        prerequisites: [{ articleIds: ["TEA", "MUG"], quantity: 3, orMore: true }],
        rewards: [{ on: "prerequisites", price: 100 }],
      },
      "MSET 901 QUT 3",
      "RB",
    ],
    [
      "a price for all together",
      {
        prerequisites: [{ articleId: "TEA", quantity: 3 }],
        rewards: [{ on: "prerequisites", setPrice: 1000 }],
        maxApplications: 2,
      },
      "ITEM TEA QUTI 3",
      "MM",
    ],
    ["the whole basket", { basketFrom: 5000, rewards: [{ on: "basket", percentOff: 10 }] }, "TOTL AMT 50", "RB"],
  ])("says: %s", async (_name, more, tree, type) => {
    const key = await bonusBuy(more);
    const { run, documents } = await receiving(["bonusBuy"]);
    await run("bonusBuy", [key]);
    const [promotion] = promotionsIn(documents()[0] as Arrived) as [RopPromotion];
    expect([treeOf(promotion), promotion.rules[0]?.priceRule.type]).toEqual([tree, type]);
  });

  it("has new prices for sets, limits and baskets", async () => {
    const together = await bonusBuy({
      prerequisites: [{ articleIds: ["TEA", "MUG"], quantity: 3 }],
      rewards: [{ on: "prerequisites", setPrice: 1000 }],
      maxApplications: 2,
    });
    const basket = await bonusBuy({ basketFrom: 5000, rewards: [{ on: "basket", amountOff: 500 }] });
    const { run, documents } = await receiving(["bonusBuy"]);
    await run("bonusBuy", [together, basket]);
    const [first, second] = promotionsIn(documents()[0] as Arrived);
    expect(first).toMatchObject({
      rules: [
        {
          priceRule: {
            newSetPriceE5: 1_000_000,
            limitCountMilli: 2000,
            mixMatchItems: [{ type: "MS", requiredQuantityMilli: 3000 }],
          },
        },
      ],
      merchandiseSets: [{ id: `${together}901`, members: [{ itemId: "TEA" }, { itemId: "MUG" }] }],
    });
    expect(second).toMatchObject({
      rules: [{ priceRule: { control: "SU", modification: "TT", modificationAmountE5: 500_000 } }],
    });
  });
});
