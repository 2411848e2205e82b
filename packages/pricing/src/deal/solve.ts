import { listApplications } from "./applications.ts";
import { searchAll } from "./exhaustive.ts";
import type { Deal, Problem } from "./problem.ts";

/** The greatest discount for one problem, or the best found within the nodes that are left. */
export function solve(problem: Problem, nodesLeft: number): Deal {
  const applications = listApplications(problem, 5000) ?? [];
  return searchAll(problem, applications, nodesLeft);
}
