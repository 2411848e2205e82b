import { FINE, roundDiscount } from "../rounding.ts";
import type { Part, Pattern } from "../rules/rule.ts";
import { type Pool, roomOf } from "../working.ts";
import { eachFine } from "./applications.ts";
import { baseOf, type Contender, capOf, eachOf, fineOf, mayTake, type Problem, patternsOf } from "./problem.ts";

/**
 * A rule as something that counts units off. With one role the units come in groups of `size` in the order of the classes; `last` rewards that many at the
 * last of each, which is the cheapest. With more roles each has its own count, and all must come out at the same number of applications.
 */
export type Counter = {
  contender: number;
  roles: Role[];
  /** Fixed part of an application, in fine units: an amount off, or what a set price costs. */
  perApplication: number;
  last: number;
  /** Rewarded units come after (`cheapest`, `equalOrLower`) or before (`dearest`) the others of their application. */
  order: "none" | "afterLevel" | "after" | "before";
  limit: number;
  cap: number;
  /** False where counting is only near the truth: a floor or a cap cuts applications, and which ones depends on how units come together. */
  exact: boolean;
};

export type Role = {
  part: number;
  size: number;
  rewarded: boolean;
  /** By class: what a unit brings, rounded where it is alone on its line; undefined where the role may not take it. */
  gain: (number | undefined)[];
};

/** Undefined when a rule cannot be counted off: then applications are listed one by one. */
export function counterOf(problem: Problem, contender: Contender, number: number): Counter | undefined {
  const { rule } = contender;
  const each = eachOf(rule);
  const basic = {
    contender: number,
    perApplication: 0,
    last: 0,
    exact: true,
    limit: rule.maxApplications,
    cap: reachableCap(problem, contender),
  };
  if (each) {
    const gain = problem.classes.map((): number | undefined => undefined);
    for (const unit of each.targets.flatMap((target) => contender.classesOf[target] ?? [])) {
      const value = eachFine(each, rule, problem.classes[unit] as Pool);
      if (value > 0) gain[unit] = roundedAlone(problem, contender, unit, value);
    }
    return { ...basic, roles: [{ part: 0, size: 1, rewarded: true, gain }], order: "none" };
  }
  const [pattern, ...others] = patternsOf(rule);
  if (!pattern || others.length > 0) return undefined;
  return dealCounter(problem, contender, pattern, basic);
}

/** A limit above all that the rule could take off is none. */
function reachableCap({ classes }: Problem, { rule, rounding, classesOf }: Contender): number {
  const cap = capOf(rule);
  if (!Number.isFinite(cap)) return cap;
  const each = eachOf(rule);
  let most = 0;
  for (const unit of new Set(classesOf.flat())) {
    const pool = classes[unit] as Pool;
    const room = pool.count * roomOf(pool);
    most += each
      ? Math.min(room, Math.floor((pool.count * eachFine(each, rule, pool)) / FINE) + rounding.multiple)
      : room;
  }
  return most <= cap ? Number.POSITIVE_INFINITY : cap;
}

type Basic = Pick<Counter, "contender" | "perApplication" | "last" | "limit" | "cap" | "exact">;

function dealCounter(problem: Problem, contender: Contender, pattern: Pattern, basic: Basic): Counter | undefined {
  const { rule } = contender;
  const parts = pattern.parts;
  if (parts.some(({ amount }) => amount !== undefined)) return undefined;
  if (parts.some(({ partial, quantity }) => partial && quantity > 1)) return undefined;
  if (parts.filter(({ partial }) => partial).length > 1) return undefined;
  const roles = parts.map((part, position) => roleOf(problem, contender, pattern, part, position));
  const order = orderOf(problem, contender, pattern);
  if (order === undefined) return undefined;
  if (rule.lane === "points") return { ...basic, roles, order, perApplication: pattern.points * FINE };
  const shared = sharedPerApplication(problem, contender, pattern, roles);
  if (!shared) return undefined;
  dropUseless(roles, shared.perApplication);
  const grouped = asGroups(problem, contender, roles, order, pattern);
  return { ...basic, ...shared, ...(grouped ?? { roles, order }) };
}

function roleOf(problem: Problem, contender: Contender, pattern: Pattern, part: Part, position: number): Role {
  const { classes } = problem;
  const { rule } = contender;
  const isSet = pattern.shared.some((shared) => "setPrice" in shared && shared.parts.includes(position));
  const gain = classes.map((): number | undefined => undefined);
  for (const unit of contender.classesOf[part.target] ?? []) {
    const pool = classes[unit] as Pool;
    if (!mayTake(part, pool)) continue;
    const each = part.role === "get" && part.reward && rule.lane !== "points" ? fineOf(part.reward, rule, pool) : 0;
    gain[unit] =
      isSet && rule.lane !== "points" ? baseOf(rule, pool) * FINE : roundedAlone(problem, contender, unit, each);
  }
  return { part: position, size: part.quantity, rewarded: part.role === "get", gain };
}

