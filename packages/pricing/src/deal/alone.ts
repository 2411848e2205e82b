import { FINE, roundDiscount } from "../rounding.ts";
import { type Pool, roomOf } from "../working.ts";
import { assemble } from "./assemble.ts";
import { type Counter, gainOf, mayCount } from "./counter.ts";
import {
  type Application,
  baseOf,
  type Chosen,
  type Contender,
  capOf,
  type Deal,
  discountOf,
  eachFine,
  eachOf,
  type Problem,
  roundPoints,
  unitsOf,
} from "./problem.ts";
import type { Took } from "./trace.ts";

/**
 * A simple rule that has its units to itself takes all of them: one unit more never makes a line's discount smaller, as long as it is rounded to the
 * minor unit. Undefined where that proves nothing.
 */
export function takeAll(problem: Problem): Deal | undefined {
  const [contender] = problem.contenders;
  if (!contender || problem.contenders.length > 1 || contender.rounding.multiple !== 1) return undefined;
  const each = eachOf(contender.rule);
  if (!each || contender.rule.maxApplications < unitsOf(problem)) return undefined;
  const lines = new Map<number, OfLine>();
  let points = 0;
  for (const unit of unitsIn(each.targets, contender.classesOf)) {
    const pool = problem.classes[unit] as Pool;
    const fine = eachFine(each, contender.rule, pool);
    if (fine <= 0) continue;
    const line = lines.get(pool.line.order) ?? { fine: 0, base: 0, room: 0, chosen: [] };
    lines.set(pool.line.order, line);
    line.fine += fine * pool.count;
    line.base += baseOf(contender.rule, pool) * pool.count;
    line.room += roomOf(pool) * pool.count;
    points += fine * pool.count;
    const takes = [{ unit, count: pool.count, part: 0, rewarded: true, fine }];
    line.chosen.push({ application: { contender: 0, takes, shared: [] }, times: 1, count: pool.count });
  }
  return dealOf(contender, [...lines.values()], points);
}

type OfLine = { fine: number; base: number; room: number; chosen: Chosen[] };

function dealOf({ rule, rounding }: Contender, lines: readonly OfLine[], points: number): Deal {
  const chosen: Chosen[] = [];
  let value = 0;
  for (const { fine, base, room, chosen: ofLine } of lines) {
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

/**
 * A lone rule that counts off groups takes consecutive ones from the dearest down: where gains are whole and the greater ones come first, no grouping
 * brings more.
 */
export function takeGroups(problem: Problem, counter: Counter): Deal | undefined {
  const [role] = counter.roles;
  if (counter.kind !== "group" || !role || !counter.exact || counter.rounding.multiple !== 1) return undefined;
  let before = Number.POSITIVE_INFINITY;
  let units = 0;
  let gaining = 0;
  for (let unit = 0; unit < problem.classes.length; unit += 1) {
    if (!mayCount(role, unit)) continue;
    const value = gainOf(role, unit);
    if (value > before || value % FINE !== 0) return undefined;
    before = value;
    const { count } = problem.classes[unit] as Pool;
    units += count;
    if (value > 0) gaining += count;
  }
  // A group of which no rewarded unit brings anything does not happen.
  const ahead = counter.last > 0 ? role.size - counter.last : 0;
  const bringing = counter.perApplication === 0 ? Math.max(0, Math.ceil((gaining - ahead) / role.size)) : units;
  let left = Math.min(Math.floor(units / role.size), counter.limit, bringing) * role.size;
  const took: Took[] = [];
  for (let unit = 0; left > 0; unit += 1) {
    if (!mayCount(role, unit)) continue;
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
