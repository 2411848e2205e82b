import { buildPriceBook, type Priced, priceBasket } from "../index.ts";
import { type Outcome, priceExhaustively, TooLarge } from "./oracle/index.ts";
import type { Case } from "./random-basket.ts";

export type Verdict = { outcome: "agreed" | "too-large" } | { outcome: "different"; why: string };

/** Does the engine come to what trying everything comes to: amounts by line and rule, points and coupons? And to the same when it remembers? */
export function agreement({ input, basket }: Case): Verdict {
  let outcomes: Outcome[];
  try {
    outcomes = priceExhaustively(input, basket);
  } catch (error) {
    if (error instanceof TooLarge) return { outcome: "too-large" };
    throw error;
  }
  const book = buildPriceBook(input);
  const first = JSON.stringify(priceBasket(book, basket));
  priceBasket(book, basket);
  // By now the engine remembers what it had twice.
  const priced = priceBasket(book, basket);
  if (JSON.stringify(priced) !== first)
    return { outcome: "different", why: `first ${first}\nremembered ${JSON.stringify(priced)}` };
  if (!priced.proof.optimal) return judgeUnproven(priced, outcomes);
  const own = facts(priced);
  if (outcomes.some((one) => oracleFacts(one) === own)) return { outcome: "agreed" };
  const best = Math.min(...outcomes.map((one) => one.amount));
  const wrong = outcomes.some((one) => one.amount === sum(priced)) ? "another assignment" : "another total";
  return {
    outcome: "different",
    why: `${wrong}: oracle ${best}, engine ${sum(priced)}\noracle ${oracleFacts(outcomes[0] as Outcome)}\nengine ${own}`,
  };
}

/** Where the engine gave up it must say a bound that holds: of what promotions take off, not people. */
function judgeUnproven(priced: Priced, outcomes: readonly Outcome[]): Verdict {
  const most = Math.max(...outcomes.map(discountByOffers));
  if (priced.proof.upperBound >= most) return { outcome: "agreed" };
  return { outcome: "different", why: `upper bound ${priced.proof.upperBound}, but ${most} can be taken off` };
}

function discountByOffers({ modifiers }: Outcome): number {
  return modifiers.reduce((off, { offerId, amount }) => (offerId === "manual" ? off : off - amount), 0);
}

const sum = (priced: Priced): number => priced.lines.reduce((added, line) => added + line.amount, 0);

/** Rules of one offer and line come together; the order of modifiers is not compared. */
function facts({ lines, points, printedCoupons }: Priced): string {
  const modifiers = lines.flatMap((line) =>
    line.modifiers.map((one) => ({ ...one, lineId: line.lineId, offerId: one.offerId ?? one.promotionId })),
  );
  return text(
    lines,
    modifiers,
    points,
    printedCoupons.map(({ offerId }) => offerId ?? ""),
  );
}

function oracleFacts({ lines, modifiers, points, printed }: Outcome): string {
  return text(lines, modifiers, points, printed);
}

function text(
  lines: readonly { lineId: string; amount: number }[],
  modifiers: readonly { lineId: string; offerId: string; base: number; amount: number; prorated?: boolean }[],
  points: number,
  printed: readonly string[],
): string {
  return JSON.stringify({
    lines: lines.map(({ lineId, amount }) => `${lineId}: ${amount}`).toSorted(),
    modifiers: modifiers
      .map((one) => `${one.lineId} ${one.offerId} ${one.amount} of ${one.base}${one.prorated ? " prorated" : ""}`)
      .toSorted(),
    points,
    printed: [...printed].toSorted(),
  });
}