/** Where each unit is an application of its own, those that would bring nothing take no part. */
function dropUseless(roles: readonly Role[], perApplication: number): void {
  const [role] = roles;
  if (roles.length !== 1 || role?.size !== 1) return;
  role.gain.forEach((value, unit) => {
    if (value !== undefined && value + perApplication <= 0) role.gain[unit] = undefined;
  });
}

/** The only unit of its line here is rounded on its own. */
function roundedAlone(problem: Problem, { rule, rounding }: Contender, unit: number, fine: number): number {
  const pool = problem.classes[unit] as Pool;
  if (rule.lane === "points" || !problem.alone[unit]) return fine;
  return roundDiscount(fine, baseOf(rule, pool), roomOf(pool), rounding) * FINE;
}

/**
 * What an application brings as a whole. Only where no floor and no low price can cut it: what is cut depends on which units come together.
 */
function sharedPerApplication(
  problem: Problem,
  contender: Contender,
  pattern: Pattern,
  roles: readonly Role[],
): Pick<Counter, "perApplication" | "exact" | "cap"> | undefined {
  const { classes } = problem;
  const { rule } = contender;
  const [shared, ...more] = pattern.shared;
  const cap = reachableCap(problem, contender);
  if (!shared) return { perApplication: 0, exact: true, cap };
  if (more.length > 0 || pattern.parts.some(({ reward }) => reward)) return undefined;
  let room = 0;
  let kept = 0;
  for (const { part, size, gain } of roles) {
    if (!shared.parts.includes(part)) continue;
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    gain.forEach((value, unit) => {
      if (value === undefined) return;
      const pool = classes[unit] as Pool;
      least = Math.min(least, roomOf(pool));
      most = Math.max(most, baseOf(rule, pool) - roomOf(pool));
    });
    room += size * least;
    kept += size * most;
  }
  if ("off" in shared) return { perApplication: Math.min(shared.off, room) * FINE, exact: shared.off <= room, cap };
  // Counted unit by unit, a discount that is capped would be cut before the price of the set is taken off.
  const exact = kept <= shared.setPrice && !Number.isFinite(cap);
  return { perApplication: -shared.setPrice * FINE, exact, cap: Number.POSITIVE_INFINITY };
}

/** How rewarded and other units of an application must stand; undefined when only listing can tell. */
function orderOf({ classes }: Problem, contender: Contender, { parts }: Pattern): Counter["order"] | undefined {
  const gets = parts.filter(({ role }) => role === "get");
  const bound = gets.filter(({ choose, equalOrLower }) => choose || equalOrLower);
  const [get] = bound;
  if (!get) return "none";
  const others = parts.filter(({ role }) => role !== "get");
  if (gets.length > 1 || (get.choose && get.equalOrLower)) return undefined;
  // The classes stand by current prices: where the rule looks at others, their order says nothing.
  if (contender.rule.onRegular && classes.some((pool) => pool.current !== pool.regular)) return undefined;
  if (get.equalOrLower) return "afterLevel";
  const receivable = new Set(
    (contender.classesOf[get.target] ?? []).filter((unit) => mayTake(get, classes[unit] as Pool)),
  );
  const bought = others.flatMap((part) =>
    (contender.classesOf[part.target] ?? []).filter((unit) => mayTake(part, classes[unit] as Pool)),
  );
  if (bought.every((unit) => !receivable.has(unit))) return "none";
  if (!bought.every((unit) => receivable.has(unit))) return undefined;
  return get.choose === "cheapest" ? "after" : "before";
}

/**
 * Groups of alike goods of which the cheapest is rewarded. Consecutive groups from the dearest down are the best ones when a dearer unit never
 * brings less; then a group is one role and its state only how far it is filled.
 */
function asGroups(
  { classes, alone }: Problem,
  { rule, rounding }: Contender,
  roles: readonly Role[],
  order: Counter["order"],
  { parts }: Pattern,
): Pick<Counter, "roles" | "order" | "last"> | undefined {
  const [fill, get] = roles;
  if (roles.length !== 2 || !fill || !get || (order !== "after" && order !== "afterLevel")) return undefined;
  if (parts[0]?.role === "get" || parts[1]?.role !== "get") return undefined;
  if (fill.gain.some((value, unit) => (value === undefined) !== (get.gain[unit] === undefined))) return undefined;
  if (rule.onRegular && classes.some((pool) => pool.current !== pool.regular)) return undefined;
  if (rounding.multiple !== 1 && classes.some((_, unit) => get.gain[unit] !== undefined && !alone[unit]))
    return undefined;
  let before = -1;
  for (const [unit, value] of get.gain.entries()) {
    if (value === undefined) continue;
    const least = get.gain[before] ?? Number.POSITIVE_INFINITY;
    if (value % FINE !== 0 || value > least) return undefined;
    // At one price any unit may be the rewarded one: the last is as good as another only where a floor does not cut it.
    const isAtOnePrice = classes[before]?.current === classes[unit]?.current;
    if (order === "afterLevel" && isAtOnePrice && value !== least) return undefined;
    before = unit;
  }
  return { roles: [{ ...get, size: fill.size + get.size }], order: "none", last: get.size };
}
