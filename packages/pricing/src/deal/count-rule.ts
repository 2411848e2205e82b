import { nothing } from "../lists.ts";
import { FINE, roundDiscount } from "../rounding.ts";
import type { EachForm, Part, Pattern } from "../rules/rule.ts";
import { roomOf } from "../working.ts";
import { arena, row } from "./arena.ts";
import { type Counter, gainOf, mayCount, type Role } from "./counter.ts";
import { asGroups, orderOf } from "./order.ts";
import {
  baseOf,
  type Contender,
  capOf,
  eachFine,
  eachOf,
  fineOf,
  mayTake,
  type Problem,
  patternsOf,
} from "./problem.ts";

/** Undefined when a rule cannot be counted off: then applications are listed one by one. */
export function counterOf(problem: Problem, contender: Contender, number: number): Counter | undefined {
  const { rule, rounding } = contender;
  const counter: Counter = {
    contender: number,
    rule,
    rounding,
    kind: "group",
    roles: nothing,
    perApplication: 0,
    last: 0,
    order: "none",
    limit: rule.maxApplications,
    cap: reachableCap(problem, contender),
    peak: -1,
    exact: true,
    // Written out: to spread what is the same in all of them takes longer than all the rest of this function.
    later: nothing,
    number: 0,
    first: 0,
    final: -1,
    stride: 0,
    radix: 1,
    applications: 0,
    widest: 0,
    most: -1,
    leaves: -1,
  };
  const each = eachOf(rule);
  if (each) {
    counter.roles = [eachRole(problem, contender, each)];
    return counter;
  }
  const patterns = patternsOf(rule);
  return patterns.length === 1 && countDeal(problem, contender, patterns[0] as Pattern, counter) ? counter : undefined;
}

function eachRole(problem: Problem, contender: Contender, each: EachForm): Role {
  const { classes } = problem;
  const gain = row(classes.length, -1);
  for (const target of each.targets)
    for (const unit of contender.classesOf[target] ?? []) {
      const value = eachFine(each, contender.rule, classes[unit] as Problem["classes"][number]);
      if (value > 0) arena.numbers[gain + unit] = roundedAlone(problem, contender, unit, value);
    }
  return { part: 0, size: 1, rewarded: true, gain };
}

/** A limit above all that the rule could take off is none. */
function reachableCap({ classes }: Problem, { rule, rounding, classesOf }: Contender): number {
  const cap = capOf(rule);
  if (cap === Number.POSITIVE_INFINITY) return cap;
  const each = eachOf(rule);
  let most = 0;
  for (const unit of new Set(classesOf.flat())) {
    const pool = classes[unit] as Problem["classes"][number];
    const room = pool.count * roomOf(pool);
    most += each
      ? Math.min(room, Math.floor((pool.count * eachFine(each, rule, pool)) / FINE) + rounding.multiple)
      : room;
  }
  return most <= cap ? Number.POSITIVE_INFINITY : cap;
}

/** Fills in what a deal counts; false when it cannot be counted. */
function countDeal(problem: Problem, contender: Contender, pattern: Pattern, counter: Counter): boolean {
  const { parts } = pattern;
  let partial = 0;
  for (const part of parts) {
    if (part.amount !== undefined || (part.partial && part.quantity > 1)) return false;
    if (part.partial) partial += 1;
  }
  if (partial > 1) return false;
  const order = orderOf(problem, contender, pattern);
  if (!order) return false;
  counter.order = order;
  counter.kind = parts.length === 1 ? "group" : "roles";
  counter.roles = parts.map((_, position) => roleOf(problem, contender, pattern, position));
  if (contender.rule.lane === "points") {
    counter.perApplication = pattern.points * FINE;
    return true;
  }
  if (!countShared(problem, contender, pattern, counter)) return false;
  dropUseless(problem, counter);
  asGroups(problem, counter);
  return true;
}

function roleOf(problem: Problem, contender: Contender, pattern: Pattern, position: number): Role {
  const { classes } = problem;
  const { rule } = contender;
  const part = pattern.parts[position] as Part;
  const isSet = pattern.shared.length > 0 && isOfSet(pattern, position);
  const gain = row(classes.length, -1);
  const isMoney = rule.lane !== "points";
  for (const unit of contender.classesOf[part.target] ?? []) {
    const pool = classes[unit] as Problem["classes"][number];
    if (!mayTake(part, pool)) continue;
    const each = part.role === "get" && part.reward && isMoney ? fineOf(part.reward, rule, pool) : 0;
    arena.numbers[gain + unit] =
      isSet && isMoney ? baseOf(rule, pool) * FINE : roundedAlone(problem, contender, unit, each);
  }
  return { part: position, size: part.quantity, rewarded: part.role === "get", gain };
}

const isOfSet = ({ shared }: Pattern, position: number) =>
  shared.some((one) => "setPrice" in one && one.parts.includes(position));

/** Where each unit is an application of its own, those that would bring nothing take no part. */
function dropUseless({ classes }: Problem, { roles, perApplication }: Counter): void {
  const [role] = roles;
  if (roles.length !== 1 || role?.size !== 1) return;
  for (let unit = 0; unit < classes.length; unit += 1)
    if (mayCount(role, unit) && gainOf(role, unit) + perApplication <= 0) arena.numbers[role.gain + unit] = -1;
}

/** The only unit of its line here is rounded on its own. */
function roundedAlone(problem: Problem, { rule, rounding }: Contender, unit: number, fine: number): number {
  if (rule.lane === "points" || !problem.alone[unit] || fine === 0) return fine;
  const pool = problem.classes[unit] as Problem["classes"][number];
  return roundDiscount(fine, baseOf(rule, pool), roomOf(pool), rounding) * FINE;
}

/**
 * What an application brings as a whole. Only where no floor and no low price can cut it: what is cut depends on which units come together.
 */
function countShared(problem: Problem, { rule }: Contender, pattern: Pattern, counter: Counter): boolean {
  const [shared, ...more] = pattern.shared;
  if (!shared) return true;
  if (more.length > 0 || pattern.parts.some(({ reward }) => reward)) return false;
  let room = 0;
  let kept = 0;
  for (const role of counter.roles) {
    if (!shared.parts.includes(role.part)) continue;
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    problem.classes.forEach((pool, unit) => {
      if (!mayCount(role, unit)) return;
      least = Math.min(least, roomOf(pool));
      most = Math.max(most, baseOf(rule, pool) - roomOf(pool));
    });
    room += role.size * least;
    kept += role.size * most;
  }
  if ("off" in shared) {
    counter.perApplication = Math.min(shared.off, room) * FINE;
    counter.exact = shared.off <= room;
    return true;
  }
  // Counted unit by unit, a discount that is capped would be cut before the price of the set is taken off.
  counter.exact = kept <= shared.setPrice && counter.cap === Number.POSITIVE_INFINITY;
  counter.perApplication = -shared.setPrice * FINE;
  counter.cap = Number.POSITIVE_INFINITY;
  return true;
}
