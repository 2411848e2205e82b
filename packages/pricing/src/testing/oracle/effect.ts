import type { Offer, Reward } from "../../book-input.ts";
import type { Application } from "./applications.ts";
import { FINE, type Remainder, type Rounding, roundDiscount, spread } from "./arithmetic.ts";
import { baseOf, type Pile, room } from "./pile.ts";

/** What one application does to one of its rewarded units. `share`: whole minor units out of what the application gives as a whole. */
export type UnitEffect = { pile: number; lineId: string; base: number; room: number; fine: number; share: number };

export type Rules = { rounding: Rounding; remainder: Remainder };

/** The rewarded units of an application in the order of lines, the dearer first, each with what it would get. */
export function effectsOf({ offer, reward, receivers }: Application, piles: readonly Pile[], rules: Rules) {
  const units = receivers
    .flatMap((count, pile) => Array.from({ length: count }, () => unitOf(offer, reward, piles, pile)))
    .toSorted((one, other) => (one.lineId < other.lineId ? -1 : one.lineId > other.lineId ? 1 : other.base - one.base));
  const whole = wholeAmount(offer, reward, units);
  if (whole === undefined) return units;
  const shares = spread(
    whole,
    units.map((unit) => unit.base),
    units.map((unit) => unit.room),
    rules.remainder,
  );
  return units.map((unit, index) => ({ ...unit, share: shares[index] as number }));
}

function unitOf(offer: Offer, reward: Reward, piles: readonly Pile[], index: number): UnitEffect {
  const pile = piles[index] as Pile;
  const base = baseOf(offer, pile);
  const fine = Math.min(fineDiscount(offer, reward, pile, base), room(pile) * FINE);
  return { pile: index, lineId: pile.lineId, base, room: room(pile), fine: Math.max(0, fine), share: 0 };
}

/** Unrounded discount of one unit; nothing for rewards that are for the application as a whole. */
function fineDiscount({ terms }: Offer, reward: Reward, { weightMilli }: Pile, base: number): number {
  const single = isPerUnit(terms.style);
  if ("percentOff" in reward) return base * Math.round(reward.percentOff * 1000);
  if ("amountOff" in reward) return reward.amountOff * weightMilli * 100;
  if ("unitPrice" in reward) return base * FINE - reward.unitPrice * weightMilli * 100;
  if (single && "amountOffTotal" in reward) return reward.amountOffTotal * weightMilli * 100;
  if (single && "setPrice" in reward) return base * FINE - reward.setPrice * weightMilli * 100;
  return 0;
}

const isPerUnit = (style: Offer["terms"]["style"]) => style === "simple" || style === "tiered";

function wholeAmount({ terms }: Offer, reward: Reward, units: readonly UnitEffect[]): number | undefined {
  if (isPerUnit(terms.style)) return undefined;
  if ("amountOffTotal" in reward) return reward.amountOffTotal;
  if ("setPrice" in reward) return Math.max(0, units.reduce((sum, unit) => sum + unit.base, 0) - reward.setPrice);
  return undefined;
}

/** What one offer takes off each line, all its applications together, and off each unit of it. */
export type OfferEffect = { offer: Offer; lines: LineEffect[] };
export type LineEffect = { lineId: string; base: number; amount: number; units: { pile: number; amount: number }[] };

/** Rounded once per line; then the offer's limit, spread again over its lines; then to the units in whole minor units. */
export function offerEffect(offer: Offer, units: readonly UnitEffect[], rules: Rules): OfferEffect {
  const byLine = groupByLine(units);
  const amounts = byLine.map((line) => lineAmount(line, rules.rounding));
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const limited =
    offer.maxDiscount === undefined || total <= offer.maxDiscount
      ? amounts
      : spread(offer.maxDiscount, amounts, amounts, rules.remainder);
  const lines = byLine.map((line, index) => ({
    lineId: (line[0] as UnitEffect).lineId,
    base: line.reduce((sum, unit) => sum + unit.base, 0),
    amount: limited[index] as number,
    units: unitAmounts(line, limited[index] as number, rules.remainder),
  }));
  return { offer, lines };
}

export const totalOf = ({ lines }: OfferEffect): number => lines.reduce((sum, line) => sum + line.amount, 0);

function groupByLine(units: readonly UnitEffect[]): UnitEffect[][] {
  const ids = [...new Set(units.map((unit) => unit.lineId))].toSorted();
  return ids.map((id) => units.filter((unit) => unit.lineId === id).toSorted((one, other) => other.base - one.base));
}

function lineAmount(units: readonly UnitEffect[], rounding: Rounding): number {
  const sum = (pick: (unit: UnitEffect) => number) => units.reduce((added, unit) => added + pick(unit), 0);
  const shares = sum((unit) => unit.share);
  if (shares > 0) return shares;
  const fine = sum((unit) => unit.fine);
  if (fine === 0) return 0;
  return Math.min(
    roundDiscount(
      fine,
      sum((unit) => unit.base),
      rounding,
    ),
    sum((unit) => unit.room),
  );
}

/** Shares of a whole amount stay as they are, unless a limit cuts them: then what is left goes by price. */
function unitAmounts(units: readonly UnitEffect[], amount: number, remainder: Remainder) {
  const whole = units.reduce((sum, unit) => sum + unit.share, 0);
  const shares =
    whole === amount && whole > 0
      ? units.map((unit) => unit.share)
      : spread(
          amount,
          units.map((unit) => (whole > 0 ? unit.base : unit.fine)),
          units.map((unit) => unit.room),
          remainder,
        );
  return units.map((unit, index) => ({ pile: unit.pile, amount: shares[index] as number }));
}
