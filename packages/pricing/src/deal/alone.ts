import type { Pool } from "../working.ts";
import { type Chosen, type Deal, discountOf, eachFine, eachOf, type Problem, unitsOf } from "./problem.ts";

/**
 * A simple rule that has its units to itself takes all of them: one unit more never makes a line's discount smaller, as long as it is rounded to the
 * minor unit. Lines on which nothing comes off are left. Undefined where that proves nothing.
 */
export function takeAll(problem: Problem): Deal | undefined {
  const [contender] = problem.contenders;
  if (!contender || problem.contenders.length > 1 || contender.rounding.multiple !== 1) return undefined;
  const { rule } = contender;
  const each = eachOf(rule);
  if (!each || rule.maxApplications < unitsOf(problem)) return undefined;
  const lines = new Map<number, Chosen[]>();
  for (const unit of new Set(each.targets.flatMap((one) => contender.classesOf[one] ?? []))) {
    const { line, count } = problem.classes[unit] as Pool;
    const fine = eachFine(each, rule, problem.classes[unit] as Pool);
    if (fine <= 0) continue;
    const ofLine = lines.get(line.order) ?? [];
    lines.set(line.order, ofLine);
    const takes = [{ unit, count, part: 0, rewarded: true, fine }];
    ofLine.push({ application: { contender: 0, takes, shared: [] }, times: 1, count });
  }
  const some = [...lines.values()].filter((ofLine) => rule.lane === "points" || discountOf(problem, ofLine) > 0).flat();
  const value = discountOf(problem, some);
  return { chosen: value > 0 ? some : [], value, bound: value, nodes: 1 };
}
