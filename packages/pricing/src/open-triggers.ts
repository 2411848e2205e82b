import type { Basket } from "./basket.ts";
import type { PriceBook } from "./price-book.ts";
import { factsOf, shutBy } from "./rules/gates.ts";
import type { Condition } from "./rules/rule.ts";

/** Something that a person may choose, and the promotions that it opens. */
export type OpenTrigger = { trigger: string; promotionIds: string[] };

/** Manual triggers that only wait for a person: the promotion holds at this moment, in this store and channel, for this customer. */
export function openTriggers(book: PriceBook, basket: Omit<Basket, "lines">): OpenTrigger[] {
  const facts = factsOf(book, { ...basket, lines: [] });
  const open = new Map<string, Set<string>>();
  for (const rule of book.rules.all) {
    const triggers = rule.condition ? triggersIn(rule.condition) : [];
    if (triggers.length === 0 || shutBy(rule, { ...facts, manualTriggers: new Set(triggers) })) continue;
    for (const trigger of triggers) open.set(trigger, (open.get(trigger) ?? new Set()).add(rule.promotionId));
  }
  const sorted = [...open].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([trigger, ids]) => ({ trigger, promotionIds: [...ids] }));
}

function triggersIn(condition: Condition): string[] {
  if (condition.type === "manual") return [condition.trigger];
  return condition.type === "all" || condition.type === "any" ? condition.of.flatMap(triggersIn) : [];
}
