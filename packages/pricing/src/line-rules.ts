import { splitProblems } from "./deal/components.ts";
import { baseOf, type Problem } from "./deal/problem.ts";
import { type Settled, settle } from "./deal/settle.ts";
import { solve } from "./deal/solve.ts";
import { isReachedOrMissed, type MissedRule } from "./explain/missed.ts";
import { recommendGifts } from "./gifts.ts";
import type { PriceBook } from "./price-book.ts";
import type { Modifier, Priced } from "./priced.ts";
import type { MetRule } from "./rules/meet-rules.ts";
import type { Scope } from "./rules/reached.ts";
import type { Lane, Rule } from "./rules/rule.ts";
import { laneBit, mergePools, type Pool, takeFrom, type WorkLine } from "./working.ts";

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

/** What a rule did: `amount` lowered prices, or is what a voucher is worth. */
export type RuleRecord = { rule: Rule; count: number; amount: number; points: number };

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

/** Groups in rising order of their number. */
export function groupBy<Item>(items: readonly Item[], number: (item: Item) => number): Item[][] {
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
  for (const round of groupBy(ofLane, ({ rule }) => -rule.resolution))
    for (const problem of splitProblems(round, working.book.policies.rounding)) applyProblem(working, problem, lane);
}

function applyProblem(working: Working, problem: Problem, lane: Lane): void {
  const deal = solve(problem, Math.max(0, working.maxNodes - working.nodes));
  working.nodes += deal.nodes;
  if (lane === "money") working.gap += deal.bound - deal.value;
  if (deal.chosen.length === 0) return;
  const touched = new Set<WorkLine>();
  for (const settled of settle(problem, deal.chosen, working.book.policies.remainder)) {
    working.done.push(recordOf(settled));
    noteOnLines(problem, settled);
    takeUnits(problem, settled, touched);
  }
  for (const line of touched) mergePools(line);
}

function recordOf({ contender, count, rewarded, points }: Settled): RuleRecord {
  const amount = rewarded.reduce((sum, one) => sum + one.cut * one.count, 0);
  return { rule: contender.rule, count, amount, points };
}

/** Units taken are claimed in this sequence, and with an exclusive rule shut for all later ones. */
function takeUnits(problem: Problem, { contender, rewarded, joined }: Settled, touched: Set<WorkLine>): void {
  const { rule } = contender;
  const bit = laneBit[rule.lane];
  const take = (unit: number, count: number, cut: number) => {
    const pool = problem.classes[unit] as Pool;
    const taken = takeFrom(pool, count);
    taken.claimed |= bit;
    if (rule.lane === "money") {
      taken.current -= cut;
      if (rule.exclusive) taken.barred = true;
    }
    touched.add(pool.line);
  };
  for (const { unit, count, cut } of rewarded) take(unit, count, cut);
  for (const { unit, count } of joined) take(unit, count, 0);
}

function noteOnLines(problem: Problem, { contender, rewarded, joined, points }: Settled): void {
  const { rule } = contender;
  const notes = new Map<WorkLine, { quantityMilli: number; triggerMilli: number; base: number; amount: number }>();
  const noteOf = (line: WorkLine) => {
    const note = notes.get(line) ?? { quantityMilli: 0, triggerMilli: 0, base: 0, amount: 0 };
    notes.set(line, note);
    return note;
  };
  for (const { unit, count, cut } of rewarded) {
    const pool = problem.classes[unit] as Pool;
    const note = noteOf(pool.line);
    note.quantityMilli += count * pool.milli;
    note.triggerMilli += count * pool.milli;
    note.base += count * baseOf(rule, pool);
    note.amount += count * cut;
  }
  for (const { unit, count } of joined) {
    const pool = problem.classes[unit] as Pool;
    noteOf(pool.line).triggerMilli += count * pool.milli;
  }
  for (const [line, { quantityMilli, triggerMilli, base, amount }] of notes) {
    if (rule.lane !== "voucher")
      line.triggers.push({ promotionId: rule.promotionId, ruleId: rule.ruleId, quantity: triggerMilli / 1000 });
    if (amount > 0 && rule.lane === "money")
      line.modifiers.push({
        ...modifierOf(rule),
        quantity: quantityMilli / 1000,
        base,
        amount: -amount,
        note: rule.note,
      });
  }
  if (points > 0) notePoints(rule, points, notes);
}

/** Points of a rule by line, in proportion to its rewarded units. */
function notePoints(
  rule: Rule,
  points: number,
  notes: ReadonlyMap<WorkLine, { quantityMilli: number; triggerMilli: number }>,
): void {
  let milli = 0;
  for (const note of notes.values()) milli += note.quantityMilli;
  let left = points;
  for (const [line, note] of notes) {
    const share = milli === 0 ? left : Math.floor((left * note.quantityMilli) / milli);
    milli -= note.quantityMilli;
    left -= share;
    if (share === 0) continue;
    const { promotionId, ruleId } = rule;
    const earned = { promotionId, ruleId, points: share, quantity: note.quantityMilli / 1000 };
    line.points.push(rule.offerId === undefined ? earned : { ...earned, offerId: rule.offerId });
  }
}

/** Who a modifier is from. */
export function modifierOf(rule: Rule): Pick<Modifier, "promotionId" | "ruleId" | "offerId" | "sequence"> {
  const { promotionId, ruleId, offerId, sequence } = rule;
  return offerId === undefined ? { promotionId, ruleId, sequence } : { promotionId, ruleId, offerId, sequence };
}
