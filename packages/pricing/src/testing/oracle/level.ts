import type { Offer } from "../../book-input.ts";
import { type Claim, claimsOf, countTry, type Lane, TooLarge } from "./claims.ts";
import { type Counts, plus, within } from "./counts.ts";
import type { Rules } from "./effect.ts";
import type { Pile } from "./pile.ts";

/** A way to give the units to the offers of one level. */
export type Assignment = { claims: Claim[]; worth: number };

const MOST_ASSIGNMENTS = 400;

/**
 * Tries every way to give the free units to the offers of one sequence and resolution, and returns all that are best: the greatest worth,
 * among these the fewest offers, among these the lower ids.
 */
export function bestAssignments(
  offers: readonly Offer[],
  start: readonly Pile[],
  piles: readonly Pile[],
  rules: Rules,
  lane: Lane,
): Assignment[] {
  const inOrder = offers.toSorted((one, other) => (one.offerId < other.offerId ? -1 : 1));
  const claims = inOrder.map((offer) => claimsOf(offer, start, piles, rules, lane).filter(({ worth }) => worth > 0));
  const free = piles.map((pile) => (pile.claimed ? 0 : pile.count));
  return tryAll(claims, 0, free, new Map());
}

function tryAll(claims: readonly Claim[][], at: number, free: Counts, known: Map<string, Assignment[]>): Assignment[] {
  const own = claims[at];
  if (!own) return [{ claims: [], worth: 0 }];
  const key = `${at}/${free}`;
  const before = known.get(key);
  if (before) return before;
  let best = tryAll(claims, at + 1, free, known);
  for (const claim of own) {
    countTry();
    if (!within(claim.used, free)) continue;
    for (const others of tryAll(claims, at + 1, plus(free, claim.used, -1), known)) {
      const one = { claims: [claim, ...others.claims], worth: claim.worth + others.worth };
      const order = compare(one, best[0] as Assignment);
      if (order < 0) best = [one];
      else if (order === 0) best = [...best, one];
      if (best.length > MOST_ASSIGNMENTS) throw new TooLarge("too many equally good assignments");
    }
  }
  known.set(key, best);
  return best;
}

/** Offers come in the order of their ids, so the first difference decides. */
function compare(one: Assignment, other: Assignment): number {
  const ids = ({ claims }: Assignment) => claims.map(({ offer }) => offer.offerId).join("\n");
  return (
    other.worth - one.worth ||
    one.claims.length - other.claims.length ||
    (ids(one) === ids(other) ? 0 : ids(one) < ids(other) ? -1 : 1)
  );
}
