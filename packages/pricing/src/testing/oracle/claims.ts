import type { Offer, Reward } from "../../book-input.ts";
import { type Application, applicationsOf } from "./applications.ts";
import { type Counts, plus, within } from "./counts.ts";
import { effectsOf, type OfferEffect, offerEffect, type Rules, totalOf, type UnitEffect } from "./effect.ts";
import type { Pile } from "./pile.ts";

/** Thrown when trying everything would take too long; the caller leaves such a basket out and counts it. */
export class TooLarge extends Error {}

const MOST_CLAIMS = 6_000;
/** Of one basket. More take minutes: the hunt has better baskets to look at. */
const MOST_TRIES = 1_000_000;

let tries = 0;

export function startCounting(): void {
  tries = 0;
}

export function countTry(): void {
  tries += 1;
  if (tries > MOST_TRIES) throw new TooLarge("too many ways to try");
}

/** Everything that one offer takes in one level: some of its applications together, the units they use, and what they are worth. */
export type Claim = { offer: Offer; used: Counts; effect: OfferEffect; worth: number };

export type Lane = "money" | "points";

/** All different claims of an offer on the free units but the empty one. */
export function claimsOf(
  offer: Offer,
  start: readonly Pile[],
  piles: readonly Pile[],
  rules: Rules,
  lane: Lane,
): Claim[] {
  const all = applicationsOf(offer, start, piles).map((one) => ({ one, effect: effectsOf(one, piles, rules) }));
  const useful = all.filter(({ effect }) => lane === "points" || effect.some(({ fine, share }) => fine + share > 0));
  const applications = useful.map(({ one }) => one);
  const effects = useful.map(({ effect }) => effect);
  const free = piles.map((pile) => (pile.claimed ? 0 : pile.count));
  const claims = new Map<string, Claim>();
  const extend = (from: number, used: Counts, taken: readonly number[]): void => {
    if (taken.length > 0) remember(claims, claimOf(offer, used, taken, applications, effects, rules, lane, piles));
    if (taken.length === (offer.maxApplications ?? Number.POSITIVE_INFINITY)) return;
    for (let index = from; index < applications.length; index++) {
      countTry();
      const { buyers, receivers } = applications[index] as Application;
      const together = plus(plus(buyers, receivers), used);
      if (within(together, free)) extend(index, together, [...taken, index]);
    }
  };
  extend(
    0,
    piles.map(() => 0),
    [],
  );
  return [...claims.values()];
}

function remember(claims: Map<string, Claim>, claim: Claim & { key: string }): void {
  if (!claims.has(claim.key)) claims.set(claim.key, claim);
  if (claims.size > MOST_CLAIMS) throw new TooLarge("too many claims");
}

function claimOf(
  offer: Offer,
  used: Counts,
  taken: readonly number[],
  applications: readonly Application[],
  effects: readonly UnitEffect[][],
  rules: Rules,
  lane: Lane,
  piles: readonly Pile[],
): Claim & { key: string } {
  const units = taken.flatMap((index) => effects[index] as UnitEffect[]);
  const effect = offerEffect(offer, units, rules);
  const worth = lane === "money" ? totalOf(effect) : pointsOf(taken, applications, piles);
  const key = `${used}/${units.map((unit) => `${unit.pile}:${unit.share}`).toSorted()}/${lane === "points" ? worth : ""}`;
  return { offer, used, effect, worth, key };
}

/** Per unit for simple and tiered, else per application; half a point counts as one. */
function pointsOf(taken: readonly number[], applications: readonly Application[], piles: readonly Pile[]): number {
  const milli = taken.reduce((sum, index) => {
    const { offer, reward, receivers } = applications[index] as Application;
    const perUnit = offer.terms.style === "simple" || offer.terms.style === "tiered";
    const weight = receivers.reduce((added, count, pile) => added + count * (piles[pile] as Pile).weightMilli, 0);
    return sum + pointsReward(reward) * (perUnit ? weight : 1000);
  }, 0);
  return Math.floor((milli + 500) / 1000);
}

export const pointsReward = (reward: Reward): number => ("points" in reward ? reward.points : 0);
