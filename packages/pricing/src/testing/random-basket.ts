import fc from "fast-check";
import type { Basket, BasketLine } from "../basket.ts";
import type { Article, BookInput, HappyHours, Offer, Policies, Reward, Target, Terms } from "../book-input.ts";

/** The suite looks at the same baskets each time, so that a red test tells of the change at hand. `tools/price-hunt.ts` looks for new ones. */
fc.configureGlobal({ seed: 20_101_201 });

/** A basket with the book it is priced by. */
export type Case = { input: BookInput; basket: Basket };

const articleIds = ["A", "B", "C", "D", "E"];
/** Few and close prices make ties and overlaps, odd cents make rounding decide. */
const amounts = [1000, 1000, 999, 501, 333, 250, 199, 101, 99, 50, 7, 3, 1];
const always = { validFrom: "2020-01-01", validTo: "2030-12-31" };

const places: Record<string, Pick<Article, "categories" | "groups" | "attributes">> = {
  A: { categories: ["tea"], groups: ["g1"], attributes: { brand: "x" } },
  B: { categories: ["tea"], groups: ["g1", "g2"], attributes: { brand: "y" } },
  C: { categories: ["coffee"], groups: ["g2"], attributes: { brand: "x" } },
  D: { categories: ["coffee"], groups: ["g2", "g3"] },
  E: { categories: ["mugs"], groups: ["g3"], attributes: { brand: "y" } },
};

const sometimes = <T>(value: fc.Arbitrary<T>, oneIn: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const plainTarget: fc.Arbitrary<Target> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ all: true as const }) },
  { weight: 3, arbitrary: fc.subarray(articleIds, { minLength: 1, maxLength: 3 }).map((articles) => ({ articles })) },
  { weight: 3, arbitrary: fc.constantFrom("g1", "g2", "g3").map((group) => ({ group })) },
  { weight: 2, arbitrary: fc.constantFrom("drinks", "tea", "coffee").map((category) => ({ category })) },
  { weight: 1, arbitrary: fc.constantFrom("x", "y").map((value) => ({ attribute: { name: "brand", value } })) },
);

const target: fc.Arbitrary<Target> = fc
  .tuple(plainTarget, sometimes(plainTarget, 8))
  .map(([meant, except]) => (except ? { ...meant, except: [except] } : meant));

const percentOff = fc.constantFrom(100, 50, 33.333, 25, 20, 15, 10, 5, 2.5).map((value) => ({ percentOff: value }));
const eachReward: fc.Arbitrary<Reward> = fc.oneof(
  { weight: 4, arbitrary: percentOff },
  { weight: 2, arbitrary: fc.constantFrom(1, 10, 99, 150, 500).map((amountOff) => ({ amountOff })) },
  { weight: 2, arbitrary: fc.constantFrom(0, 2, 90, 249, 800).map((unitPrice) => ({ unitPrice })) },
);
const groupReward: fc.Arbitrary<Reward> = fc.oneof(
  { weight: 2, arbitrary: eachReward },
  { weight: 2, arbitrary: fc.constantFrom(5, 100, 500, 777, 1500).map((setPrice) => ({ setPrice })) },
  { weight: 1, arbitrary: fc.constantFrom(1, 10, 100, 299, 1000).map((amountOffTotal) => ({ amountOffTotal })) },
);
const points = fc.constantFrom(1, 5, 10).map((value): Reward => ({ points: value }));
/** Points once in a while, beside the money. */
const withPoints = (reward: fc.Arbitrary<Reward>) =>
  fc.oneof({ weight: 12, arbitrary: reward }, { weight: 1, arbitrary: points });

const few = fc.integer({ min: 1, max: 3 });
const choose = sometimes(fc.constantFrom("cheapest" as const, "dearest" as const), 2);
const minAmount = sometimes(fc.constantFrom(100, 500, 1000, 1500, 2000), 4);
const minQuantity = sometimes(fc.constantFrom(1, 2, 3, 4, 2.345), 4);
const buyCondition = fc.oneof(
  { weight: 3, arbitrary: fc.record({ target, quantity: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ target, amount: fc.constantFrom(50, 300, 700, 1000) }) },
);
const buy = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(buyCondition) },
  { weight: 1, arbitrary: fc.tuple(buyCondition, buyCondition) },
);

