import type { Offer, Policies, Target } from "../../book-input.ts";
import { FINE, type Rounding, roundDiscount, spread } from "./arithmetic.ts";
import { pointsReward } from "./claims.ts";
import type { LineEffect, OfferEffect, Rules } from "./effect.ts";
import { baseOf, isOpenFor, matches, type Pile, room } from "./pile.ts";

type TransactionTerms = Extract<Offer["terms"], { style: "transaction" }>;
export type TransactionEffect = { offer: Offer; used: number[]; effect: OfferEffect; worth: number; points: number };

export type TransactionRules = Rules & { thresholds: NonNullable<Policies["thresholds"]> };

/** What a transaction rule would take off its part of the basket; nothing when its threshold is not reached. */
export function transactionEffect(
  offer: Offer,
  piles: readonly Pile[],
  rules: TransactionRules,
): TransactionEffect | undefined {
  const terms = offer.terms as TransactionTerms;
  const earns = pointsReward(terms.reward) > 0;
  const pool = poolOf(offer, earns ? unbarred(piles) : piles, terms.of);
  if (earns && pool.length > 0 && reaches(terms, pool, rules)) return pointsEffect(offer, piles, terms.reward);
  const used = piles.map((pile) => (pool.includes(pile) ? pile.count : 0));
  if (pool.length === 0 || !reaches(terms, pool, rules)) return undefined;
  const lineIds = [...new Set(pool.map(({ lineId }) => lineId))].toSorted();
  const lines = lineIds.map((lineId) => pool.filter((pile) => pile.lineId === lineId));
  const sum = (of: readonly Pile[], pick: (pile: Pile) => number) =>
    of.reduce((added, pile) => added + pile.count * pick(pile), 0);
  const amounts = spread(
    Math.min(wanted(offer, terms, pool, rules.rounding), offer.maxDiscount ?? Number.POSITIVE_INFINITY),
    lines.map((line) => sum(line, (pile) => baseOf(offer, pile))),
    lines.map((line) => sum(line, room)),
    rules.remainder,
  );
  const effects: LineEffect[] = lines.map((line, index) => ({
    lineId: lineIds[index] as string,
    base: sum(line, (pile) => baseOf(offer, pile)),
    amount: amounts[index] as number,
    units: unitsOf(offer, line, amounts[index] as number, piles, rules),
  }));
  const worth = amounts.reduce((added, amount) => added + amount, 0);
  return { offer, used, effect: { offer, lines: effects }, worth, points: 0 };
}

function pointsEffect(offer: Offer, piles: readonly Pile[], reward: TransactionTerms["reward"]): TransactionEffect {
  const used = piles.map(() => 0);
  return { offer, used, effect: { offer, lines: [] }, worth: 0, points: pointsReward(reward) };
}

/** Exclusive rules bar other discounts, not points and coupons for another day. */
export const unbarred = (piles: readonly Pile[]): Pile[] => piles.map((pile) => ({ ...pile, barred: false }));

/** Discountable units that no exclusive rule has touched, of the goods that are meant. */
export function poolOf(offer: Offer, piles: readonly Pile[], of: Target = { all: true }): Pile[] {
  return piles.filter((pile) => pile.discountable && isOpenFor(offer, pile) && matches(of, pile.article));
}

export function reaches(
  { minAmount = 0, minQuantity = 0 }: { minAmount?: number; minQuantity?: number },
  pool: readonly Pile[],
  { thresholds }: Pick<TransactionRules, "thresholds">,
): boolean {
  const price = (pile: Pile) => (thresholds === "regular" ? pile.regular : pile.current);
  const amount = pool.reduce((sum, pile) => sum + pile.count * price(pile), 0);
  const quantityMilli = pool.reduce((sum, pile) => sum + pile.count * pile.weightMilli, 0);
  return amount >= minAmount && quantityMilli >= Math.round(minQuantity * 1000);
}

/** The discount on the whole pool, rounded once. */
function wanted(offer: Offer, { reward }: TransactionTerms, pool: readonly Pile[], rounding: Rounding): number {
  const base = pool.reduce((sum, pile) => sum + pile.count * baseOf(offer, pile), 0);
  const weightMilli = pool.reduce((sum, pile) => sum + pile.count * pile.weightMilli, 0);
  if ("amountOffTotal" in reward) return reward.amountOffTotal;
  if ("setPrice" in reward) return Math.max(0, base - reward.setPrice);
  let fine = 0;
  if ("percentOff" in reward) fine = base * Math.round(reward.percentOff * 1000);
  if ("amountOff" in reward) fine = reward.amountOff * weightMilli * 100;
  if ("unitPrice" in reward) fine = Math.max(0, base * FINE - reward.unitPrice * weightMilli * 100);
  return fine === 0 ? 0 : roundDiscount(fine, base, rounding);
}

function unitsOf(offer: Offer, line: readonly Pile[], amount: number, piles: readonly Pile[], rules: Rules) {
  const units = line
    .flatMap((pile) => Array.from({ length: pile.count }, () => pile))
    .toSorted((one, other) => baseOf(offer, other) - baseOf(offer, one));
  const shares = spread(
    amount,
    units.map((pile) => baseOf(offer, pile)),
    units.map(room),
    rules.remainder,
  );
  return units.map((pile, index) => ({ pile: piles.indexOf(pile), amount: shares[index] as number }));
}
