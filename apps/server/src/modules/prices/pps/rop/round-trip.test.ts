import { buildPriceBook, convertOffer, type Offer, priceBasket } from "@counterfoil/pricing";
import { createPromotionReader, promotionWriter, type RopPromotionDraft, writeDocument } from "@counterfoil/sap";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPromotion } from "./read-promotion.ts";
import { RopRefusal } from "./reading.ts";
import { writePromotion } from "./write-promotion.ts";

const articles = ["A", "B", "C", "D", "E"].map((articleId, index) => ({
  articleId,
  baseUnit: "PC",
  categories: [index < 3 ? "food" : "toys"],
  attributes: { colour: index % 2 === 0 ? "red" : "blue" },
}));
const prices = articles.map(({ articleId }, index) => ({
  articleId,
  unit: "PC",
  validFrom: "2020-01-01",
  validTo: "2099-12-31",
  amount: [199, 250, 1000, 349, 75][index] ?? 100,
}));
const groups = [{ id: "G", articles: ["A", "B", "E"] }];
const head = {
  offerId: "OF-1",
  name: "Offer",
  validFrom: "2020-01-01T00:00:00",
  validTo: "2099-12-31T23:59:59",
  stores: ["1010"],
};
const food = { category: "food" };
const group = { group: "G" };

const terms: [string, Offer["terms"], Partial<Offer>?][] = [
  ["percent off", { style: "simple", get: { articles: ["A", "C"] }, reward: { percentOff: 12.5 } }],
  ["percent off a category", { style: "simple", get: food, reward: { percentOff: 10 } }],
  ["amount off each of a group", { style: "simple", get: group, reward: { amountOff: 20 } }],
  [
    "a new price by attribute",
    { style: "simple", get: { attribute: { name: "colour", value: "red" } }, reward: { unitPrice: 100 } },
  ],
  ["from three pieces on", { style: "simple", get: { articles: ["B"] }, reward: { percentOff: 20 }, minQuantity: 3 }],
  ["from an amount on", { style: "simple", get: group, reward: { percentOff: 20 }, minAmount: 500 }],
  ["an amount for three", { style: "multibuy", of: { articles: ["A"] }, quantity: 3, reward: { setPrice: 500 } }],
  ["three for two", { style: "nth", of: group, every: 3, reward: { percentOff: 100 }, choose: "cheapest" }],
  ["every second dearest half", { style: "nth", of: food, every: 2, reward: { percentOff: 50 }, choose: "dearest" }],
  [
    "buy two get one",
    {
      style: "buyGet",
      buy: [{ target: { articles: ["D"] }, quantity: 2 }],
      get: { target: { articles: ["E"] }, quantity: 1 },
      reward: { percentOff: 100 },
    },
  ],
  [
    "twice at most",
    {
      style: "buyGet",
      buy: [{ target: food, quantity: 1 }],
      get: { target: { articles: ["E"] }, quantity: 1 },
      reward: { percentOff: 50 },
    },
    { maxApplications: 2 },
  ],
  [
    "a set",
    {
      style: "set",
      slots: [
        { target: { articles: ["A"] }, quantity: 1 },
        { target: { articles: ["D"] }, quantity: 1 },
      ],
      reward: { amountOffTotal: 100 },
    },
  ],
  ["a percentage of all", { style: "transaction", minAmount: 1500, reward: { percentOff: 7 } }],
  ["an amount off all", { style: "transaction", minAmount: 1500, reward: { amountOffTotal: 300 } }],
  ["with a coupon", { style: "simple", get: { articles: ["C"] }, reward: { amountOff: 150 } }, { coupon: "SAVE" }],
  [
    "for members",
    { style: "simple", get: { articles: ["C"] }, reward: { percentOff: 15 } },
    { customerGroups: ["club", "staff"] },
  ],
  [
    "exclusive, regular price only",
    { style: "simple", get: food, reward: { percentOff: 5 } },
    { exclusive: true, regularPriceOnly: true, base: "regular" },
  ],
  [
    "a gift",
    { style: "gift", buy: [{ target: { articles: ["C"] }, quantity: 1 }], gifts: [{ articleId: "E", quantity: 1 }] },
  ],
  [
    "tiers by quantity",
    {
      style: "tiered",
      get: food,
      tiers: [
        { quantity: 2, reward: { percentOff: 5 } },
        { quantity: 4, reward: { percentOff: 9 } },
        { quantity: 8, reward: { percentOff: 15 } },
      ],
    },
  ],
  [
    "tiers by amount, of a price, with a coupon",
    {
      style: "tiered",
      get: { articles: ["C"] },
      tiers: [
        { amount: 2000, reward: { unitPrice: 900 } },
        { amount: 4000, reward: { unitPrice: 800 } },
      ],
    },
    { coupon: "SAVE" },
  ],
  [
    "with an offer set",
    { style: "simple", get: food, reward: { percentOff: 5 } },
    { offerSet: "S", leadingCategory: "food" },
  ],
  ["points", { style: "simple", get: { articles: ["B"] }, reward: { points: 10 } }],
];

