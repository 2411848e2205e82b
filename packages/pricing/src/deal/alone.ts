import { FINE, roundDiscount } from "../rounding.ts";
import { type Pool, roomOf } from "../working.ts";
import { eachFine } from "./applications.ts";
import { assemble, type Took } from "./assemble.ts";
import { type Counter, counterOf } from "./counting-plan.ts";
import {
  type Application,
  baseOf,
  type Chosen,
  type Contender,
  capOf,
  type Deal,
  discountOf,
  eachOf,
  type Problem,
  roundPoints,
  unitsOf,
} from "./problem.ts";
import { chooseReceivers } from "./receivers.ts";

/**
 * A rule that has its units to itself needs no search. A simple one takes all of them: one unit more never makes a line's discount smaller, as
 * long as it is rounded to the minor unit. One that counts off groups takes consecutive ones from the dearest down. Undefined where that proves nothing.
 */
export function solveAlone(problem: Problem): Deal | undefined {
  const [contender, ...others] = problem.contenders;
  if (!contender || others.length > 0 || contender.rounding.multiple !== 1) return undefined;
  if (eachOf(contender.rule))
    return contender.rule.maxApplications < unitsOf(problem) ? undefined : takeAll(problem, contender);
  const counter = counterOf(problem, contender, 0);
  if (!counter) return undefined;
  return isInOrder(counter) ? takeGroups(problem, counter) : chooseReceivers(problem, counter);
}

type OfLine = { fine: number; base: number; room: number; chosen: Chosen[] };

function takeAll({ classes }: Problem, { rule, rounding, classesOf }: Contender): Deal {
  const each = eachOf(rule) as NonNullable<ReturnType<typeof eachOf>>;
  const lines = new Map<number, OfLine>();
  let points = 0;
  for (const unit of unitsIn(each.targets, classesOf)) {
    const pool = classes[unit] as Pool;
    const fine = eachFine(each, rule, pool);
    if (fine <= 0) continue;
    const line = lines.get(pool.line.order) ?? { fine: 0, base: 0, room: 0, chosen: [] };
    lines.set(pool.line.order, line);
    line.fine += fine * pool.count;
    line.base += baseOf(rule, pool) * pool.count;
    line.room += roomOf(pool) * pool.count;
    points += fine * pool.count;
    const takes = [{ unit, count: pool.count, part: 0, rewarded: true, fine }];
    line.chosen.push({ application: { contender: 0, pattern: 0, takes, shared: [] }, times: 1 });
  }
  const chosen: Chosen[] = [];
  let value = 0;
  for (const { fine, base, room, chosen: ofLine } of lines.values()) {
    const discount = rule.lane === "points" ? 0 : roundDiscount(fine, base, room, rounding);
    if (discount === 0 && rule.lane !== "points") continue;
    value += discount;
    chosen.push(...ofLine);
  }
  value = rule.lane === "points" ? roundPoints(points) : Math.min(value, capOf(rule));
  return { chosen: value > 0 ? chosen : [], value, bound: value, nodes: 1 };
}

function unitsIn(targets: readonly number[], classesOf: Contender["classesOf"]): Iterable<number> {
  const [target, ...others] = targets;
  if (target !== undefined && others.length === 0) return classesOf[target] ?? [];
  return new Set(targets.flatMap((one) => classesOf[one] ?? []));
}

/** Whole gains, the greater ones first: then no grouping brings more than the consecutive one. */
function isInOrder({ roles, exact }: Counter): boolean {
  const [role, ...others] = roles;
  if (!exact || !role || others.length > 0) return false;
  let before = Number.POSITIVE_INFINITY;
  for (const value of role.gain) {
    if (value === undefined) continue;
    if (value > before || value % FINE !== 0) return false;
    before = value;
  }
  return true;
}

function takeGroups(problem: Problem, counter: Counter): Deal {
  const { size, gain } = counter.roles[0] as Counter["roles"][number];
  let units = 0;
  problem.classes.forEach(({ count }, unit) => {
    if (gain[unit] !== undefined) units += count;
  });
  let left = Math.min(Math.floor(units / size), counter.limit) * size;
  const took: Took[] = [];
  for (let unit = 0; unit < gain.length && left > 0; unit += 1) {
    if (gain[unit] === undefined) continue;
    const count = Math.min(left, (problem.classes[unit] as Pool).count);
    took.push({ counter: 0, unit, counts: [count] });
    left -= count;
  }
  const chosen = assemble(problem, [counter], took).filter(({ application }) => brings(application));
  const value = discountOf(problem, chosen);
  return { chosen: value > 0 ? chosen : [], value, bound: value, nodes: 1 };
}

function brings({ takes, shared }: Application): boolean {
  return takes.some(({ fine }) => fine > 0) || shared.some(({ total }) => total > 0);
}
