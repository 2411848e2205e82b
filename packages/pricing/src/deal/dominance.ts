import { those } from "../lists.ts";
import { FINE } from "../rounding.ts";
import type { Pool } from "../working.ts";
import { arena, row } from "./arena.ts";
import { type Counter, gainOf, isUnlimited, mayCount, mostByRounding, takesAt, takesByOnes } from "./counter.ts";
import { shareOf } from "./plan.ts";
import type { Problem } from "./problem.ts";

/** The rules without those that others always beat by more than rounding can make up for. */
export function dropDominated(problem: Problem, counters: readonly Counter[]): readonly Counter[] {
  if (counters.length < 2) return counters;
  const simple = those(counters, takesByOnes);
  if (simple.length > 0) {
    const best = row(problem.classes.length, -1);
    for (const { roles } of simple) raise(best, roles[0] as Counter["roles"][number], problem.classes.length);
    if (simple.length > 1) dropSimple(problem, simple, best);
    if (simple.length < counters.length)
      return dropBeaten(
        problem,
        those(counters, (counter) => !isBeatenByOnes(problem, counter, best)),
      );
    return counters;
  }
  return dropBeaten(problem, counters);
}

function dropBeaten(problem: Problem, counters: readonly Counter[]): readonly Counter[] {
  return those(counters, (counter) => {
    const size = sizeOf(counter);
    return (
      size === 0 ||
      !counters.some((other) => other !== counter && sizeOf(other) === size && beats(problem, other, counter))
    );
  });
}

function raise(best: number, { gain }: Counter["roles"][number], length: number): void {
  const { numbers } = arena;
  for (let unit = 0; unit < length; unit += 1)
    if ((numbers[gain + unit] as number) > (numbers[best + unit] as number))
      numbers[best + unit] = numbers[gain + unit] as number;
}

/**
 * Of rules that take units one by one and without limit, a class needs only the best: what another one takes of it could be the best one's. Where
 * fractions of a minor unit are rounded the other must be worse by more than rounding can gain.
 */
function dropSimple({ classes }: Problem, simple: readonly Counter[], best: number): void {
  for (const { roles } of simple) {
    const role = roles[0] as Counter["roles"][number];
    for (let unit = 0; unit < classes.length; unit += 1) {
      if (!mayCount(role, unit)) continue;
      const value = gainOf(role, unit);
      const most = arena.numbers[best + unit] as number;
      const slack = most % FINE === 0 && value % FINE === 0 ? 0 : mostByRounding;
      if (most - value > slack) arena.numbers[role.gain + unit] = -1;
    }
  }
}

/** Each unit brings more by a simple rule than its share of any application. */
function isBeatenByOnes({ classes }: Problem, counter: Counter, best: number): boolean {
  if (takesByOnes(counter) || counter.rounding.multiple !== 1) return false;
  for (let unit = 0; unit < classes.length; unit += 1)
    if (takesAt(counter, unit) && (arena.numbers[best + unit] as number) <= shareOf(counter, unit) + mostByRounding)
      return false;
  return true;
}

/** Both reward the cheapest of as many alike goods, and one has all the goods of the other and gives more. */
function beats({ classes }: Problem, one: Counter, other: Counter): boolean {
  if (!isUnlimited(one)) return false;
  const [get, otherGet] = [one.roles.at(-1), other.roles.at(-1)] as Counter["roles"];
  if (!get || !otherGet) return false;
  for (let unit = 0; unit < classes.length; unit += 1) {
    if (!mayCount(otherGet, unit)) continue;
    if (!mayCount(get, unit)) return false;
    const most = gainOf(otherGet, unit);
    // At one price it may be another unit that is rewarded.
    let at = unit;
    while (at > 0 && isAtOnePrice(classes, at - 1, unit)) at -= 1;
    for (; isAtOnePrice(classes, at, unit); at += 1) if (!isMore(get, at, most)) return false;
  }
  return true;
}

const isAtOnePrice = (classes: readonly Pool[], one: number, other: number) =>
  classes[one]?.current === classes[other]?.current;

function isMore(get: Counter["roles"][number], unit: number, than: number): boolean {
  return !mayCount(get, unit) || gainOf(get, unit) > than + mostByRounding;
}

/** Units of an application of which one, the cheapest, is rewarded; 0 for other rules. */
function sizeOf({ kind, roles, last, rounding, perApplication }: Counter): number {
  if (rounding.multiple !== 1 || perApplication !== 0) return 0;
  if (kind === "group") return last === 1 ? (roles[0]?.size ?? 0) : 0;
  return kind === "follow" ? (roles[0]?.size ?? 0) + 1 : 0;
}
