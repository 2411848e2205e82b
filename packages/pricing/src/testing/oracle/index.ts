import type { Basket } from "../../basket.ts";
import type { BookInput, Offer } from "../../book-input.ts";
import { startCounting, TooLarge } from "./claims.ts";
import { bestAssignments } from "./level.ts";
import { liveOffers } from "./live-offers.ts";
import { applyLineDiscounts, applyReceiptDiscounts } from "./manual.ts";
import { type Pile, pilesOf, tidied } from "./pile.ts";
import { apply, DEFAULT_SEQUENCE, distinct, endOfSequence, type OracleModifier, type State } from "./state.ts";
import {
  poolOf,
  reaches,
  type TransactionEffect,
  type TransactionRules,
  transactionEffect,
  unbarred,
} from "./transaction.ts";

export { TooLarge } from "./claims.ts";

/** What a basket may come to. Where several assignments are equally good by the rulings each has its outcome. */
export type Outcome = {
  amount: number;
  lines: { lineId: string; amount: number }[];
  modifiers: OracleModifier[];
  points: number;
  printed: string[];
};

const MOST_STATES = 300;

/**
 * Prices a small basket by trying everything: an independent reading of what the engine must come to. No index, no bound, no cleverness;
 * taxes have tables of their own; one price per article, moments in UTC.
 */
export function priceExhaustively(input: BookInput, basket: Basket): Outcome[] {
  startCounting();
  const rules = rulesOf(input);
  const offers = liveOffers(input, basket);
  let paths: Path[] = [{ piles: tidied(pilesOf(input, basket)), modifiers: [], points: 0 }];
  const counting = offers.filter(({ terms }) => !["transaction", "points", "printCoupon"].includes(terms.style));
  for (const level of bySequence(counting)) paths = limited(paths.flatMap((path) => lineSequence(path, level, rules)));
  paths = limited(paths.map((path) => ({ ...path, ...applyLineDiscounts(path, basket, rules) })));
  const totals = offers.map(oncePerBasket).filter(({ terms }) => terms.style === "transaction");
  for (const level of bySequence(totals)) paths = limited(paths.flatMap((path) => totalSequence(path, level, rules)));
  paths = limited(paths.map((path) => ({ ...path, ...applyReceiptDiscounts(path, basket, rules) })));
  return paths.map((path) => outcomeOf(path, offers, rules));
}

type Path = State & { points: number };

/** Points without a step are given once, in the sequence of their offer. */
function oncePerBasket(offer: Offer): Offer {
  if (offer.terms.style !== "points" || offer.terms.per) return offer;
  const { of, points } = offer.terms;
  return { ...offer, terms: { style: "transaction", ...(of && { of }), reward: { points } } };
}

function rulesOf({ policies }: BookInput): TransactionRules {
  const { of = "discount", mode = "halfUp", multiple = 1 } = policies?.rounding ?? {};
  return {
    rounding: { of, mode, multiple },
    remainder: policies?.remainder ?? "largest",
    thresholds: policies?.thresholds ?? "reached",
  };
}

function limited(paths: Path[]): Path[] {
  const byPoints = [...new Set(paths.map(({ points }) => points))];
  const different = byPoints.flatMap((points) =>
    distinct(paths.filter((path) => path.points === points)).map((state) => ({ ...state, points })),
  );
  if (different.length > MOST_STATES) throw new TooLarge("too many equally good states");
  return different;
}

/** Lowest sequence first; in each the resolutions, highest first. */
function bySequence(offers: readonly Offer[]): Offer[][][] {
  const sequences = groups(offers, ({ sequence = DEFAULT_SEQUENCE }) => sequence);
  return sequences.map((ofSequence) => groups(ofSequence, ({ resolution = 0 }) => -resolution));
}

function groups(offers: readonly Offer[], key: (offer: Offer) => number): Offer[][] {
  const keys = [...new Set(offers.map(key))].toSorted((one, other) => one - other);
  return keys.map((one) => offers.filter((offer) => key(offer) === one));
}

const givesPoints = ({ terms }: Offer): boolean =>
  "reward" in terms
    ? "points" in terms.reward
    : "tiers" in terms && terms.tiers.every(({ reward }) => "points" in reward);

/** Points claim units of their own: both lanes begin with the units as the sequence finds them. */
function lineSequence(path: Path, resolutions: readonly Offer[][], rules: TransactionRules): Path[] {
  const money = resolutions.map((level) => level.filter((offer) => !givesPoints(offer)));
  const points = resolutions.map((level) => level.filter(givesPoints));
  const lowered = lane(path, money, rules, "money");
  const earned = new Set(lane(path, points, rules, "points").map((one) => one.worth));
  return lowered.flatMap(({ state }) =>
    [...earned].map((worth) => ({ ...endOfSequence(state), points: path.points + worth })),
  );
}

