import type { Basket } from "../basket.ts";
import { PricingError } from "../errors.ts";
import type { Working } from "../line-rules.ts";
import type { NearMiss } from "../priced.ts";
import type { Rule } from "../rules/rule.ts";
import { lineAmount, type WorkLine } from "../working.ts";
import { addAmount, addPieces, isAdded, isPriced, withLine } from "./added-goods.ts";
import { type Neighbourhood, neighboursIn } from "./neighbours.ts";
import { saidOf, type Wish, wishesOf } from "./wishes.ts";

/** Lets the rules, or only one of them, do their work on another basket. Undefined: the work that one basket may cost is used up. */
export type Rework = (basket: Basket, only?: Rule) => Working | undefined;

/** An amount that other rules lower again is raised and tried once more, so often in all. */
const TRIES = 3;

/**
 * What a little more would save: the nearest rules are tried, each by pricing the basket with the goods it lacks. The gain is the whole
 * difference, less what other rules take off the goods that were added. At most `limit` are tried; the greatest gain comes first.
 */
export function findNearMisses(working: Working, basket: Basket, rework: Rework, limit: number): NearMiss[] {
  if (limit <= 0 || working.facts.kind === "return") return [];
  const found: NearMiss[] = [];
  const wishes = wishesOf(working, limit);
  if (wishes.length === 0) return found;
  const neighbours = neighboursIn(working, basket);
  for (const wish of wishes) {
    const { promotionId, ruleId, offerId = promotionId } = wish.met.rule;
    const tried = tryOut(working, neighbours(wish), rework, wish);
    if (tried && tried.gain > 0) found.push({ offerId, promotionId, ruleId, ...saidOf(tried.wish), gain: tried.gain });
  }
  return found.toSorted(
    (one, other) => other.gain - one.gain || (one.offerId < other.offerId ? -1 : one.offerId > other.offerId ? 1 : 0),
  );
}

function tryOut(
  working: Working,
  { basket, lines }: Neighbourhood,
  rework: Rework,
  wish: Wish,
): { wish: Wish; gain: number } | undefined {
  const { rule } = wish.met;
  let wanted = wish;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const more = moreGoods(working, basket, wanted);
    const after = more && reworked(rework, more);
    if (!after) return undefined;
    if (countOf(after, rule) > countOf(working, rule)) return { wish: wanted, gain: gainOf(lines, after, rule) };
    const reached = reachedBy(after, rule);
    if (wanted.by === "quantity" || reached === undefined || reached <= wish.have) return undefined;
    // Of what was added only a part counts: so much more is needed.
    wanted = { ...wanted, missing: Math.ceil((wish.missing * wanted.missing) / (reached - wish.have)) };
  }
  return undefined;
}

function moreGoods(working: Working, basket: Basket, { met, target, by, missing }: Wish): Basket | undefined {
  const { form } = met.rule;
  const gifts = form.type === "deal" && form.gift ? form.gift.items.slice(0, form.gift.choose) : [];
  const more =
    by === "quantity"
      ? addPieces(working, met, target, { basket, quantity: missing / 1000 })
      : addAmount({ met, target }, { basket, amount: missing });
  return gifts.reduce(
    (all, { articleId, quantity }) =>
      all && isPriced(working, articleId) ? withLine(all, { articleId, quantity }) : all,
    more,
  );
}

/** Goods that the book does not price here and now are not recommended. */
function reworked(rework: Rework, basket: Basket): Working | undefined {
  try {
    return rework(basket);
  } catch (error) {
    if (error instanceof PricingError) return undefined;
    throw error;
  }
}

function countOf({ done }: Working, rule: Rule): number {
  return done.reduce((sum, record) => sum + (record.rule === rule ? record.count : 0), 0);
}

/** The amount that a rule still found too low. */
function reachedBy({ missed }: Working, rule: Rule): number | undefined {
  return missed.find(({ met }) => met.rule === rule)?.missed.find(({ by }) => by === "amount")?.have;
}

function gainOf(before: readonly WorkLine[], after: Working, { promotionId, ruleId }: Rule): number {
  let byOthers = 0;
  for (const line of after.lines)
    if (isAdded(line))
      for (const modifier of line.modifiers)
        if (modifier.promotionId !== promotionId || modifier.ruleId !== ruleId) byOthers -= modifier.amount;
  return discountOf(after.lines) - discountOf(before) - byOthers;
}

function discountOf(lines: readonly WorkLine[]): number {
  return lines.reduce((sum, line) => sum + line.regularLine.regularAmount - lineAmount(line), 0);
}
