import { addTo } from "../lists.ts";
import { type LocalMoment, parseLocal } from "../local-time.ts";
import type { Promotion } from "../promotion.ts";
import type { Rounding } from "../rounding.ts";
import { compileRule } from "./compile-rule.ts";
import type { Gate, Rule } from "./rule.ts";
import { everythingKey, isExcepted } from "./targets.ts";

/** Where a rule is found: a target of it takes the article. */
export type Posting = { rule: Rule; target: number };

/** The rules of a book, and from the keys of articles to those that look at them: a basket never touches the other promotions. */
export type RuleIndex = {
  /** By rank. */
  all: readonly Rule[];
  byKey: ReadonlyMap<string, readonly Posting[]>;
  /** Targets that take every article whatever it is; no article lists them. */
  everywhere: readonly Posting[];
  /** Of all rules: so many look at an article at most. */
  targets: number;
  /** Scratch of one search for met rules, by rank; all zero outside of it. */
  slots: Int32Array;
};

export type StoreGroups = ReadonlyMap<string, readonly string[]>;

/** Compiles the rules; so many promotions are one step. */
export function* indexRules(
  promotions: readonly Promotion[],
  storeGroups: StoreGroups,
  rounding: Rounding,
  step: number,
): Generator<undefined, RuleIndex> {
  const rules: Rule[] = [];
  for (const [at, promotion] of promotions.entries()) {
    if (at % step === 0) yield;
    const gate = gateOf(promotion, storeGroups);
    for (const rule of promotion.rules) rules.push(compileRule(promotion, rule, gate, rounding));
  }
  rules.sort(byId).forEach((rule, position) => {
    rule.rank = position;
  });
  const byKey = new Map<string, Posting[]>();
  const everywhere: Posting[] = [];
  for (const rule of rules) {
    if (rule.rank % step === 0) yield;
    rule.targets.forEach(({ keys, except, unitKey }, target) => {
      const posting = { rule, target };
      if (keys[0] === everythingKey && except.length === 0 && unitKey === undefined) everywhere.push(posting);
      else for (const key of keys) addTo(byKey, key, posting);
    });
  }
  const targets = rules.reduce((sum, rule) => sum + rule.targets.length, 0);
  return { all: rules, byKey, everywhere, targets, slots: new Int32Array(rules.length) };
}

/** The targets that take an article with these keys, each once, by rank of their rules. */
export function postingsOf({ byKey }: RuleIndex, keys: readonly string[]): Posting[] {
  const found = new Set<Posting>();
  for (const key of keys)
    for (const posting of byKey.get(key) ?? []) {
      const target = posting.rule.targets[posting.target];
      if (target && !isExcepted(target, keys)) found.add(posting);
    }
  return [...found].sort((one, other) => one.rule.rank - other.rule.rank || one.target - other.target);
}

function byId(one: Rule, other: Rule): number {
  if (one.ruleId !== other.ruleId) return one.ruleId < other.ruleId ? -1 : 1;
  return one.promotionId < other.promotionId ? -1 : 1;
}

function gateOf(promotion: Promotion, storeGroups: StoreGroups): Gate {
  // They are moments: `checkPromotion` comes first.
  const from = parseLocal(promotion.validFrom, "start") as LocalMoment;
  const to = parseLocal(promotion.validTo, "end") as LocalMoment;
  const { stores, channels, customerGroups, happyHours } = promotion;
  const groups = promotion.storeGroups?.flatMap((group) => storeGroups.get(group) ?? []);
  return {
    from,
    to,
    happyHours: happyHours?.length ? happyHours : undefined,
    stores: stores || groups ? new Set([...(stores ?? []), ...(groups ?? [])]) : undefined,
    channels: channels && new Set(channels),
    customerGroups: customerGroups && new Set(customerGroups),
  };
}
