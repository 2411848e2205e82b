import { applyCounted } from "./apply-counted.ts";
import { applySettled, type RuleRecord } from "./apply-settled.ts";
import { splitProblems } from "./deal/components.ts";
import type { Problem } from "./deal/problem.ts";
import { settle } from "./deal/settle.ts";
import { solve } from "./deal/solve.ts";
import { isReachedOrMissed, type MissedRule } from "./explain/missed.ts";
import { recommendGifts } from "./gifts.ts";
import type { PriceBook } from "./price-book.ts";
import type { Priced } from "./priced.ts";
import type { MetRule } from "./rules/meet-rules.ts";
import type { Scope } from "./rules/reached.ts";
import type { Lane } from "./rules/rule.ts";
import { mergePools } from "./working.ts";

/** A basket while it is priced: the lines as they are by now, and what the rules did so far. */
export type Working = Scope & {
  book: PriceBook;
  met: readonly MetRule[];
  maxNodes: number;
  nodes: number;
  /** By how much the line rules' discount may at most miss the greatest one. */
  gap: number;
  done: RuleRecord[];
  gifts: Priced["gifts"];
  missed: MissedRule[];
};

/** All line rules, sequence by sequence, in each the higher resolutions first. */
export function applyLineRules(working: Working): void {
  const lineRules = working.met.filter(({ rule, shut }) => rule.form.type !== "transaction" && !shut);
  for (const sequence of groupBy(lineRules, ({ rule }) => rule.sequence)) {
    startSequence(working);
    const reached = sequence.filter((met) => isReachedOrMissed(met, working));
    for (const lane of lanes) applyLane(working, reached, lane);
    working.gifts.push(...recommendGifts(working, reached));
  }
}

function startSequence({ lines }: Working): void {
  for (const line of lines) {
    for (const pool of line.pools) pool.claimed = 0;
    mergePools(line);
  }
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
  for (const item of items) {
    const at = number(item);
    const group = groups.get(at);
    if (group) group.push(item);
    else groups.set(at, [item]);
  }
  return [...groups].sort(([one], [other]) => one - other).map(([, group]) => group);
}

/** Points and vouchers look at the prices with which the sequence starts, so they come before the money. */
const lanes = ["points", "voucher", "money"] as const;

function applyLane(working: Working, reached: readonly MetRule[], lane: Lane): void {
  const ofLane = reached.filter(({ rule }) => rule.lane === lane);
  if (ofLane.length === 0) return;
  for (const round of groupBy(ofLane, ({ rule }) => -rule.resolution))
    for (const problem of splitProblems(round, working.book.policies.rounding)) applyProblem(working, problem, lane);
}

function applyProblem(working: Working, problem: Problem, lane: Lane): void {
  const deal = solve(problem, Math.max(0, working.maxNodes - working.nodes));
  working.nodes += deal.nodes;
  if (lane === "money") working.gap += deal.bound - deal.value;
  const { remainder } = working.book.policies;
  if (deal.counted) {
    for (const record of applyCounted(problem, deal.counted, remainder)) working.done.push(record);
  } else if (deal.chosen.length === 0) return;
  else for (const settled of settle(problem, deal.chosen, remainder)) working.done.push(applySettled(problem, settled));
  for (const { line } of problem.classes) if (line.pools.length > 1) mergePools(line);
}
