import { bestSet } from "./deal/best-set.ts";
import { isReachedOrMissed } from "./explain/missed.ts";
import { groupBy, modifierOf, type RuleRecord, type Working } from "./line-rules.ts";
import type { TransactionModifier } from "./priced.ts";
import { FINE, roundDiscount } from "./rounding.ts";
import type { MetRule } from "./rules/meet-rules.ts";
import { isOpen, looksBack } from "./rules/reached.ts";
import type { Rule, TransactionReward } from "./rules/rule.ts";
import { spread } from "./spread.ts";
import { mergePools, type Pool, roomOf, takeFrom, type WorkLine } from "./working.ts";

/** The units a transaction rule looks at and what it would do to them. */
type Offered = { met: MetRule; lines: { line: WorkLine; pools: Pool[] }[]; base: number; total: number };

/** After all line rules, in sequence, on the amount then reached. Of rules that share units the better one applies, as a whole. */
export function applyTransactionRules(working: Working): TransactionModifier[] {
  const rules = working.met.filter(({ rule, shut }) => rule.form.type === "transaction" && !looksBack(rule) && !shut);
  const modifiers: TransactionModifier[] = [];
  for (const sequence of groupBy(rules, ({ rule }) => rule.sequence)) {
    const reached = sequence.filter((met) => isReachedOrMissed(met, working));
    const offered = reached.map((met) => offerOf(working, met)).filter(({ total }) => total > 0);
    const applied: Offered[] = [];
    for (const level of groupBy(offered, ({ met }) => -met.rule.resolution)) {
      const free = level.filter((one) => !applied.some((other) => sharesUnits(one, other)));
      const best = bestSet(free, ({ total }) => total, sharesUnits, working.maxNodes - working.nodes);
      working.nodes += best.nodes;
      working.gap += best.gap;
      applied.push(...best.chosen);
    }
    for (const one of applied) modifiers.push(...apply(working, one));
    for (const line of working.lines) mergePools(line);
  }
  return modifiers;
}

function offerOf(working: Working, met: MetRule): Offered {
  const lines = linesOf(met);
  const { rule } = met;
  const sums = { base: 0, room: 0, milli: 0 };
  for (const { pools } of lines)
    for (const pool of pools) {
      sums.base += pool.count * (rule.onRegular ? pool.regular : pool.current);
      sums.room += pool.count * roomOf(pool);
      sums.milli += pool.count * pool.milli;
    }
  return { met, lines, base: sums.base, total: totalOf(working, rule, sums) };
}

export function linesOf({ rule, lines }: MetRule): Offered["lines"] {
  if (rule.form.type !== "transaction") return [];
  const all = new Set(rule.form.targets.flatMap((target) => lines[target] ?? []));
  return [...all]
    .filter((line) => line.discountable)
    .toSorted((one, other) => one.order - other.order)
    .map((line) => ({ line, pools: line.pools.filter((pool) => isOpen(rule, pool)) }))
    .filter(({ pools }) => pools.length > 0);
}

type Sums = { base: number; room: number; milli: number };

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

function sharesUnits(one: Offered, other: Offered): boolean {
  // Points exclude nothing: each rule that is reached gives its own.
  if (one.met.rule.lane === "points" || other.met.rule.lane === "points") return false;
  const units = new Set(one.lines.flatMap(({ pools }) => pools));
  return other.lines.some(({ pools }) => pools.some((pool) => units.has(pool)));
}

function apply(working: Working, offered: Offered): TransactionModifier[] {
  const { met, lines, base, total } = offered;
  const { rule } = met;
  const record: RuleRecord = { rule, count: 1, amount: 0, points: 0 };
  working.done.push(record);
  if (rule.lane === "points") {
    record.points = total;
    return [];
  }
  const milli = lines.reduce((sum, { pools }) => sum + pools.reduce((all, one) => all + one.count * one.milli, 0), 0);
  bar(offered);
  const given = prorate(working, lines, total, (pool) => (rule.onRegular ? pool.regular : pool.current));
  for (const { line, amount, base: lineBase, quantity } of given) {
    record.amount += amount;
    if (amount > 0)
      line.modifiers.push({
        ...modifierOf(rule),
        quantity,
        base: lineBase,
        amount: -amount,
        prorated: true,
        note: rule.note,
      });
  }
  const lineIds = given.filter(({ amount }) => amount > 0).map(({ line }) => line.lineId);
  const whole = { ...modifierOf(rule), quantity: milli / 1000, base, amount: -record.amount, note: rule.note };
  return [{ ...whole, lineIds }];
}

/** Before the prices fall: a rule for regular prices only would not know its own units again. */
function bar({ met: { rule }, lines }: Offered): void {
  if (!rule.exclusive) return;
  for (const { pools } of lines) for (const pool of pools) pool.barred = true;
}

type Prorated = { line: WorkLine; amount: number; base: number; quantity: number };

/** Spreads an amount over lines in proportion, each line's part over its units; floors stop, and what they stop moves on. */
export function prorate(
  working: Working,
  lines: readonly { line: WorkLine; pools: Pool[] }[],
  total: number,
  weigh: (pool: Pool) => number,
  room: (pool: Pool) => number = roomOf,
): Prorated[] {
  const { remainder } = working.book.policies;
  const sums = lines.map(({ pools }) => ({
    weight: pools.reduce((sum, pool) => sum + pool.count * weigh(pool), 0),
    cap: pools.reduce((sum, pool) => sum + pool.count * room(pool), 0),
    count: 1,
  }));
  const parts = spread(total, sums, remainder);
  return lines.map(({ line, pools }, at) => {
    const amount = parts[at]?.[0]?.amount ?? 0;
    const quantity = pools.reduce((sum, pool) => sum + pool.count * pool.milli, 0) / 1000;
    const ordered = pools.toSorted((one, other) => other.current - one.current || other.milli - one.milli);
    const takers = ordered.map((pool) => ({ weight: weigh(pool), cap: room(pool), count: pool.count }));
    if (amount > 0)
      spread(amount, takers, remainder).forEach((shares, number) => {
        for (const share of shares) takeFrom(ordered[number] as Pool, share.count).current -= share.amount;
      });
    return { line, amount, base: sums[at]?.weight ?? 0, quantity };
  });
}
