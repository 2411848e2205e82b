import type { RuleRecord } from "../apply-settled.ts";
import type { Target } from "../book-input.ts";
import type { Working } from "../line-rules.ts";
import type { RefusalFacts, RefusalReason } from "../priced.ts";
import type { MetRule } from "../rules/meet-rules.ts";
import type { Rule } from "../rules/rule.ts";
import type { WorkLine } from "../working.ts";
import { gateReason } from "./gate-reason.ts";
import type { Missed } from "./missed.ts";
import { lackOf } from "./wishes.ts";

export type Reason = { reason: RefusalReason; facts: RefusalFacts };

/** Prices the basket with this rule alone; undefined when that would cost too much. */
type WouldSave = (met: MetRule) => number | undefined;

/** The first thing that stood against a rule whose goods are in the basket. */
export function findReason(working: Working, met: MetRule, wouldSave: WouldSave): Reason {
  const { rule, shut } = met;
  if (shut) return gateReason(rule, shut, working.facts);
  const missed = working.missed.find((one) => one.met === met)?.missed[0];
  const blocked = blockedBy(working, met);
  if (missed && !(blocked && isTakenAway(missed, met))) return thresholdReason(missed, met);
  const lack = lackOf(met);
  if (lack) return quantityReason(lack.by, lack.target, lack.needs, lack.has, met);
  const lines = linesOf(met);
  if (lines.every(({ discountable }) => !discountable)) return { reason: "not-discountable", facts: {} };
  if (giftMissing(working, rule)) return { reason: "gift", facts: { articleId: giftMissing(working, rule) as string } };
  const alone = rule.lane === "money" ? wouldSave(met) : undefined;
  if (alone === 0) return { reason: lines.every(isAtFloor) ? "floor" : "no-gain", facts: {} };
  if (!blocked) return { reason: "no-gain", facts: {} };
  return byOther(blocked, rule, alone);
}

/** The threshold was reached by count, but an earlier rule had shut or lowered the goods. */
function isTakenAway({ target, from, have, by }: Missed, { lines }: MetRule): boolean {
  if (target === undefined || have >= from) return false;
  const all = (lines[target] ?? []).filter(({ discountable }) => discountable);
  const whole = all.reduce(
    (sum, { regularLine }) => sum + (by === "quantity" ? regularLine.quantityMilli : regularLine.regularAmount),
    0,
  );
  return whole >= from;
}

function thresholdReason({ target, by, from, below, have }: Missed, met: MetRule): Reason {
  const scaled = (figure: number) => (by === "quantity" ? figure / 1000 : figure);
  if (have >= below) return { reason: "above", facts: { by, needs: scaled(below), has: scaled(have) } };
  return quantityReason(by, target, scaled(from), scaled(have), met);
}

function quantityReason(
  by: "quantity" | "amount",
  target: number | undefined,
  needs: number,
  has: number,
  { rule }: MetRule,
): Reason {
  const goods: Target | undefined = target === undefined ? undefined : rule.source.targets[target];
  const facts = { ...(goods && { target: goods }), needs, has };
  return has === 0 && goods ? { reason: "goods", facts: { target: goods } } : { reason: by, facts };
}

function byOther({ rule: other, amount }: RuleRecord, rule: Rule, wouldSave: number | undefined): Reason {
  const facts = { byOfferId: other.offerId ?? other.promotionId };
  const isEarlier = isLineRule(other) !== isLineRule(rule) ? isLineRule(other) : other.sequence < rule.sequence;
  if (isEarlier && other.exclusive) return { reason: "excluded", facts };
  if (isEarlier && rule.regularPriceOnly) return { reason: "discounted", facts };
  const saves = { ...facts, saves: amount };
  if (isEarlier || other.resolution > rule.resolution) return { reason: "outranked", facts: saves };
  return { reason: "taken", facts: wouldSave === undefined ? saves : { ...saves, wouldSave } };
}

/** Of the rules that took the same goods, exclusive and earlier ones first, the one that saves most. */
function blockedBy(working: Working, met: MetRule): RuleRecord | undefined {
  const lines = linesOf(met);
  const records = working.done.filter(
    ({ rule }) =>
      rule.lane === met.rule.lane && !isLater(rule, met.rule) && lines.some((line) => isTouched(line, rule)),
  );
  const weight = ({ rule }: RuleRecord) => (rule.exclusive && isBefore(rule, met.rule) ? 1 : 0);
  return records.toSorted(
    (one, other) => weight(other) - weight(one) || other.amount - one.amount || one.rule.rank - other.rule.rank,
  )[0];
}

const isLineRule = ({ form }: Rule) => form.type !== "transaction";

function isBefore(one: Rule, other: Rule): boolean {
  return isLineRule(one) === isLineRule(other) ? one.sequence < other.sequence : isLineRule(one);
}

function isLater(one: Rule, other: Rule): boolean {
  return isBefore(other, one);
}

function isTouched({ triggers, modifiers }: WorkLine, { promotionId, ruleId }: Rule): boolean {
  const isOf = (note: { promotionId: string; ruleId: string }) =>
    note.promotionId === promotionId && note.ruleId === ruleId;
  return triggers.some(isOf) || modifiers.some(isOf);
}

function linesOf({ lines }: MetRule): WorkLine[] {
  return [...new Set(lines.flat())];
}

function giftMissing({ lines }: Working, { form }: Rule): string | undefined {
  if (form.type !== "deal" || !form.gift) return undefined;
  const articles = new Set(lines.map(({ regularLine }) => regularLine.article.articleId));
  return form.gift.items.find(({ articleId }) => !articles.has(articleId))?.articleId;
}

const isAtFloor = ({ pools }: WorkLine) => pools.every(({ regular, floor }) => regular <= floor);
