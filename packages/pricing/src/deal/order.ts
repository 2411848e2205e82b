import { FINE } from "../rounding.ts";
import type { Part, Pattern } from "../rules/rule.ts";
import type { Pool } from "../working.ts";
import { arena, row } from "./arena.ts";
import { type Counter, gainOf, isUnlimited, mayCount, type Order, type Role } from "./counter.ts";
import { type Contender, mayTake, type Problem } from "./problem.ts";

/** How rewarded and other units of an application must stand; undefined when only listing can tell. */
export function orderOf(problem: Problem, contender: Contender, { parts }: Pattern): Order | undefined {
  let get: Part | undefined;
  let gets = 0;
  for (const part of parts)
    if (part.role === "get" && (part.choose || part.equalOrLower)) {
      gets += 1;
      get = part;
    }
  if (!get) return "none";
  if (gets > 1 || (get.choose && get.equalOrLower)) return undefined;
  // The classes stand by current prices: where the rule looks at others, their order says nothing.
  if (isOutOfOrder(problem, contender)) return undefined;
  if (get.equalOrLower) return "afterLevel";
  const among = othersAmong(problem, contender, get, parts);
  if (among === "none") return "none";
  if (among === "some") return undefined;
  return get.choose === "cheapest" ? "after" : "before";
}

function isOutOfOrder({ classes }: Problem, { rule }: Contender): boolean {
  return rule.onRegular && classes.some((pool) => pool.current !== pool.regular);
}

/** How many of the units that the other parts may take could be rewarded as well. */
function othersAmong(
  { classes }: Problem,
  { classesOf }: Contender,
  get: Part,
  parts: readonly Part[],
): "none" | "some" | "all" {
  const receivable = classesOf[get.target] ?? [];
  let none = true;
  let all = true;
  for (const part of parts) {
    if (part.role === "get") continue;
    for (const unit of classesOf[part.target] ?? []) {
      const pool = classes[unit] as Pool;
      if (!mayTake(part, pool)) continue;
      if (mayTake(get, pool) && receivable.includes(unit)) none = false;
      else all = false;
    }
  }
  return none ? "none" : all ? "all" : "some";
}

/**
 * Groups of alike goods of which the cheapest is rewarded. Consecutive groups from the dearest down are the best ones when a dearer unit never
 * brings less; then a group is one role and its state only how far it is filled. Where fractions are rounded per line other groups may gain a minor
 * unit: then the receivers follow their buyers.
 */
export function asGroups(problem: Problem, counter: Counter): void {
  const [fill, get, ...more] = counter.roles;
  if (!fill || !get || more.length > 0 || fill.rewarded || !get.rewarded) return;
  if (counter.order !== "after" && counter.order !== "afterLevel") return;
  if (isOutOfOrder(problem, { rule: counter.rule } as Contender)) return;
  const { classes } = problem;
  for (let unit = 0; unit < classes.length; unit += 1) if (mayCount(fill, unit) !== mayCount(get, unit)) return;
  if (isConsecutive(problem, counter, get)) {
    counter.roles = [{ ...get, size: fill.size + get.size }];
    counter.kind = "group";
    counter.order = "none";
    counter.last = get.size;
  } else if (get.size === 1 && counter.perApplication === 0 && isUnlimited(counter)) {
    counter.kind = "follow";
    counter.peak = row(classes.length, 0);
    let most = 0;
    for (let unit = classes.length - 1; unit >= 0; unit -= 1) {
      most = Math.max(most, Math.ceil(gainOf(get, unit) / FINE) * FINE);
      arena.numbers[counter.peak + unit] = most;
    }
  }
}

function isConsecutive({ classes, alone }: Problem, { rounding, order }: Counter, get: Role): boolean {
  let before = -1;
  for (let unit = 0; unit < classes.length; unit += 1) {
    if (!mayCount(get, unit)) continue;
    if (rounding.multiple !== 1 && !alone[unit]) return false;
    const value = gainOf(get, unit);
    const least = before < 0 ? Number.POSITIVE_INFINITY : gainOf(get, before);
    if (value % FINE !== 0 || value > least) return false;
    // At one price any unit may be the rewarded one: the last is as good as another only where a floor does not cut it.
    const isAtOnePrice = before >= 0 && (classes[before] as Pool).current === (classes[unit] as Pool).current;
    if (order === "afterLevel" && isAtOnePrice && value !== least) return false;
    before = unit;
  }
  return true;
}
