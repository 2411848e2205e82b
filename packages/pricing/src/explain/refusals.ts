import type { Basket } from "../basket.ts";
import type { Working } from "../line-rules.ts";
import type { Refusal } from "../priced.ts";
import { shutBy } from "../rules/gates.ts";
import type { MetRule } from "../rules/meet-rules.ts";
import type { Rule } from "../rules/rule.ts";
import { refusalText } from "../words/refusal-text.ts";
import { findReason, type Reason } from "./find-reason.ts";
import { gateReason } from "./gate-reason.ts";
import type { Rework } from "./near-misses.ts";

/** Beyond this nobody reads on. Rules whose goods are in the basket come first. */
const SHOWN = 200;
/** In a book of up to so many rules those whose goods are not in the basket are named, too. */
const SMALL_BOOK = 200;

/** Why each rule that did nothing did nothing, by rule id: first those whose goods are in the basket. */
export function explainRefusals(working: Working, basket: Basket, rework: Rework): Refusal[] {
  const applied = new Set(working.done.map(({ rule }) => rule));
  const refused = working.met.filter(({ rule }) => !applied.has(rule)).slice(0, SHOWN);
  const wouldSave = ({ rule }: MetRule) => savedBy(rule, rework(basket, rule));
  const near = refused.map((met) => refusal(working, met.rule, findReason(working, met, wouldSave)));
  const met = new Set(working.met.map(({ rule }) => rule));
  const others = working.book.rules.all.filter((rule) => !met.has(rule));
  const far = others.length > SMALL_BOOK ? [] : others.map((rule) => refusal(working, rule, farReason(working, rule)));
  return [...near, ...far].slice(0, SHOWN);
}

function farReason(working: Working, rule: Rule): Reason {
  const shut = shutBy(rule, working.facts);
  if (shut) return gateReason(rule, shut, working.facts);
  const [target] = rule.source.targets;
  return { reason: "goods", facts: target ? { target } : {} };
}

function refusal({ book }: Working, { offerId, promotionId, ruleId }: Rule, { reason, facts }: Reason): Refusal {
  const detail = refusalText({ reason, facts }, "en", { currency: book.currency });
  return { offerId: offerId ?? promotionId, promotionId, ruleId, reason, detail, facts };
}

function savedBy(rule: Rule, working: Working | undefined): number | undefined {
  return working?.done.reduce(
    (sum, record) => sum + (record.rule === rule && rule.lane === "money" ? record.amount : 0),
    0,
  );
}