function lane(path: Path, resolutions: readonly Offer[][], rules: TransactionRules, name: "money" | "points") {
  const start: readonly Pile[] = path.piles;
  let ways: { state: State; worth: number }[] = [{ state: { piles: path.piles, modifiers: path.modifiers }, worth: 0 }];
  for (const level of resolutions.filter((one) => one.length > 0))
    ways = ways.flatMap(({ state, worth }) =>
      bestAssignments(level, start, state.piles, rules, name).map((assignment) => ({
        state: assignment.claims.reduce((before, { used, effect }) => applyClaim(before, used, effect, name), state),
        worth: worth + assignment.worth,
      })),
    );
  return ways;
}

/** Points leave prices and exclusiveness alone; their claims only count inside their lane. */
function applyClaim(
  state: State,
  used: readonly number[],
  effect: TransactionEffect["effect"],
  name: "money" | "points",
) {
  if (name === "money") return apply(state, used, effect, false);
  return { ...apply(state, used, { offer: { ...effect.offer, exclusive: false }, lines: [] }, false) };
}

/**
 * Rules of one sequence whose units overlap exclude each other: higher resolutions first, then the set with the greatest total.
 * Points exclude nobody.
 */
function totalSequence(path: Path, resolutions: readonly Offer[][], rules: TransactionRules): Path[] {
  const effects = resolutions.map((level) =>
    level.map((offer) => transactionEffect(offer, path.piles, rules)).filter((one) => one !== undefined),
  );
  const applied = choose(effects.map((level) => level.filter(({ worth }) => worth > 0)));
  const earned = effects.flat().reduce((sum, one) => sum + one.points, 0);
  const state = applied.reduce<State>((before, { used, effect }) => apply(before, used, effect, true), path);
  return [{ ...endOfSequence(state), points: path.points + earned }];
}

function choose(levels: readonly TransactionEffect[][]): TransactionEffect[] {
  let taken: TransactionEffect[] = [];
  for (const level of levels) {
    const inOrder = level.toSorted((one, other) => (one.offer.offerId < other.offer.offerId ? -1 : 1));
    let best: TransactionEffect[] = [];
    for (const subset of subsetsOf(inOrder))
      if (!overlaps([...taken, ...subset]) && isBetter(subset, best)) best = subset;
    taken = [...taken, ...best];
  }
  return taken;
}

function subsetsOf(effects: readonly TransactionEffect[]): TransactionEffect[][] {
  const [first, ...others] = effects;
  if (!first) return [[]];
  const rest = subsetsOf(others);
  return [...rest, ...rest.map((subset) => [first, ...subset])];
}

function overlaps(effects: readonly TransactionEffect[]): boolean {
  return effects.some((one, index) =>
    effects.slice(index + 1).some((other) => one.used.some((count, pile) => count > 0 && (other.used[pile] ?? 0) > 0)),
  );
}

function isBetter(one: readonly TransactionEffect[], other: readonly TransactionEffect[]): boolean {
  const sum = (effects: readonly TransactionEffect[]) => effects.reduce((added, { worth }) => added + worth, 0);
  const ids = (effects: readonly TransactionEffect[]) => effects.map(({ offer }) => offer.offerId).join("\n");
  if (sum(one) !== sum(other)) return sum(one) > sum(other);
  if (one.length !== other.length) return one.length < other.length;
  return ids(one) < ids(other);
}

function outcomeOf({ piles, modifiers, points }: Path, offers: readonly Offer[], rules: TransactionRules): Outcome {
  const lineIds = [...new Set(piles.map(({ lineId }) => lineId))].toSorted();
  const lines = lineIds.map((lineId) => ({
    lineId,
    amount: piles.filter((pile) => pile.lineId === lineId).reduce((sum, pile) => sum + pile.count * pile.current, 0),
  }));
  const amount = lines.reduce((sum, line) => sum + line.amount, 0);
  const atTheEnd = offers.reduce((sum, offer) => sum + pointsAtTheEnd(offer, piles), points);
  return { amount, lines, modifiers, points: atTheEnd, printed: printedCoupons(offers, piles, rules) };
}

/** On what is paid in the end, in whole steps. */
function pointsAtTheEnd(offer: Offer, piles: readonly Pile[]): number {
  if (offer.terms.style !== "points" || !offer.terms.per) return 0;
  const { of, per, points } = offer.terms;
  const pool = poolOf(offer, unbarred(piles), of);
  if (per.amount)
    return Math.floor(pool.reduce((sum, pile) => sum + pile.count * pile.current, 0) / per.amount) * points;
  if (!per.quantity) return points;
  const quantityMilli = pool.reduce((sum, pile) => sum + pile.count * pile.weightMilli, 0);
  return Math.floor(quantityMilli / Math.round(per.quantity * 1000)) * points;
}

function printedCoupons(offers: readonly Offer[], piles: readonly Pile[], rules: TransactionRules): string[] {
  return offers
    .filter(({ terms }) => terms.style === "printCoupon")
    .filter((offer) => {
      const terms = offer.terms as Extract<Offer["terms"], { style: "printCoupon" }>;
      const pool = poolOf(offer, unbarred(piles), terms.of);
      return pool.length > 0 && reaches(terms, pool, rules);
    })
    .map(({ offerId }) => offerId)
    .toSorted();
}
