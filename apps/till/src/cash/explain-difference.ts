import type { CashMovement, DifferenceExplanation, Money, Transaction } from "@counterfoil/contracts";
import type { Compared } from "./compare-count.ts";
import { wayKey } from "./day-figures.ts";

type Question = {
  /** Cash first. */
  compared: readonly Compared[];
  transactions: readonly Transaction[];
  /** Largest first. */
  denominations: readonly Money[];
  pieces: Readonly<Record<string, number>>;
  /** By hand, with no sale and no movement. */
  drawerOpened: boolean;
};

const MOST = 5;
/** Among more payments than this, three that happen to come to a sum say nothing. */
const FEW = 60;

/**
 * What a difference of cash may come from, likeliest first. All of it are questions to the person who counted: figures that fit
 * prove nothing.
 */
export function explainDifference(question: Question): DifferenceExplanation[] {
  const difference = question.compared[0]?.difference ?? 0;
  if (difference === 0) return [];
  return [
    ...otherWays(question, difference),
    ...mistakenRows(question, difference),
    ...slips(question, difference),
    ...mistakenNotes(question.denominations, difference),
    ...(difference < 0 && question.drawerOpened ? [{ kind: "slipMissing", amount: difference } as const] : []),
  ].slice(0, MOST);
}

/** Too much cash and too little of another way: sales were rung as the other; or the reverse. Only what both lack is looked for. */
function otherWays({ compared, transactions }: Question, difference: Money): DifferenceExplanation[] {
  const [cash, ...others] = compared;
  return others.flatMap((other): DifferenceExplanation[] => {
    if (!cash || other.difference === 0 || Math.sign(other.difference) === Math.sign(difference)) return [];
    const target = Math.min(Math.abs(difference), Math.abs(other.difference));
    const rungAs = difference > 0 ? other : cash;
    const numbers = receiptsOf(transactions, wayKey(rungAs), target);
    if (numbers.length === 0) return [];
    const kind = difference > 0 ? "rungAsOther" : "otherRungAs";
    return [{ kind, amount: Math.sign(difference) * target, numbers, method: other.method }];
  });
}

type Paid = { number: string; amount: Money };

/** One payment of that way, or two or three of them, that come to the amount. */
function receiptsOf(transactions: readonly Transaction[], way: string, target: Money): string[] {
  const paid = transactions.flatMap((each): Paid[] =>
    each.kind === "receipt"
      ? each.payments.flatMap((payment) =>
          wayKey(payment) === way && payment.amount > 0 ? { number: each.number, amount: payment.amount } : [],
        )
      : [],
  );
  return (
    pick(paid, target, 1) ??
    pick(paid, target, 2) ??
    (paid.length <= FEW ? pick(paid, target, 3) : undefined) ??
    []
  ).map(({ number }) => number);
}

/** So many of them that come to the target; the latest ones, whom people remember best. */
function pick(paid: readonly Paid[], target: Money, count: number): Paid[] | undefined {
  if (count === 1) {
    const one = paid.findLast(({ amount }) => amount === target);
    return one && [one];
  }
  for (let last = paid.length - 1; last > 0; last -= 1) {
    const one = paid[last] as Paid;
    const rest = one.amount < target ? pick(paid.slice(0, last), target - one.amount, count - 1) : undefined;
    if (rest) return [...rest, one];
  }
  return undefined;
}

/** Pieces that were counted in the row beside theirs. */
function mistakenRows({ denominations, pieces }: Question, difference: Money): DifferenceExplanation[] {
  return denominations.flatMap((value, position): DifferenceExplanation[] => {
    const count = pieces[value] ?? 0;
    if (count === 0) return [];
    return [denominations[position - 1], denominations[position + 1]].flatMap((beside) =>
      beside !== undefined && count * (value - beside) === difference
        ? [{ kind: "rowMistaken", amount: difference, values: [beside, value] }]
        : [],
    );
  });
}

/** A movement whose money did not move, or moved twice. */
function slips({ transactions }: Question, difference: Money): DifferenceExplanation[] {
  const moves = transactions.filter((each): each is CashMovement => each.kind === "cashMovement");
  const notMoved = moves.findLast(({ amount }) => amount === -difference);
  const movedTwice = moves.findLast(({ amount }) => amount === difference);
  return [
    ...(notMoved ? [{ kind: "slipTooMuch", amount: difference, numbers: [notMoved.number] } as const] : []),
    ...(movedTwice ? [{ kind: "slipMissing", amount: difference, numbers: [movedTwice.number] } as const] : []),
  ].map((each) => ({ ...each, numbers: [...each.numbers] }));
}

/** Change was given, or money taken, with one note in the place of another. Of values that are near each other only. */
function mistakenNotes(denominations: readonly Money[], difference: Money): DifferenceExplanation[] {
  const pairs = denominations.flatMap((more, position) =>
    denominations.slice(position + 1, position + 3).map((less) => ({ more, less })),
  );
  return pairs
    .filter(({ more, less }) => more - less === Math.abs(difference))
    .map(({ more, less }) => ({
      kind: "noteMistaken",
      amount: difference,
      values: difference < 0 ? [more, less] : [less, more],
    }));
}
