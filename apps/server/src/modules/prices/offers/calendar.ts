import type { OfferRow, OfferState } from "@counterfoil/contracts";
import { convertOffer, type Offer, type Promotion, type Target } from "@counterfoil/pricing";
import { type OfferContext, readStoreGroups } from "./ground.ts";
import { listOffers } from "./list-offers.ts";
import { readOffers } from "./offer-store.ts";
import { goodsOfOffer, sharePlace } from "./overlaps/find-overlaps.ts";
import { readGoods } from "./overlaps/goods-store.ts";
import { type Goods, matches } from "./overlaps/matches.ts";
import { whyTogether } from "./overlaps/why.ts";

export type CalendarItem = {
  offerId: string;
  name: string;
  state: OfferState;
  from: string;
  to: string;
  origin: OfferRow["origin"];
  sentence: OfferRow["sentence"];
  overlapsWith: string[];
};

/** More than this on one page nobody reads. */
const ITEMS_AT_MOST = 300;

/** What holds between two days, in the order of their beginning, and which of it meets on the same goods. */
export async function readCalendar(
  context: OfferContext,
  { from, to }: { from: string; to: string },
): Promise<{ items: CalendarItem[]; total: number }> {
  const { items, total } = await listOffers(context, { from, to, sort: "validFrom", limit: ITEMS_AT_MOST });
  const meets = await meetings(
    context,
    items.map(({ offerId }) => offerId),
  );
  return {
    items: items.map(({ offerId, name, state, validFrom, validTo, origin, sentence }) => ({
      offerId,
      name,
      state,
      from: validFrom,
      to: validTo,
      origin,
      sentence,
      overlapsWith: meets.get(offerId) ?? [],
    })),
    total,
  };
}

type Side = { offerId: string; promotion: Promotion; articles: ReadonlySet<string> };

async function meetings(context: OfferContext, ids: readonly string[]): Promise<Map<string, string[]>> {
  const records = [...(await readOffers(context.db, ids)).values()];
  const offers = records.flatMap(({ active, draft }) => active ?? draft ?? []);
  const sides = await sidesOf(context, offers);
  const storeGroups = await readStoreGroups(context.db);
  const found = new Map<string, string[]>();
  const note = (one: Side, other: Side) => found.set(one.offerId, [...(found.get(one.offerId) ?? []), other.offerId]);
  for (const [index, one] of sides.entries())
    for (const other of sides.slice(index + 1)) {
      if (!sharePlace(one.promotion, other.promotion, storeGroups) || !shareArticle(one, other)) continue;
      if (whyTogether(one.promotion, other.promotion) === undefined) continue;
      note(one, other);
      note(other, one);
    }
  return found;
}

async function sidesOf({ db, surroundings }: OfferContext, offers: readonly Offer[]): Promise<Side[]> {
  if (offers.length === 0) return [];
  const parents = new Map((await surroundings.categories()).map(({ categoryId, parentId }) => [categoryId, parentId]));
  const goods = await readGoods(db, offers.flatMap(goodsOfOffer), parents);
  const known = new Map<string, ReadonlySet<string>>();
  return offers.map((offer) => {
    const key = JSON.stringify(goodsOfOffer(offer));
    const articles = known.get(key) ?? articlesIn(goods, goodsOfOffer(offer));
    known.set(key, articles);
    return { offerId: offer.offerId, promotion: convertOffer(offer), articles };
  });
}

function articlesIn(goods: readonly Goods[], targets: readonly Target[]): ReadonlySet<string> {
  const found = goods.filter((one) => targets.some((target) => matches(target, one)));
  return new Set(found.map(({ articleId }) => articleId));
}

function shareArticle({ articles: one }: Side, { articles: other }: Side): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  for (const articleId of few) if (many.has(articleId)) return true;
  return false;
}
