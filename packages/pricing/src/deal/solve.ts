import { FINE } from "../rounding.ts";
import { solveAlone } from "./alone.ts";
import { listApplications } from "./applications.ts";
import { solveByCounting } from "./counting.ts";
import { type Counter, counterOf } from "./counting-plan.ts";
import { dropDominated, takeBest } from "./dominance.ts";
import { searchAll } from "./exhaustive.ts";
import { solveRuleByRule } from "./greedy.ts";
import { type Deal, type Problem, unitsOf } from "./problem.ts";
import { solveSetBeside } from "./set-beside.ts";

const mostListed = 4000;
const mostUnitsListed = 60;

/**
 * The greatest discount for one problem, or the best found within the nodes that are left. Rules that can be counted off are solved by counting;
 * where one cannot, applications are listed and every assignment is tried. What could not be proven is held against the rules one by one.
 */
export function solve(problem: Problem, nodesLeft: number): Deal {
  const alone = solveAlone(problem);
  if (alone) return alone;
  const all = problem.contenders.map((contender, number) => counterOf(problem, contender, number));
  const counters = all.filter((counter) => counter !== undefined);
  dropDominated(problem, counters);
  const isCountable = counters.length === all.length && counters.every(({ exact }) => exact);
  const found =
    isCountable && isRoundedByClass(problem, counters)
      ? solveCountable(problem, counters, nodesLeft)
      : solveByListing(problem, counters, nodesLeft);
  if (found.bound === found.value || counters.length === 0) return found;
  const other = solveRuleByRule(problem, counters);
  return other.value > found.value ? { ...found, chosen: other.chosen, value: other.value } : found;
}

function solveCountable(problem: Problem, counters: readonly Counter[], nodesLeft: number): Deal {
  const best = takeBest(problem, counters);
  if (best) return best;
  const beside = unitsOf(problem) > mostUnitsListed ? solveSetBeside(problem, counters, nodesLeft) : undefined;
  return beside ?? solveByCounting(problem, counters, nodesLeft);
}

function solveByListing(problem: Problem, counters: readonly Counter[], nodesLeft: number): Deal {
  const applications = unitsOf(problem) <= mostUnitsListed ? listApplications(problem, mostListed) : undefined;
  if (applications) return searchAll(problem, applications, nodesLeft);
  const found = solveByCounting(problem, counters, nodesLeft);
  return { ...found, bound: Math.max(found.value, mostOf(problem)) };
}

/** What is rounded together must be decided together: where a line has one class, or rounding changes nothing. */
function isRoundedByClass({ classes, contenders }: Problem, counters: readonly Counter[]): boolean {
  const lines = new Set(classes.map(({ line }) => line));
  if (lines.size === classes.length) return true;
  return (
    contenders.every(({ rounding }) => rounding.multiple === 1) &&
    counters.every(({ roles }) => roles.every(({ gain }) => gain.every((value) => (value ?? 0) % FINE === 0)))
  );
}

/** No discount is greater than what the units can be lowered by. */
function mostOf({ classes }: Problem): number {
  return classes.reduce((sum, { count, current, floor }) => sum + count * Math.max(0, current - floor), 0);
}
