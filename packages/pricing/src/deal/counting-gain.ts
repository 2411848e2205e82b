import { FINE, roundDiscount } from "../rounding.ts";
import { type Pool, roomOf } from "../working.ts";
import type { Choice } from "./counting-choices.ts";
import type { Counter } from "./counting-plan.ts";
import { baseOf, type Contender, type Problem } from "./problem.ts";

/** What the units taken bring: rounded together, because nothing else of the rule is on their line. */
export function gainOf(problem: Problem, counter: Counter, unit: number, { takes, counts, closed }: Choice): number {
  const contender = problem.contenders[counter.contender] as Contender;
  let fine = 0;
  let rewarded = 0;
  counter.roles.forEach((role, at) => {
    const count =
      counter.last > 0 ? rewardedOf(counter, counts[0] as number, takes[0] as number, closed) : (takes[at] as number);
    fine += count * (role.gain[unit] ?? 0);
    if (role.rewarded) rewarded += count;
  });
  const isSteps = contender.rounding.multiple !== 1 && !problem.alone[unit] && counter.perApplication === 0;
  if (contender.rule.lane !== "points" && (fine % FINE !== 0 || isSteps)) {
    const pool = problem.classes[unit] as Pool;
    const base = baseOf(contender.rule, pool) * rewarded;
    fine = roundDiscount(fine, base, roomOf(pool) * rewarded, contender.rounding) * FINE;
  }
  return closed * counter.perApplication + fine;
}

/** How many of the units just taken are among the last of their groups; `rest` units of the open group are there now. */
function rewardedOf({ roles, last }: Counter, rest: number, take: number, closed: number): number {
  const size = roles[0]?.size as number;
  const first = size - last;
  const before = rest + closed * size - take;
  return closed * last + Math.max(0, rest - first) - Math.max(0, before - first);
}
