import { applyCounted } from "./apply-counted.ts";
import { applySettled, type RuleRecord } from "./apply-settled.ts";
import { type Cluster, clustersOf } from "./clusters.ts";
import { splitProblems } from "./deal/components.ts";
import type { Problem } from "./deal/problem.ts";
import { settle } from "./deal/settle.ts";
import { solve } from "./deal/solve.ts";
import { dealOnce } from "./deal-memory.ts";
import { isReachedOrMissed, type MissedRule } from "./explain/missed.ts";
import { recommendGifts } from "./gifts.ts";
import { addTo, those } from "./lists.ts";
import type { PriceBook } from "./price-book.ts";
import type { Priced } from "./priced.ts";
import type { MetRule } from "./rules/meet-rules.ts";
import type { Scope } from "./rules/reached.ts";
import type { Lane } from "./rules/rule.ts";
import { sortShort } from "./sort-short.ts";
import { mergePools, type WorkLine } from "./working.ts";

/** A basket while it is priced: the lines as they are by now, and what the rules did so far. */
export type Working = Scope & {
  book: PriceBook;
  met: readonly MetRule[];
  maxNodes: number;
  nodes: number;
  /** By how much the line rules' discount may at most miss the greatest one. */
  gap: number;
  /** What became of the cluster at hand may be otherwise another time: with fewer nodes left, for one. */
  isHard: boolean;
  done: RuleRecord[];
  gifts: Priced["gifts"];
  missed: MissedRule[];
};

/** All line rules. */
export function applyLineRules(working: Working): void {
  const lineRules = working.met.filter(({ rule, shut }) => rule.form.type !== "transaction" && !shut);
  for (const cluster of clustersOf(working.lines, lineRules)) dealOnce(working, cluster, applyToCluster);
  sortShort(working.done, inTurn);
}

/** Sequence by sequence, in each the higher resolutions first. */
function applyToCluster(working: Working, { lines, met }: Cluster): void {
  for (const sequence of groupBy(met, ({ rule }) => rule.sequence)) {
    for (const line of lines) startSequence(line);
    const reached = those(sequence, (one) => isReachedOrMissed(one, working));
    for (const lane of lanes) applyLane(working, reached, lane);
    working.gifts.push(...recommendGifts(working, reached));
    if (working.gifts.length > 0) working.isHard = true;
  }
}

function startSequence(line: WorkLine): void {
  for (const pool of line.pools) pool.claimed = 0;
  mergePools(line);
}

function inTurn({ rule: one }: RuleRecord, { rule: other }: RuleRecord): number {
  return (
    one.sequence - other.sequence ||
    lanes.indexOf(one.lane) - lanes.indexOf(other.lane) ||
    other.resolution - one.resolution ||
    one.rank - other.rank
  );
}

/** Groups in rising order of their number; mostly it is one. */
export function groupBy<Item>(items: readonly Item[], number: (item: Item) => number): (readonly Item[])[] {
  const [first] = items;
  if (first === undefined) return [];
  const only = number(first);
  let same = 1;
  while (same < items.length && number(items[same] as Item) === only) same += 1;
  if (same === items.length) return [items];
  const groups = new Map<number, Item[]>();
  for (const item of items) addTo(groups, number(item), item);
  return [...groups].sort(([one], [other]) => one - other).map(([, group]) => group);
}

/** Points and vouchers look at the prices with which the sequence starts, so they come before the money. */
const lanes = ["points", "voucher", "money"] as const;

function applyLane(working: Working, reached: readonly MetRule[], lane: Lane): void {
  const ofLane = those(reached, ({ rule }) => rule.lane === lane);
  if (ofLane.length === 0) return;
  for (const round of groupBy(ofLane, ({ rule }) => -rule.resolution))
    for (const problem of splitProblems(round, working.book.policies.rounding)) applyProblem(working, problem, lane);
}

function applyProblem(working: Working, problem: Problem, lane: Lane): void {
  const left = Math.max(0, working.maxNodes - working.nodes);
  const deal = solve(problem, left);
  working.nodes += deal.nodes;
  if (deal.isHard || deal.nodes > left || deal.bound > deal.value) working.isHard = true;
  if (lane === "money") working.gap += deal.bound - deal.value;
  const { remainder } = working.book.policies;
  if (deal.counted) {
    for (const record of applyCounted(problem, deal.counted, remainder)) working.done.push(record);
  } else if (deal.chosen.length === 0) return;
  else for (const settled of settle(problem, deal.chosen, remainder)) working.done.push(applySettled(problem, settled));
  for (const { line } of problem.classes) if (line.pools.length > 1) mergePools(line);
}
