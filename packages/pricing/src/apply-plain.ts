import { applySettled, type RuleRecord, takeUnit, writeNote } from "./apply-settled.ts";
import { TOOK, took } from "./deal/plain-search.ts";
import { FILLS, FOLLOWS, kinds, perApplication, ruleOf, sizes, table, UNUSED, worthOf } from "./deal/plain-table.ts";
import { type Rewarded, shareTotal } from "./deal/settle.ts";
import { FINE } from "./rounding.ts";
import type { Rule } from "./rules/rule.ts";
import type { Remainder } from "./spread.ts";
import type { Pool } from "./working.ts";

/** Writes what was found for the table at hand to lines and units, rule by rule. */
export function applyTable(done: RuleRecord[], remainder: Remainder): void {
  for (let rule = 0; rule < table.rules; rule += 1) {
    if (kinds[rule] === UNUSED) continue;
    const record = perApplication[rule] === 0 ? applyEach(rule) : applySets(rule, remainder);
    if (record.count > 0) done.push(record);
  }
}

/** Each unit has its own reward, and what they get on a line is rounded by itself. */
function applyEach(number: number): RuleRecord {
  const rule = ruleOf(number);
  const size = sizes[number] as number;
  const isFollowing = kinds[number] === FOLLOWS;
  let buyersLeft = 0;
  for (let at = 0; at < took.length; at += TOOK)
    if (took[at] === number) buyersLeft += (took[at + 3] as number) * (size - 1);
  let units = 0;
  let amount = 0;
  for (let at = took.length - TOOK; at >= 0; at -= TOOK) {
    if (took[at] !== number) continue;
    const unit = took[at + 1] as number;
    let rewarded = took[at + 2] as number;
    let joined = 0;
    if (isFollowing) {
      // Of the units that receive nothing the dearest are the buyers, as many as the receivers need; the others are free.
      joined = Math.min(buyersLeft, rewarded - (took[at + 3] as number));
      buyersLeft -= joined;
      rewarded = took[at + 3] as number;
      units += joined + rewarded;
    } else {
      const open = units % size;
      units += rewarded;
      if (kinds[number] !== FILLS) {
        joined = rewarded;
        rewarded = Math.floor((open + joined) / size);
        joined -= rewarded;
      }
    }
    if (rewarded + joined > 0) amount += reward(rule, number, unit, rewarded, joined);
  }
  return { rule, count: units / size, amount, points: 0 };
}

function reward(rule: Rule, number: number, unit: number, rewarded: number, joined: number): number {
  const pool = table.classes[unit] as Pool;
  const amount = worthOf(number, unit, rewarded) / FINE;
  const { line, milli, current } = pool;
  const quantityMilli = rewarded * milli;
  writeNote(rule, {
    line,
    quantityMilli,
    triggerMilli: quantityMilli + joined * milli,
    base: rewarded * current,
    amount,
  });
  if (rewarded > 0) {
    const more = amount % rewarded;
    const cut = (amount - more) / rewarded;
    if (more > 0) takeUnit(rule, pool, more, cut + 1);
    takeUnit(rule, pool, rewarded - more, cut);
  }
  if (joined > 0) takeUnit(rule, pool, joined, 0);
  return amount;
}

/** The dearest units come together first, as many times as they come alike, and share what their set is cheaper. */
function applySets(number: number, remainder: Remainder): RuleRecord {
  const { classes } = table;
  const rule = ruleOf(number);
  const size = sizes[number] as number;
  const rewarded: Rewarded[] = [];
  let takes: { unit: number; count: number }[] = [];
  let count = 0;
  let open = 0;
  for (let at = took.length - TOOK; at >= 0; at -= TOOK) {
    if (took[at] !== number) continue;
    const unit = took[at + 1] as number;
    for (let left = took[at + 2] as number; left > 0; ) {
      const times = open === 0 ? Math.max(1, Math.floor(left / size)) : 1;
      const some = Math.min(left, size - open);
      takes.push({ unit, count: some });
      open += some;
      left -= some * times;
      if (open < size) continue;
      let total = (perApplication[number] as number) / FINE;
      for (const take of takes) total += take.count * (classes[take.unit] as Pool).current;
      if (total > 0) {
        shareTotal(classes, rule, rewarded, { takes, total, times }, remainder);
        count += times;
      }
      takes = [];
      open = 0;
    }
  }
  return applySettled(classes, rule, { count, rewarded, joined: [], points: 0 });
}
