import type { Words } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import { convertOffer, type Offer, type Promotion, type Target } from "@counterfoil/pricing";
import { targetsOfEligibility } from "../../books/index.ts";
import { type OfferContext, readStoreGroups } from "../ground.ts";
import { targetsOf } from "../targets.ts";
import { readGoods } from "./goods-store.ts";
import { type Goods, matches, reachKeys } from "./matches.ts";
import { whyTogether } from "./why.ts";

export type Overlap = { offerId: string; name: string; why: Words };

const CANDIDATES_AT_MOST = 500;
const OVERLAPS_AT_MOST = 50;

/** Offers that meet this one: on the same goods, at the same time, in a store and channel of both; with what happens then. */
export async function findOverlaps(context: OfferContext, offer: Offer): Promise<Overlap[]> {
  const { db, surroundings } = context;
  const parents = new Map((await surroundings.categories()).map(({ categoryId, parentId }) => [categoryId, parentId]));
  const targets = goodsOfOffer(offer);
  const goods = (await readGoods(db, targets, parents)).filter((one) => targets.some((target) => matches(target, one)));
  if (goods.length === 0) return [];
  const storeGroups = await readStoreGroups(db);
  const own = convertOffer(offer);
  const candidates = await readCandidates(context, offer, reachKeys(goods));
  return candidates
    .flatMap(({ offerId, promotion }): Overlap[] => {
      if (!sharePlace(own, promotion, storeGroups) || !shareGoods(goodsOf(promotion), goods)) return [];
      const why = whyTogether(own, promotion);
      return why === undefined ? [] : [{ offerId, name: promotion.name, why: withCoupon(why, promotion) }];
    })
    .slice(0, OVERLAPS_AT_MOST);
}

export function goodsOfOffer({ terms }: Offer): Target[] {
  const targets = targetsOf(terms).map(({ value }) => value);
  return targets.length === 0 ? [{ all: true }] : targets;
}

function goodsOf({ rules }: Promotion): Target[] {
  const targets = rules.flatMap(({ eligibility, priceRule }) => [
    ...targetsOfEligibility(eligibility),
    ...(priceRule.type === "MM" ? priceRule.items.map(({ target }) => target) : []),
  ]);
  return targets.length === 0 ? [{ all: true }] : targets;
}

function shareGoods(targets: readonly Target[], goods: readonly Goods[]): boolean {
  return goods.some((one) => targets.some((target) => matches(target, one)));
}

/** Whether there is a store and a channel where both hold. */
export function sharePlace(one: Promotion, other: Promotion, storeGroups: ReadonlyMap<string, string[]>): boolean {
  return (
    meet(storesOf(one, storeGroups), storesOf(other, storeGroups)) &&
    meet(one.channels, other.channels) &&
    one.validFrom <= other.validTo &&
    other.validFrom <= one.validTo
  );
}

function storesOf({ stores, storeGroups }: Promotion, members: ReadonlyMap<string, string[]>): string[] | undefined {
  if (stores === undefined && storeGroups === undefined) return undefined;
  return [...(stores ?? []), ...(storeGroups ?? []).flatMap((group) => members.get(group) ?? [])];
}

function meet(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return one === undefined || other === undefined || one.some((each) => other.includes(each));
}

function withCoupon(why: Words, { rules }: Promotion): Words {
  const asks = JSON.stringify(rules.map(({ eligibility }) => eligibility)).includes('"type":"coupon"');
  if (!asks) return why;
  return { en: `With its coupon: ${why.en}`, de: `Mit seinem Coupon: ${why.de}` };
}

type Candidate = { offerId: string; content: Offer | Promotion };

async function readCandidates(
  { db }: OfferContext,
  { offerId, validFrom, validTo, stores }: Offer,
  keys: readonly string[],
): Promise<{ offerId: string; promotion: Promotion }[]> {
  const meets = sql`valid_from <= ${validTo}::timestamp and valid_to >= ${validFrom}::timestamp
    and (${stores ?? null}::text[] is null or stores is null or stores && ${stores ?? null}::text[]) and target_keys && ${keys}::text[]`;
  const { rows } = await sql<Candidate>`
    select offer_id as "offerId", coalesce(active, draft) as content from prices.offer
    where offer_id <> ${offerId} and coalesce(active, draft) is not null and ${meets}
    union all
    select promotion_id, content from prices.promotion
    where to_book is null and origin in ('erp', 'pps') and ${meets}
    order by 1 limit ${CANDIDATES_AT_MOST}`.execute(db);
  return rows.map((row) => ({
    offerId: row.offerId,
    promotion: "terms" in row.content ? convertOffer(row.content) : row.content,
  }));
}