const tiers = (by: "quantity" | "amount") =>
  fc
    .array(fc.tuple(by === "quantity" ? few : fc.constantFrom(300, 900, 1500, 2100), eachReward), {
      minLength: 1,
      maxLength: 3,
    })
    .map((list) => [...new Map(list).entries()].toSorted(([one], [other]) => one - other))
    .map((list) => list.map(([from, reward]) => ({ [by]: from, reward })));

const terms: fc.Arbitrary<Terms> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      style: fc.constant("simple" as const),
      get: target,
      reward: withPoints(eachReward),
      minQuantity,
      minAmount,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      style: fc.constant("tiered" as const),
      get: target,
      tiers: fc.oneof(tiers("quantity"), tiers("amount")),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      style: fc.constant("multibuy" as const),
      of: target,
      quantity: fc.integer({ min: 2, max: 3 }),
      reward: withPoints(groupReward),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      style: fc.constant("nth" as const),
      of: target,
      every: fc.integer({ min: 2, max: 3 }),
      reward: groupReward,
      choose,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      style: fc.constant("buyGet" as const),
      buy,
      get: fc.record({
        target,
        quantity: fc.integer({ min: 1, max: 2 }),
        choose,
        equalOrLower: sometimes(fc.boolean(), 3),
      }),
      reward: withPoints(groupReward),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      style: fc.constant("set" as const),
      slots: fc.array(fc.record({ target, quantity: fc.integer({ min: 1, max: 2 }) }), { minLength: 1, maxLength: 3 }),
      reward: groupReward,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      style: fc.constant("transaction" as const),
      minAmount,
      minQuantity,
      of: sometimes(target, 3),
      reward: withPoints(groupReward),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      style: fc.constant("gift" as const),
      buy,
      gifts: fc
        .uniqueArray(fc.constantFrom(...articleIds), { minLength: 1, maxLength: 2 })
        .chain((ids) => fc.tuple(...ids.map((articleId) => few.map((quantity) => ({ articleId, quantity }))))),
      choose: sometimes(fc.constant(1), 2),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      style: fc.constant("points" as const),
      of: sometimes(target, 2),
      points: few,
      per: sometimes(
        fc.oneof(
          few.map((quantity) => ({ quantity })),
          fc.constantFrom(7, 100).map((amount) => ({ amount })),
        ),
        2,
      ),
    }),
  },
);

/** The baskets are of a Monday at ten o'clock. */
const happyHours: HappyHours[][] = [
  [{ days: [1], from: "09:00", to: "11:00" }],
  [{ days: [1], from: "09:00", to: "10:00" }],
  [
    { days: [2, 7], from: "00:00", to: "23:59" },
    { days: [1, 3], from: "10:00", to: "10:01" },
  ],
];

const offer = fc.record({
  terms,
  sequence: sometimes(fc.constantFrom(100, 200), 2),
  resolution: sometimes(fc.constantFrom(0, 5), 5),
  exclusive: sometimes(fc.boolean(), 6),
  regularPriceOnly: sometimes(fc.boolean(), 6),
  base: sometimes(fc.constantFrom("current" as const, "regular" as const), 4),
  maxApplications: sometimes(fc.integer({ min: 1, max: 2 }), 6),
  maxDiscount: sometimes(fc.constantFrom(1, 100, 333, 1000), 8),
  coupon: sometimes(fc.constantFrom("SPRING", "SUMMER"), 8),
  customerGroups: sometimes(fc.constantFrom(["staff"], ["club", "staff"]), 12),
  stores: sometimes(fc.constantFrom(["1010"], ["1020"]), 15),
  storeGroups: sometimes(fc.constantFrom(["south"], ["north"]), 15),
  channels: sometimes(fc.constantFrom(["10"], ["20"]), 15),
  happyHours: sometimes(fc.constantFrom(...happyHours), 15),
  validTo: sometimes(fc.constantFrom("2026-03-01", "2026-03-02", "2026-03-02T09:59:59", "2026-03-02T10:00:00"), 15),
});

/** Leaves out what is undefined: it means the same, and counterexamples read better. */
const compact = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const offers = (most: number): fc.Arbitrary<Offer[]> =>
  fc
    .array(offer, { minLength: 1, maxLength: most })
    .map((list) =>
      list.map(
        (one, index) =>
          compact({ offerId: `P${index + 1}`, name: `Offer ${index + 1}`, ...always, ...compact(one) }) as Offer,
      ),
    );

