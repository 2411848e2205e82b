import { baseOf, type Problem } from "./deal/problem.ts";
import type { Settled } from "./deal/settle.ts";
import type { Modifier } from "./priced.ts";
import type { Rule } from "./rules/rule.ts";
import { laneBit, type Pool, takeFrom, type WorkLine } from "./working.ts";

/** What a rule did: `amount` lowered prices, or is what a voucher is worth. */
export type RuleRecord = { rule: Rule; count: number; amount: number; points: number };

/** What a rule did on a line. */
export type Note = { line: WorkLine; quantityMilli: number; triggerMilli: number; base: number; amount: number };

/** Writes what a rule did to its lines and units. */
export function applySettled(problem: Problem, settled: Settled): RuleRecord {
  const { contender, count, points } = settled;
  const notes = notesOf(problem, settled);
  let amount = 0;
  for (const note of notes) {
    amount += note.amount;
    writeNote(contender.rule, note);
  }
  if (points > 0) writePoints(contender.rule, points, notes);
  takeUnits(problem, settled);
  return { rule: contender.rule, count, amount, points };
}

/** By line's order its note: it counts when it is that line's, so that it need not be cleared. */
const placeOfLine: number[] = [];

function notesOf({ classes }: Problem, { contender, rewarded, joined }: Settled): Note[] {
  const notes: Note[] = [];
  for (const { unit, count, cut } of rewarded) {
    const pool = classes[unit] as Pool;
    const note = noteOf(notes, pool.line);
    note.quantityMilli += count * pool.milli;
    note.triggerMilli += count * pool.milli;
    note.base += count * baseOf(contender.rule, pool);
    note.amount += count * cut;
  }
  for (const { unit, count } of joined) {
    const pool = classes[unit] as Pool;
    noteOf(notes, pool.line).triggerMilli += count * pool.milli;
  }
  return notes;
}

function noteOf(notes: Note[], line: WorkLine): Note {
  const known = notes[placeOfLine[line.order] ?? 0];
  if (known?.line === line) return known;
  const note = { line, quantityMilli: 0, triggerMilli: 0, base: 0, amount: 0 };
  placeOfLine[line.order] = notes.push(note) - 1;
  return note;
}

export function writeNote(rule: Rule, { line, quantityMilli, triggerMilli, base, amount }: Note): void {
  const { promotionId, ruleId, offerId, sequence, note, lane } = rule;
  if (lane !== "voucher") {
    const trigger = { promotionId, ruleId, quantity: triggerMilli / 1000 };
    // A list that begins with what it holds has no room to spare: of a line only one rule has something to say.
    if (line.triggers.length === 0) line.triggers = [trigger];
    else line.triggers.push(trigger);
  }
  if (amount === 0 || lane !== "money") return;
  const quantity = quantityMilli / 1000;
  const modifier: Modifier =
    offerId === undefined
      ? { promotionId, ruleId, sequence, quantity, base, amount: -amount, note }
      : { promotionId, ruleId, offerId, sequence, quantity, base, amount: -amount, note };
  if (line.modifiers.length === 0) line.modifiers = [modifier];
  else line.modifiers.push(modifier);
}

/** Points of a rule by line, in proportion to its rewarded units. */
function writePoints(rule: Rule, points: number, notes: readonly Note[]): void {
  let milli = 0;
  for (const note of notes) milli += note.quantityMilli;
  let left = points;
  for (const { line, quantityMilli } of notes) {
    const share = milli === 0 ? left : Math.floor((left * quantityMilli) / milli);
    milli -= quantityMilli;
    left -= share;
    if (share === 0) continue;
    const { promotionId, ruleId } = rule;
    const earned = { promotionId, ruleId, points: share, quantity: quantityMilli / 1000 };
    line.points = [...line.points, rule.offerId === undefined ? earned : { ...earned, offerId: rule.offerId }];
  }
}

/** Units taken are claimed in this sequence, and with an exclusive rule shut for all later ones. */
function takeUnits({ classes }: Problem, { contender, rewarded, joined }: Settled): void {
  const { rule } = contender;
  for (const { unit, count, cut } of rewarded) takeUnit(rule, classes[unit] as Pool, count, cut);
  for (const { unit, count } of joined) takeUnit(rule, classes[unit] as Pool, count, 0);
}

export function takeUnit(rule: Rule, pool: Pool, count: number, cut: number): void {
  const taken = takeFrom(pool, count);
  taken.claimed |= laneBit[rule.lane];
  if (rule.lane !== "money") return;
  taken.current -= cut;
  if (rule.exclusive) taken.barred = true;
}

/** Who a modifier is from. */
export function modifierOf(rule: Rule): Pick<Modifier, "promotionId" | "ruleId" | "offerId" | "sequence"> {
  const { promotionId, ruleId, offerId, sequence } = rule;
  return offerId === undefined ? { promotionId, ruleId, sequence } : { promotionId, ruleId, offerId, sequence };
}
