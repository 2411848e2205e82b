import { modifierOf } from "./apply-settled.ts";
import { bestSet } from "./deal/best-set.ts";
import { isReachedOrMissed } from "./explain/missed.ts";
import { groupBy, type Working } from "./line-rules.ts";
import type { TransactionModifier } from "./priced.ts";
import { prorate, type Sharing } from "./prorate.ts";
import { FINE, roundDiscount } from "./rounding.ts";
import type { MetRule } from "./rules/meet-rules.ts";
import { isOpen, looksBack } from "./rules/reached.ts";
import type { Rule, TransactionReward } from "./rules/rule.ts";
import { sharesUnits, type UnitSet, unitSets, withoutWorse } from "./unit-sets.ts";
import { mergePools, type Pool, roomOf, type WorkLine } from "./working.ts";

/** What a transaction rule would do to the units it looks at. */
type Offered = { met: MetRule; sums: Sums; total: number; units: UnitSet };

/** After all line rules, in sequence, on the amount then reached. Of rules that share units the better one applies, as a whole. */
export function applyTransactionRules(working: Working): TransactionModifier[] {
  const rules: MetRule[] = [];
  for (const met of working.met)
    if (met.rule.form.type === "transaction" && !met.shut && !looksBack(met.rule)) rules.push(met);
  if (rules.length === 0) return [];
  const modifiers: TransactionModifier[] = [];
  for (const sequence of groupBy(rules, ({ rule }) => rule.sequence)) {
    const offered = offersOf(working, sequence);
    if (offered.length === 0) continue;
    for (const one of chosenOf(working, offered)) {
      const modifier = apply(working, one);
      if (modifier) modifiers.push(modifier);
    }
    for (const line of working.lines) mergePools(line);
  }
  return modifiers;
}

function offersOf(working: Working, sequence: readonly MetRule[]): Offered[] {
  const offered: Offered[] = [];
  const numbers = sequence.length > 1 ? unitSets(working.lines) : undefined;
  for (const met of sequence) {
    if (!isReachedOrMissed(met, working)) continue;
    const lines = linesOf(met);
    const sums = sumOpen(met.rule, lines, met.rule.onRegular);
    const total = totalOf(working, met.rule, sums);
    // Points exclude nothing: each rule that is reached gives its own.
    const isMoney = met.rule.lane !== "points";
    if (total > 0) offered.push({ met, sums, total, units: (isMoney && numbers?.(met.rule, lines)) || [] });
  }
  return offered;
}

/** Of each resolution, highest first, those that take most together from what the ones before have left. */
function chosenOf(working: Working, offered: readonly Offered[]): Offered[] {
  if (offered.length === 1) return [...offered];
  const applied: Offered[] = [];
  for (const level of groupBy(offered, ({ met }) => -met.rule.resolution)) {
    const free = level.filter((one) => !applied.some((other) => sharesUnits(one, other)));
    const best = bestSet(withoutWorse(free), ({ total }) => total, sharesUnits, working.maxNodes - working.nodes);
    working.nodes += best.nodes;
    working.gap += best.gap;
    applied.push(...best.chosen);
  }
  return applied;
}

/** The lines a transaction rule looks at, each once, in their order. */
export function linesOf({ rule, lines }: MetRule): readonly WorkLine[] {
  if (rule.form.type !== "transaction") return [];
  const { targets } = rule.form;
  if (targets.length === 1) return lines[targets[0] as number] ?? [];
  const all = new Set(targets.flatMap((target) => lines[target] ?? []));
  return [...all].sort((one, other) => one.order - other.order);
}

export type Sums = { base: number; room: number; milli: number };

/** What the units come to that a rule may lower. */
export function sumOpen(rule: Rule, lines: readonly WorkLine[], onRegular: boolean): Sums {
  const sums = { base: 0, room: 0, milli: 0 };
  for (const line of lines) {
    if (!line.discountable) continue;
    for (const pool of line.pools) {
      if (!isOpen(rule, pool)) continue;
      sums.base += pool.count * (onRegular ? pool.regular : pool.current);
      sums.room += pool.count * roomOf(pool);
      sums.milli += pool.count * pool.milli;
    }
  }
  return sums;
}

/** Rounded once on the whole; what is an amount already is not. */
export function totalOf(working: Working, rule: Rule, sums: Sums): number {
  if (rule.form.type !== "transaction") return 0;
  const { reward } = rule.form;
  if ("points" in reward) return sums.milli > 0 ? reward.points : 0;
  if ("offTotal" in reward) return Math.min(reward.offTotal, sums.room, rule.maxDiscount);
  if ("setPrice" in reward) return Math.max(0, Math.min(sums.base - reward.setPrice, sums.room, rule.maxDiscount));
  const fine = fineTotal(reward, sums);
  const rounding = rule.rounding ?? working.book.policies.rounding;
  return Math.min(roundDiscount(Math.max(0, fine), sums.base, sums.room, rounding), rule.maxDiscount);
}

function fineTotal(reward: TransactionReward, { base, milli }: Sums): number {
  if ("percentMilli" in reward) return base * reward.percentMilli;
  if ("off" in reward) return (reward.off * milli * FINE) / 1000;
  if ("price" in reward) return base * FINE - (reward.price * milli * FINE) / 1000;
  return 0;
}

const regularPrice = ({ regular }: Pool) => regular;
const currentPrice = ({ current }: Pool) => current;

function apply(working: Working, { met, sums, total }: Offered): TransactionModifier | undefined {
  const { rule } = met;
  const { note } = rule;
  if (rule.lane === "points") {
    working.done.push({ rule, count: 1, amount: 0, points: total });
    return undefined;
  }
  const lines = sharingOf(met);
  const weigh = rule.onRegular ? regularPrice : currentPrice;
  const lineIds: string[] = [];
  let sum = 0;
  for (const { line, amount, base, quantity } of prorate(lines, total, working.book.policies.remainder, { weigh })) {
    if (amount === 0) continue;
    sum += amount;
    lineIds.push(line.lineId);
    line.modifiers.push({ ...modifierOf(rule), quantity, base, amount: -amount, prorated: true, note });
  }
  working.done.push({ rule, count: 1, amount: sum, points: 0 });
  return { ...modifierOf(rule), quantity: sums.milli / 1000, base: sums.base, amount: -sum, note, lineIds };
}

/** The units of a rule that applies. An exclusive one shuts them, before the prices fall: then a rule for regular prices only would not know them again. */
function sharingOf(met: MetRule): Sharing[] {
  const sharing: Sharing[] = [];
  for (const line of linesOf(met)) {
    if (!line.discountable) continue;
    const pools = line.pools.filter((pool) => isOpen(met.rule, pool));
    if (pools.length > 0) sharing.push({ line, pools });
    if (met.rule.exclusive) for (const pool of pools) pool.barred = true;
  }
  return sharing;
}
