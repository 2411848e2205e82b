import type { OfferEffect } from "./effect.ts";
import { type Pile, tidied } from "./pile.ts";

export type OracleModifier = {
  offerId: string;
  lineId: string;
  sequence: number;
  base: number;
  amount: number;
  prorated: boolean;
};

/** A basket on its way through the rules. Where several ways are equally good there are several states. */
export type State = { piles: Pile[]; modifiers: OracleModifier[] };

export const DEFAULT_SEQUENCE = 100;

/** Takes the units of a claim out of their piles, and puts them back lower, claimed, and barred when the offer is exclusive. */
export function apply(state: State, used: readonly number[], effect: OfferEffect, prorated: boolean): State {
  const { offer } = effect;
  const rewarded = effect.lines.flatMap(({ units }) => units);
  const piles = state.piles.map((pile, index) => ({ ...pile, count: pile.count - (used[index] ?? 0) }));
  const touched = state.piles.flatMap((pile, index) => {
    const mine = rewarded.filter((unit) => unit.pile === index).map(({ amount }) => amount);
    const boughtOnly = (used[index] ?? 0) - mine.length;
    const common = { ...pile, claimed: true, barred: pile.barred || offer.exclusive === true };
    const lowered = mine.map((amount) => ({ ...common, count: 1, current: pile.current - amount }));
    return boughtOnly > 0 ? [{ ...common, count: boughtOnly }, ...lowered] : lowered;
  });
  const modifiers = effect.lines
    .filter(({ amount }) => amount > 0)
    .map(({ lineId, base, amount }) => ({
      offerId: offer.offerId,
      lineId,
      sequence: offer.sequence ?? DEFAULT_SEQUENCE,
      base,
      amount: -amount,
      prorated,
    }));
  return { piles: [...piles, ...touched], modifiers: [...state.modifiers, ...modifiers] };
}

export const endOfSequence = (state: State): State => ({ ...state, piles: tidied(state.piles) });

/** States in which the same happened and the same is left are one. */
export function distinct(states: readonly State[]): State[] {
  const key = ({ piles, modifiers }: State) =>
    JSON.stringify([
      tidied(piles.filter(({ claimed }) => claimed)).map((pile) => [
        pile.lineId,
        pile.regular,
        pile.current,
        pile.barred,
        pile.weightMilli,
        pile.count,
      ]),
      tidied(piles.filter(({ claimed }) => !claimed)).map((pile) => [
        pile.lineId,
        pile.regular,
        pile.current,
        pile.barred,
        pile.weightMilli,
        pile.count,
      ]),
      modifiers.map((modifier) => JSON.stringify(modifier)).toSorted(),
    ]);
  return [...new Map(states.map((state) => [key(state), state])).values()];
}
