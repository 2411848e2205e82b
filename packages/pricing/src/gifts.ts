import { milliToQuantity } from "@counterfoil/contracts";
import type { Working } from "./line-rules.ts";
import type { Priced } from "./priced.ts";
import type { MetRule } from "./rules/meet-rules.ts";
import { isOpen } from "./rules/reached.ts";
import type { GiftList, Part, Pattern } from "./rules/rule.ts";
import { laneBit, type Pool } from "./working.ts";

/** What may still be taken for nothing: for what was bought and no other rule of the sequence took, less the gifts that are in the basket. */
export function recommendGifts(working: Working, sequence: readonly MetRule[]): Priced["gifts"] {
  const gifts: Priced["gifts"] = [];
  for (const met of sequence) {
    const { form } = met.rule;
    if (form.type !== "deal" || !form.gift) continue;
    const [pattern] = form.patterns;
    if (pattern) gifts.push(...stillFree(working, met, form.gift, pattern));
  }
  return gifts;
}

function stillFree(working: Working, met: MetRule, gift: GiftList, pattern: Pattern): Priced["gifts"] {
  const { rule } = met;
  const buys = pattern.parts.filter(({ role }) => role === "buy");
  const times = Math.min(rule.maxApplications, ...buys.map((part) => timesBought(met, part)));
  if (!(times > 0) || !Number.isFinite(times)) return [];
  const taken = gift.items.map(({ articleId }) => takenOf(working, met, articleId));
  const kinds = taken.filter((count) => count > 0).length;
  return gift.items.flatMap(({ articleId, quantity }, at) => {
    const had = taken[at] ?? 0;
    const left = times * quantity - had;
    const isOpenKind = had > 0 || kinds < gift.choose;
    return left > 0 && isOpenKind ? [{ articleId, quantity: left, offerId: rule.offerId ?? rule.promotionId }] : [];
  });
}

/** Units bought for the rule, and those that no rule took. */
function timesBought(met: MetRule, part: Part): number {
  let quantity = 0;
  let amount = 0;
  for (const line of met.lines[part.target] ?? []) {
    const bought = met.rule.ruleId;
    let joined = joinedOf(line.triggers, line.modifiers, bought);
    for (const pool of line.pools) {
      if (pool.milli !== 1000 && part.amount === undefined) continue;
      const count = isFree(met, pool) ? pool.count : Math.min(pool.count, joined);
      if (!isFree(met, pool)) joined -= count;
      quantity += count;
      amount += count * (met.rule.onRegular ? pool.regular : pool.current);
    }
  }
  return part.amount === undefined ? Math.floor(quantity / part.quantity) : Math.floor(amount / part.amount);
}

function isFree({ rule }: MetRule, pool: Pool): boolean {
  return (pool.claimed & laneBit[rule.lane]) === 0 && isOpen(rule, pool);
}

type Noted = { ruleId: string; quantity: number };

/** Units of a line that only bought for the rule. */
function joinedOf(triggers: readonly Noted[], modifiers: readonly Noted[], ruleId: string): number {
  const sum = (notes: readonly Noted[]) =>
    notes.reduce((all, note) => all + (note.ruleId === ruleId ? note.quantity : 0), 0);
  return sum(triggers) - sum(modifiers);
}

function takenOf({ lines }: Working, { rule }: MetRule, articleId: string): number {
  let milli = 0;
  for (const line of lines)
    if (line.regularLine.article.articleId === articleId)
      for (const modifier of line.modifiers)
        if (modifier.ruleId === rule.ruleId && modifier.promotionId === rule.promotionId)
          milli += Math.round(modifier.quantity * 1000);
  return milliToQuantity(milli);
}
