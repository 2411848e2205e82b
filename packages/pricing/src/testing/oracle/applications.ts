import type { BuyCondition, Offer, Reward, Target } from "../../book-input.ts";
import { type Counts, combine, plus, vectors, within } from "./counts.ts";
import { baseOf, isOpenFor, isWhole, matches, type Pile, room } from "./pile.ts";

/** One application of an offer: how many units of each pile only buy, and how many are rewarded. */
export type Application = { offer: Offer; reward: Reward; buyers: Counts; receivers: Counts };

/** Every application of an offer that the free units allow. `start`: the units at the start of the sequence, which thresholds look at. */
export function applicationsOf(offer: Offer, start: readonly Pile[], piles: readonly Pile[]): Application[] {
  const all = applicationsOfTerms(offer, start, piles);
  return [...new Map(all.map((one) => [`${one.buyers}/${one.receivers}`, one])).values()];
}

function applicationsOfTerms(offer: Offer, start: readonly Pile[], piles: readonly Pile[]): Application[] {
  const { terms } = offer;
  const nobody = piles.map(() => 0);
  const rewarded = (reward: Reward, sets: Counts[]) =>
    sets.map((receivers) => ({ offer, reward, buyers: nobody, receivers }));
  switch (terms.style) {
    case "simple":
      return reached(offer, start, terms.get, terms.minQuantity, terms.minAmount)
        ? rewarded(terms.reward, vectors(1, freeFor(offer, piles, terms.get, "receiver")))
        : [];
    case "tiered": {
      const tier = terms.tiers
        .filter((one) => reached(offer, start, terms.get, one.quantity, one.amount))
        .toSorted((one, other) => (other.quantity ?? other.amount ?? 0) - (one.quantity ?? one.amount ?? 0))[0];
      return tier ? rewarded(tier.reward, vectors(1, freeFor(offer, piles, terms.get, "receiver"))) : [];
    }
    case "multibuy":
      return rewarded(terms.reward, vectors(terms.quantity, pieces(offer, piles, terms.of, "receiver")));
    case "nth":
      return vectors(terms.every, pieces(offer, piles, terms.of, "receiver")).map((group) => {
        const receivers = chosen(offer, piles, group, 1, terms.choose ?? "cheapest");
        return { offer, reward: terms.reward, buyers: plus(group, receivers, -1), receivers };
      });
    case "set": {
      const slots = terms.slots.map(({ target, quantity }) =>
        vectors(quantity, pieces(offer, piles, target, "receiver")),
      );
      return rewarded(terms.reward, combine(slots, counts(piles)));
    }
    case "buyGet":
      return buyGets(offer, terms, piles);
    case "gift":
      return gifts(offer, terms, piles);
    default:
      return [];
  }
}

const counts = (piles: readonly Pile[]): Counts => piles.map((pile) => (pile.claimed ? 0 : pile.count));

/** Units of each pile that the offer may take in this part. */
function freeFor(offer: Offer, piles: readonly Pile[], target: Target, part: "buyer" | "receiver"): Counts {
  return piles.map((pile) => {
    const fits = !pile.claimed && isOpenFor(offer, pile) && matches(target, pile.article);
    return fits && (part === "buyer" || pile.discountable) ? pile.count : 0;
  });
}

/** Styles that count take whole pieces only. */
function pieces(offer: Offer, piles: readonly Pile[], target: Target, part: "buyer" | "receiver"): Counts {
  return freeFor(offer, piles, target, part).map((count, index) => (isWhole(piles[index] as Pile) ? count : 0));
}

/** Thresholds look at all matching discountable units, whoever claims them. */
function reached(offer: Offer, start: readonly Pile[], target: Target, quantity = 0, amount = 0): boolean {
  const pool = start.filter((pile) => pile.discountable && isOpenFor(offer, pile) && matches(target, pile.article));
  const quantityMilli = pool.reduce((sum, pile) => sum + pile.count * pile.weightMilli, 0);
  const reachedAmount = pool.reduce((sum, pile) => sum + pile.count * baseOf(offer, pile), 0);
  return quantityMilli >= Math.round(quantity * 1000) && reachedAmount >= amount;
}

/**
 * The cheapest are the last, the dearest the first in this order: price descending, article, line. Units of one line that are alike in
 * this are taken in the customer's favour: the one with the most to lose first.
 */