const written = (draft: RopPromotionDraft) =>
  [...writeDocument(promotionWriter, { basicType: "/ROP/PROMOTION02" }, [draft])].join("");
const options = {
  logicalSystem: "CFERP",
  promotionId: "OF-1",
  stores: ["1010"],
  change: "I" as const,
  changedOn: "2026-01-01T00:00:00",
  currency: "EUR",
  membersOf: (groupId: string) => groups.find(({ id }) => id === groupId)?.articles,
};

function throughSap(offer: Offer) {
  const reader = createPromotionReader(offer.terms.style === "gift" ? "/ROP/PROMOTION03" : "/ROP/PROMOTION02");
  const text = written(writePromotion(convertOffer(offer), options));
  const [reading] = [
    ...reader.write(offer.terms.style === "gift" ? text.replaceAll("PROMOTION02", "PROMOTION03") : text),
    ...reader.end(),
  ];
  if (!reading?.ok) throw new Error(JSON.stringify(reading?.problems));
  expect([...reader.unmodelled]).toEqual([]);
  return readPromotion(reading.value, "CFERP").promotion;
}

const basket = fc.record({
  quantities: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 5, maxLength: 5 }),
  coupon: fc.boolean(),
  member: fc.boolean(),
});

describe("an offer, written as SAP's promotion and read again, prices as before", () => {
  test.each(terms)("%s", (_, term, more = {}) => {
    const offer: Offer = { ...head, ...more, terms: term };
    const read = throughSap(offer);
    const common = { currency: "EUR", articles, prices, groups, categories: [{ id: "food" }, { id: "toys" }] };
    const direct = buildPriceBook({ ...common, offers: [offer] });
    const viaSap = buildPriceBook({ ...common, promotions: read === undefined ? [] : [read] });
    let reached = 0;
    fc.assert(
      fc.property(basket, ({ quantities, coupon, member }) => {
        const lines = quantities.flatMap((quantity, index) =>
          quantity === 0 ? [] : { lineId: String(index), articleId: articles[index]?.articleId ?? "", quantity },
        );
        if (lines.length === 0) return;
        const asked = {
          store: "1010",
          at: "2026-06-01T10:00:00Z",
          ...(coupon ? { coupons: ["SAVE"] } : {}),
          ...(member ? { customer: { id: "1", groups: ["club"] } } : {}),
          lines,
        };
        const [here, there] = [priceBasket(direct, asked), priceBasket(viaSap, asked)];
        reached += here.totals.discount + here.points + here.gifts.length;
        expect(there.lines.map(({ amount }) => amount)).toEqual(here.lines.map(({ amount }) => amount));
        expect([there.points, there.gifts.map(({ articleId, quantity }) => [articleId, quantity])]).toEqual([
          here.points,
          here.gifts.map(({ articleId, quantity }) => [articleId, quantity]),
        ]);
      }),
      { numRuns: 60 },
    );
    // A test in which nothing ever applied would prove nothing.
    expect(reached).toBeGreaterThan(0);
  });
});

test.each<[string, Offer["terms"], Partial<Offer>, string]>([
  ["everything", { style: "simple", get: { all: true }, reward: { percentOff: 5 } }, {}, "goods that are told as"],
  [
    "a category without something",
    { style: "simple", get: { ...food, except: [{ articles: ["A"] }] }, reward: { percentOff: 5 } },
    {},
    "goods that are told as",
  ],
  [
    "hours",
    { style: "simple", get: food, reward: { percentOff: 5 } },
    { happyHours: [{ days: [1], from: "08:00", to: "09:00" }] },
    "happy hours",
  ],
  [
    "channels",
    { style: "simple", get: food, reward: { percentOff: 5 } },
    { channels: ["20"] },
    "sales channels have no field",
  ],
  [
    "a greatest discount",
    { style: "simple", get: food, reward: { percentOff: 5 } },
    { maxDiscount: 100 },
    "a greatest discount has no field",
  ],
  [
    "tiers of which the higher gives less",
    {
      style: "tiered",
      get: food,
      tiers: [
        { quantity: 2, reward: { percentOff: 9 } },
        { quantity: 4, reward: { percentOff: 5 } },
      ],
    },
    {},
    "that closes again",
  ],
  [
    "tiers of two kinds",
    {
      style: "tiered",
      get: food,
      tiers: [
        { quantity: 2, reward: { percentOff: 9 } },
        { quantity: 4, reward: { amountOff: 100 } },
      ],
    },
    {},
    "that closes again",
  ],
  [
    "not dearer than the buyer",
    {
      style: "buyGet",
      buy: [{ target: food, quantity: 1 }],
      get: { target: food, quantity: 1, equalOrLower: true },
      reward: { percentOff: 50 },
    },
    {},
    "not dearer than the buyer",
  ],
  ["a total of some goods", { style: "transaction", of: food, reward: { percentOff: 5 } }, {}, "a total of some goods"],
])("what SAP's form cannot say is refused by name: %s", (_, term, more, reason) => {
  const write = () => writePromotion(convertOffer({ ...head, ...more, terms: term }), options);
  expect(write).toThrow(RopRefusal);
  expect(write).toThrow(reason);
});
