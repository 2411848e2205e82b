import { FINE } from "../rounding.ts";
import { takeAll, takeGroups } from "./alone.ts";
import { listApplications } from "./applications.ts";
import { arena } from "./arena.ts";
import { assemble } from "./assemble.ts";
import { counterOf } from "./count-rule.ts";
import { type Counter, gainOf } from "./counter.ts";
import { dropDominated } from "./dominance.ts";
import { searchAll } from "./exhaustive.ts";
import { solveRuleByRule } from "./greedy.ts";
import { planOf } from "./plan.ts";
import { type Contender, type Deal, discountOf, type Problem, unitsOf } from "./problem.ts";
import { searchQuickly } from "./quick-search.ts";
import { Search } from "./search.ts";
import { solveSetBeside } from "./set-beside.ts";

const mostListed = 4000;
const mostUnitsListed = 60;

/**
 * The greatest discount for one problem, or the best found within the nodes that are left. Rules that can be counted off are solved by counting;
 * where one cannot, applications are listed and every assignment is tried. What could not be proven is held against the rules one by one.
 */
export function solve(problem: Problem, nodesLeft: number): Deal {
  const whole = takeAll(problem);
  if (whole) return whole;
  arena.used = 0;
  const all: Counter[] = [];
  let isExact = true;
  for (let number = 0; number < problem.contenders.length; number += 1) {
    const counter = counterOf(problem, problem.contenders[number] as Contender, number);
    if (counter) all.push(counter);
    if (!counter?.exact) isExact = false;
  }
  const [lone] = all;
  const groups = lone && problem.contenders.length === 1 ? takeGroups(problem, lone) : undefined;
  if (groups) return groups;
  const counters = dropDominated(problem, all);
  const found =
    isExact && isRoundedByClass(problem, counters)
      ? solveCountable(problem, counters, nodesLeft)
      : solveByListing(problem, counters, nodesLeft);
  if (found.bound === found.value || counters.length === 0) return found;
  const other = solveRuleByRule(problem, counters);
  const nodes = found.nodes + other.nodes;
  return other.value > found.value ? { ...other, bound: found.bound, nodes } : { ...found, nodes };
}

function solveCountable(problem: Problem, counters: readonly Counter[], nodesLeft: number): Deal {
  const beside = unitsOf(problem) > mostUnitsListed ? solveSetBeside(problem, counters, nodesLeft) : undefined;
  return beside ? { ...beside, isHard: true } : solveByCounting(problem, counters, nodesLeft);
}

function solveByCounting(problem: Problem, counters: readonly Counter[], nodesLeft: number): Deal {
  const plan = planOf(problem, counters);
  const quick = searchQuickly(plan, nodesLeft);
  const { took, value: fine, reach, nodes } = quick ?? new Search(plan, nodesLeft).run();
  const isHard = !quick;
  const isMoney = problem.contenders[0]?.rule.lane !== "points";
  if (took && isMoney && counters.every(isExact)) {
    const value = Math.round(fine / FINE);
    const bound = Math.max(value, Math.floor(reach / FINE));
    return { chosen: [], counted: { counters, took }, value, bound, nodes, isHard };
  }
  const chosen = took ? assemble(problem, counters, took) : [];
  const value = discountOf(problem, chosen);
  return { chosen, value, bound: Math.max(value, Math.floor(reach / FINE)), nodes, isHard };
}

const isExact = ({ exact }: Counter) => exact;

function solveByListing(problem: Problem, counters: readonly Counter[], nodesLeft: number): Deal {
  const applications = unitsOf(problem) <= mostUnitsListed ? listApplications(problem, mostListed) : undefined;
  if (applications) return searchAll(problem, applications, nodesLeft);
  const found = solveByCounting(problem, counters, nodesLeft);
  return { ...found, bound: Math.max(found.value, mostOf(problem)) };
}

/** What is rounded together must be decided together: where a line has one class, or rounding changes nothing. */
function isRoundedByClass({ classes, contenders }: Problem, counters: readonly Counter[]): boolean {
  if (!classes.some(isBesideOthers)) return true;
  const lines = new Set(classes.map(({ line }) => line));
  if (lines.size === classes.length) return true;
  if (contenders.some(({ rounding }) => rounding.multiple !== 1)) return false;
  return counters.every(({ roles }) =>
    roles.every((role) => classes.every((_, unit) => Math.max(0, gainOf(role, unit)) % FINE === 0)),
  );
}

const isBesideOthers = ({ line }: Problem["classes"][number]) => line.pools.length > 1;

/** No discount is greater than what the units can be lowered by. */
function mostOf({ classes }: Problem): number {
  return classes.reduce((sum, { count, current, floor }) => sum + count * Math.max(0, current - floor), 0);
}
