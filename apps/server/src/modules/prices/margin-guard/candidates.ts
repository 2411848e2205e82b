import type { BookInput, Promotion } from "@counterfoil/pricing";
import { type Demand, demandsOf, type Goods, leavesOf } from "./goods.ts";

/** Where the search for the lowest price of one article moves about. */
export type SearchSpace = {
  articleId: string;
  /** Pieces of the article that some rule counts in. */
  quantities: number[];
  /** What else some rule asks for: other goods with their quantity. */
  partners: { articleId: string; quantity: number }[];
  coupons: string[];
  groups: string[];
  triggers: string[];
  channels: string[];
  promotions: Promotion[];
};

export type SearchGround = {
  goods: Goods;
  /** Regular prices of one unit, minor units; articles without one cannot be partners. */
  prices: ReadonlyMap<string, number>;
  promotions: readonly Promotion[];
};

const QUANTITIES_AT_MOST = 10;
const PARTNERS_AT_MOST = 12;
const PIECES_AT_MOST = 1000;

/** Today's regular prices for everybody, of one unit; the lowest when there are several. */
export function regularPrices({ prices, articles }: BookInput, today: string): Map<string, number> {
  const baseUnits = new Map(articles.map(({ articleId, baseUnit }) => [articleId, baseUnit]));
  const found = new Map<string, number>();
  for (const { articleId, unit, priceList, validFrom, validTo, amount, per = 1 } of prices) {
    if (priceList !== undefined || baseUnits.get(articleId) !== unit || validFrom > today || validTo < today) continue;
    const each = amount / per;
    found.set(articleId, Math.min(found.get(articleId) ?? each, each));
  }
  return found;
}

/** What the promotions that an article meets ask for. */
export function searchSpace(articleId: string, { goods, prices, promotions }: SearchGround): SearchSpace {
  const price = prices.get(articleId) ?? 0;
  const quantities = new Set([1]);
  const partners = new Map<string, { articleId: string; quantity: number }>();
  const meets = ({ target }: Demand) => goods.articlesOf(target).has(articleId);
  const met = promotions.filter(({ rules }) => rules.some((rule) => demandsOf(rule).some(meets)));
  for (const demand of met.flatMap(({ rules }) => rules.flatMap(demandsOf))) {
    const { quantity, amount = 0 } = demand;
    if (meets(demand)) {
      const needed = Math.ceil(quantity ?? (price > 0 ? amount / price : 1));
      for (const pieces of [needed, needed + 1, 2 * needed])
        if (pieces >= 1 && pieces <= PIECES_AT_MOST) quantities.add(pieces);
    }
    // Where both count towards one group of n, n - 1 others make the one piece of this article the one that is free.
    const others = meets(demand) && quantity !== undefined ? { ...demand, quantity: quantity - 1 } : demand;
    for (const partner of partnersFor(others, articleId, { goods, prices }))
      partners.set(`${partner.articleId} ${partner.quantity}`, partner);
  }
  const leaves = met.flatMap(({ rules }) => rules.flatMap(({ eligibility }) => leavesOf(eligibility)));
  const of = <Found>(find: (leaf: (typeof leaves)[number]) => Found | undefined) =>
    [...new Set(leaves.flatMap((leaf) => find(leaf) ?? []))] as Found[];
  return {
    articleId,
    quantities: [...quantities].toSorted((one, other) => one - other).slice(0, QUANTITIES_AT_MOST),
    partners: [...partners.values()].slice(0, PARTNERS_AT_MOST),
    coupons: of((leaf) => (leaf.type === "coupon" ? leaf.code : undefined)),
    groups: [
      ...new Set([
        ...met.flatMap(({ customerGroups = [] }) => customerGroups),
        ...of((leaf) => (leaf.type === "customerGroup" ? leaf.group : undefined)),
      ]),
    ],
    triggers: of((leaf) => (leaf.type === "manual" ? leaf.trigger : undefined)),
    channels: [...new Set(met.flatMap(({ channels = [] }) => channels))],
    promotions: met,
  };
}

/** The cheapest and the dearest other article that fulfils a demand: the one dilutes a discount least, the other brings the most. */
function partnersFor(
  { target, quantity, amount = 0 }: Demand,
  articleId: string,
  { goods, prices }: Pick<SearchGround, "goods" | "prices">,
): { articleId: string; quantity: number }[] {
  let cheapest: [string, number] | undefined;
  let dearest: [string, number] | undefined;
  for (const id of goods.articlesOf(target)) {
    const price = prices.get(id);
    if (id === articleId || price === undefined || price <= 0) continue;
    if (cheapest === undefined || price < cheapest[1]) cheapest = [id, price];
    if (dearest === undefined || price > dearest[1]) dearest = [id, price];
  }
  return [cheapest, dearest].flatMap((found) => {
    if (found === undefined) return [];
    const pieces = Math.ceil(quantity ?? amount / found[1]);
    return pieces >= 1 && pieces <= PIECES_AT_MOST ? [{ articleId: found[0], quantity: pieces }] : [];
  });
}