function chosen(offer: Offer, piles: readonly Pile[], from: Counts, count: number, choose: "cheapest" | "dearest") {
  const direction = choose === "cheapest" ? -1 : 1;
  const order = [...piles.keys()].toSorted((one, other) => {
    const [first, second] = [piles[one] as Pile, piles[other] as Pile];
    return direction * compare(offer, first, second) || room(second) - room(first);
  });
  const taken = piles.map(() => 0);
  let missing = count;
  for (const index of order) {
    taken[index] = Math.min(missing, from[index] as number);
    missing -= taken[index];
  }
  return taken;
}

function compare(offer: Offer, one: Pile, other: Pile): number {
  return (
    baseOf(offer, other) - baseOf(offer, one) ||
    compareText(one.article.articleId, other.article.articleId) ||
    compareText(one.lineId, other.lineId)
  );
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** All sets of units that fulfil the buying conditions: exact quantities, or amounts that no unit can be taken from. */
function buyerSets(offer: Offer, conditions: readonly BuyCondition[], piles: readonly Pile[]): Counts[] {
  const sets = conditions.map(({ target, quantity, amount }) => {
    if (quantity !== undefined) return vectors(quantity, pieces(offer, piles, target, "buyer"));
    return minimalSets(offer, piles, freeFor(offer, piles, target, "buyer"), amount ?? 0);
  });
  return combine(sets, counts(piles));
}

function minimalSets(offer: Offer, piles: readonly Pile[], free: Counts, amount: number): Counts[] {
  const sum = (set: Counts) =>
    set.reduce((added, count, index) => added + count * baseOf(offer, piles[index] as Pile), 0);
  const most = free.reduce((added, count) => added + count, 0);
  const all = Array.from({ length: most + 1 }, (_, size) => vectors(size, free)).flat();
  return all.filter((set) => {
    const total = sum(set);
    const spares = set.some((count, index) => count > 0 && total - baseOf(offer, piles[index] as Pile) >= amount);
    return total >= amount && !spares;
  });
}

function buyGets(
  offer: Offer,
  { buy, get, reward }: Extract<Offer["terms"], { style: "buyGet" }>,
  piles: readonly Pile[],
): Application[] {
  const receivable = pieces(offer, piles, get.target, "receiver");
  const receiverSets = vectors(get.quantity, receivable);
  const price = (index: number) => baseOf(offer, piles[index] as Pile);
  return buyerSets(offer, buy, piles).flatMap((buyers) =>
    receiverSets
      .filter((receivers) => {
        if (!within(plus(buyers, receivers), counts(piles))) return false;
        const taken = [...piles.keys()];
        const cheapestBuyer = Math.min(...taken.filter((index) => buyers[index]).map(price));
        if (get.equalOrLower && taken.some((index) => receivers[index] && price(index) > cheapestBuyer)) return false;
        if (!get.choose) return true;
        const choice = plus(buyers, receivers).map((count, index) => (receivable[index] ? count : 0));
        return `${chosen(offer, piles, choice, get.quantity, get.choose)}` === `${receivers}`;
      })
      .map((receivers) => ({ offer, reward, buyers, receivers })),
  );
}

/** The gifts that are in the basket become free, each up to its quantity; an application takes all of the list, or any `choose` of it. */
function gifts(
  offer: Offer,
  { buy, gifts: list, choose }: Extract<Offer["terms"], { style: "gift" }>,
  piles: readonly Pile[],
): Application[] {
  const choices = choose === undefined ? [list] : subsets(list, choose);
  const receiverSets = choices.flatMap((choice) => {
    const each = choice.map(({ articleId, quantity }) => {
      const free = pieces(offer, piles, { articles: [articleId] }, "receiver");
      return Array.from({ length: quantity + 1 }, (_, count) => vectors(count, free)).flat();
    });
    return combine(each, counts(piles)).filter((set) => set.some((count) => count > 0));
  });
  return buyerSets(offer, buy, piles).flatMap((buyers) =>
    receiverSets
      .filter((receivers) => within(plus(buyers, receivers), counts(piles)))
      .map((receivers) => ({ offer, reward: { percentOff: 100 }, buyers, receivers })),
  );
}

function subsets<T>(list: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return list.flatMap((one, index) => subsets(list.slice(index + 1), size - 1).map((others) => [one, ...others]));
}
