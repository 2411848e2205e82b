import { type Basket, type PriceBook, type Priced, PricingError, priceBasket } from "@counterfoil/pricing";
import type { SearchSpace } from "./candidates.ts";

/** A basket on the way: pieces of the article, what else lies in it, and which of the allowed things are used. */
type Candidate = {
  quantity: number;
  partners: ReadonlyMap<string, number>;
  coupons: readonly string[];
  groups: readonly string[];
  channel: string;
  at: string;
};

export type SearchPlace = { store: string; channel: string; timeZone: string; moments: readonly string[] };

export type Worst = { basket: Basket; priced: Priced; unitAmount: number; tried: number };

/** Baskets that are priced for one article; the search is a climb, so more of them find less and less. */
const TRIES = 240;
const CLIMBS = 3;

/**
 * Looks for the basket in which one piece of an article costs least, by really pricing baskets: first every quantity that a rule counts
 * in, alone and with what else rules ask for, at every moment where another set of promotions is valid; then from the best three by
 * small changes (a piece more or less, other goods in or out, a coupon or a customer group less, another moment or channel) as long as
 * it gets cheaper. What is found can be brought about; that nothing is cheaper still is not proven.
 */
export function searchWorst(book: PriceBook, space: SearchSpace, place: SearchPlace): Worst | undefined {
  const found = new Map<string, Worst>();
  let tried = 0;

  function look(candidate: Candidate): Worst | undefined {
    const key = keyOf(candidate);
    const known = found.get(key);
    if (known !== undefined || tried >= TRIES) return known;
    tried += 1;
    const worst = price(book, space, place, candidate);
    if (worst !== undefined) found.set(key, worst);
    return worst;
  }

  let best = startingPoints(space, place)
    .flatMap((candidate) => ({ candidate, worst: look(candidate) }))
    .filter((one): one is { candidate: Candidate; worst: Worst } => one.worst !== undefined)
    .toSorted((one, other) => one.worst.unitAmount - other.worst.unitAmount)
    .slice(0, CLIMBS);
  while (tried < TRIES) {
    const climbed = best.map((one) => climb(one, neighbours(one.candidate, space, place), look));
    if (climbed.every((one, position) => one === best[position])) break;
    best = climbed;
  }
  const [first] = best.toSorted((one, other) => one.worst.unitAmount - other.worst.unitAmount);
  return first && { ...first.worst, tried };
}

type Point = { candidate: Candidate; worst: Worst };

function climb(from: Point, to: readonly Candidate[], look: (candidate: Candidate) => Worst | undefined): Point {
  let best = from;
  for (const candidate of to) {
    const worst = look(candidate);
    if (worst !== undefined && worst.unitAmount < best.worst.unitAmount) best = { candidate, worst };
  }
  return best;
}

function startingPoints(space: SearchSpace, { moments, channel }: SearchPlace): Candidate[] {
  const { quantities, partners, coupons, groups } = space;
  const all = new Map(partners.map(({ articleId, quantity }) => [articleId, quantity]));
  const sets = [
    new Map<string, number>(),
    all,
    ...partners.map(({ articleId, quantity }) => new Map([[articleId, quantity]])),
  ];
  return moments.flatMap((at) =>
    sets.flatMap((set) => quantities.map((quantity) => ({ quantity, partners: set, coupons, groups, channel, at }))),
  );
}

function neighbours(from: Candidate, space: SearchSpace, place: SearchPlace): Candidate[] {
  const quantities = [from.quantity - 1, from.quantity + 1, from.quantity * 2, ...space.quantities].filter(
    (quantity) => quantity >= 1 && quantity !== from.quantity,
  );
  const added = space.partners.map(({ articleId, quantity }) => new Map([...from.partners, [articleId, quantity]]));
  const resized = [...from.partners].flatMap(([id, quantity]) =>
    [quantity - 1, quantity + 1]
      .filter((pieces) => pieces >= 1)
      .map((pieces) => new Map([...from.partners, [id, pieces]])),
  );
  const removed = [...from.partners.keys()].map((id) => new Map([...from.partners].filter(([other]) => other !== id)));
  return [
    ...quantities.map((quantity) => ({ ...from, quantity })),
    ...[...added, ...resized, ...removed].map((partners) => ({ ...from, partners })),
    ...from.coupons.map((code) => ({ ...from, coupons: from.coupons.filter((other) => other !== code) })),
    ...from.groups.map((group) => ({ ...from, groups: from.groups.filter((other) => other !== group) })),
    ...place.moments.filter((at) => at !== from.at).map((at) => ({ ...from, at })),
    ...space.channels.filter((channel) => channel !== from.channel).map((channel) => ({ ...from, channel })),
  ];
}

function keyOf({ quantity, partners, coupons, groups, channel, at }: Candidate): string {
  return [quantity, [...partners].toSorted().join(), coupons.join(), groups.join(), channel, at].join("|");
}

function price(
  book: PriceBook,
  space: SearchSpace,
  { store, timeZone }: SearchPlace,
  candidate: Candidate,
): Worst | undefined {
  const { quantity, partners, coupons, groups, channel, at } = candidate;
  const others = [...partners].map(([articleId, pieces], index) => ({
    lineId: String(index + 2),
    articleId,
    quantity: pieces,
  }));
  const basket: Basket = {
    store,
    channel,
    at,
    timeZone,
    ...(groups.length === 0 ? {} : { customer: { id: "EVERYBODY", groups: [...groups] } }),
    ...(coupons.length === 0 ? {} : { coupons: [...coupons] }),
    ...(space.triggers.length === 0 ? {} : { manualTriggers: space.triggers }),
    lines: [{ lineId: "1", articleId: space.articleId, quantity }, ...others],
  };
  try {
    const priced = priceBasket(book, basket, { nearMisses: 0 });
    return { basket, priced, unitAmount: (priced.lines[0]?.amount ?? 0) / quantity, tried: 0 };
  } catch (error) {
    if (error instanceof PricingError) return undefined;
    throw error;
  }
}
