import { applySettled, type RuleRecord, takeUnit, writeNote } from "./apply-settled.ts";
import { assembleOne, rewardedUpTo } from "./deal/assemble.ts";
import { type Counter, gainOf } from "./deal/counter.ts";
import { worthOf } from "./deal/moves.ts";
import { baseOf, type Counted, type Problem, patternsOf } from "./deal/problem.ts";
import { settle } from "./deal/settle.ts";
import { FINE } from "./rounding.ts";
import type { Remainder } from "./spread.ts";
import type { Pool } from "./working.ts";

/** Writes what was counted off to lines and units, rule by rule. */
export function applyCounted(problem: Problem, { counters, took }: Counted, remainder: Remainder): RuleRecord[] {
  const records: RuleRecord[] = [];
  const isOneClassALine = problem.classes.every(isWhole);
  for (let number = 0; number < counters.length; number += 1) {
    const counter = counters[number] as Counter;
    if (isOneClassALine && isPlain(counter)) {
      const record = applyPlain(problem, counter, took);
      if (record.count > 0) records.push(record);
      continue;
    }
    const chosen = assembleOne(problem, counter, number, took);
    for (const settled of settle(problem, chosen, remainder)) records.push(applySettled(problem, settled));
  }
  return records;
}

const isWhole = ({ line }: Pool) => line.pools.length === 1;

/** Each unit has its own reward, and what they get on a line is rounded by itself. */
function isPlain({ rule, kind, cap }: Counter): boolean {
  if (rule.lane !== "money" || kind === "roles" || cap !== Number.POSITIVE_INFINITY) return false;
  const [pattern] = patternsOf(rule);
  return !pattern || pattern.shared.length === 0;
}

function applyPlain(problem: Problem, counter: Counter, took: Counted["took"]): RuleRecord {
  const { rule, roles, kind, last, number } = counter;
  const role = roles.at(-1) as Counter["roles"][number];
  let units = 0;
  let amount = 0;
  for (const { counter: taker, unit, counts } of took) {
    if (taker !== number) continue;
    const [first, second = 0] = counts as [number, number?];
    const pool = problem.classes[unit] as Pool;
    const before = units;
    units += first;
    let rewarded = kind === "follow" ? second : first;
    if (last > 0) rewarded = rewardedUpTo(units, role.size, last) - rewardedUpTo(before, role.size, last);
    const joined = first + second - rewarded;
    const alone = problem.alone[unit] as boolean;
    const discount = worthOf(counter, pool, alone, gainOf(role, unit) * rewarded, rewarded) / FINE;
    const { line, milli } = pool;
    const triggerMilli = (rewarded + joined) * milli;
    writeNote(rule, {
      line,
      quantityMilli: rewarded * milli,
      triggerMilli,
      base: rewarded * baseOf(rule, pool),
      amount: discount,
    });
    amount += discount;
    if (rewarded > 0) {
      const more = discount % rewarded;
      const cut = (discount - more) / rewarded;
      if (more > 0) takeUnit(rule, pool, more, cut + 1);
      takeUnit(rule, pool, rewarded - more, cut);
    }
    if (joined > 0) takeUnit(rule, pool, joined, 0);
  }
  return { rule, count: units / (roles[0] as Counter["roles"][number]).size, amount, points: 0 };
}