const policies: fc.Arbitrary<Policies> = fc.record({
  rounding: fc.oneof(
    { weight: 5, arbitrary: fc.constant({}) },
    {
      weight: 2,
      arbitrary: fc.record({
        of: fc.constantFrom("discount" as const, "price" as const),
        mode: fc.constantFrom("halfUp" as const, "halfEven" as const, "down" as const),
        multiple: fc.constantFrom(1, 1, 5),
      }),
    },
  ),
  remainder: fc.constantFrom("largest" as const, "largest" as const, "first" as const, "last" as const),
  thresholds: fc.constantFrom("reached" as const, "regular" as const),
});

const byHand = sometimes(
  fc.constantFrom(5, 12.5, 50, 100).map((percent) => [{ percent, reason: "damaged" }]),
  12,
);

const line = fc.record({
  articleId: fc.constantFrom(...articleIds),
  quantity: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 3 }) },
    { weight: 1, arbitrary: fc.constantFrom(0.345, 1.5, 2.001) },
  ),
  nonDiscountable: sometimes(fc.constant(true), 20),
  manualDiscounts: byHand,
});

const article = (articleId: string) =>
  fc
    .record({
      amount: fc.constantFrom(...amounts),
      minPrice: sometimes(fc.constantFrom(1, 90, 240, 900), 8),
      nonDiscountable: sometimes(fc.constant(true), 15),
    })
    .map((facts) => ({ articleId, ...facts }));

const customer = sometimes(
  fc.constantFrom("staff", "club", "other").map((group) => [group]),
  2,
);

/** Small baskets on which the oracle can try everything. */
export function randomCase({
  lines = 4,
  offers: most = 4,
}: {
  lines?: number;
  offers?: number;
} = {}): fc.Arbitrary<Case> {
  return fc
    .record({
      articles: fc.tuple(...articleIds.map(article)),
      lines: fc.array(line, { minLength: 1, maxLength: lines }),
      offers: offers(most),
      policies,
      coupons: fc.subarray(["SPRING", "SUMMER"]),
      groups: customer,
      manualDiscounts: byHand,
    })
    .map(({ articles, lines: rawLines, coupons, groups, manualDiscounts, ...rest }) => ({
      input: { ...bookOf(articles), offers: rest.offers, policies: rest.policies },
      basket: compact<Basket>({
        store: "1010",
        channel: "10",
        at: "2026-03-02T10:00:00Z",
        coupons,
        ...(groups && { customer: { id: "C1", groups } }),
        ...(manualDiscounts && rawLines.some((one) => isDiscountable(one, articles)) && { manualDiscounts }),
        lines: rawLines.map(({ manualDiscounts: own, ...one }, index) => {
          const line = { ...one, lineId: String(index + 1) } as BasketLine;
          return own && isDiscountable(one, articles) ? { ...line, manualDiscounts: own } : line;
        }),
      }),
    }));
}

/** Where no discount may be given a person gets an error, which is no price to compare. */
function isDiscountable(
  line: { articleId: string; nonDiscountable?: boolean | undefined },
  articles: readonly { articleId: string; nonDiscountable?: boolean | undefined }[],
): boolean {
  const article = articles.find(({ articleId }) => articleId === line.articleId);
  return !(line.nonDiscountable ?? article?.nonDiscountable);
}

type ArticleFacts = { articleId: string; amount: number; minPrice?: number; nonDiscountable?: boolean };

function bookOf(articles: readonly ArticleFacts[]): BookInput {
  return {
    number: 1,
    currency: "EUR",
    taxes: [{ code: "A1", rate: 19 }],
    storeGroups: [
      { id: "south", stores: ["1010"] },
      { id: "north", stores: ["1020"] },
    ],
    categories: [{ id: "drinks" }, { id: "tea", parent: "drinks" }, { id: "coffee", parent: "drinks" }, { id: "mugs" }],
    articles: articles.map(({ amount: _amount, ...facts }) =>
      compact({ ...facts, baseUnit: "PC", taxCode: "A1", ...places[facts.articleId] }),
    ),
    prices: articles.map(({ articleId, amount }) => ({ articleId, unit: "PC", amount, ...always })),
  };
}
