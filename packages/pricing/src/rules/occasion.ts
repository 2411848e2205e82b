import type { Basket } from "../basket.ts";
import type { LocalMoment } from "../local-time.ts";
import { isWithinGate } from "./gates.ts";
import type { Condition, Rule } from "./rule.ts";

/**
 * Baskets of one store, channel, price list and kind in a stretch of time in which nothing of the book starts or ends. What an article costs and which rules
 * are shut is found once for all of them: a rule's facts lie all over the memory, its gate here is one byte.
 */
export type Occasion = {
  from: LocalMoment;
  to: LocalMoment;
  store: string | undefined;
  channel: string | undefined;
  priceList: string | undefined;
  kind: "sale" | "return";
  /** By rank of a rule. */
  gates: Uint8Array;
};

/** Not asked yet; open; shut; or open to some of these baskets, by their hour, customer or coupons. */
export const gate = { unknown: 0, open: 1, shut: 2, ask: 3 } as const;

/** Stores and channels come from whoever asks: what is kept has an end. */
const OCCASIONS_KEPT = 64;

export type Occasions = (basket: Basket, at: LocalMoment) => Occasion;

/** `starts`: all moments from which on something is valid, or not valid any more. */
export function createOccasions(rules: readonly Rule[], starts: ReadonlySet<LocalMoment>): Occasions {
  const sorted = Float64Array.from(starts).sort();
  const known = new Map<string, Occasion>();
  let last: Occasion | undefined;
  return (basket, at) => {
    if (last && isOf(last, basket, at)) return last;
    const fresh = { ...stretchAround(sorted, at), ...placeOf(basket) };
    const key = JSON.stringify([fresh.from, fresh.store, fresh.channel, fresh.priceList, fresh.kind]);
    last = known.get(key);
    if (last) return last;
    if (known.size >= OCCASIONS_KEPT) known.clear();
    last = { ...fresh, gates: new Uint8Array(rules.length) };
    known.set(key, last);
    return last;
  };
}

function placeOf({ store, channel, customer, kind = "sale" }: Basket) {
  return { store, channel, priceList: customer?.priceList, kind };
}

function isOf({ from, to, store, channel, priceList, kind }: Occasion, basket: Basket, at: LocalMoment): boolean {
  return (
    at >= from &&
    at <= to &&
    basket.store === store &&
    basket.channel === channel &&
    basket.customer?.priceList === priceList &&
    (basket.kind ?? "sale") === kind
  );
}

function stretchAround(starts: Float64Array, at: LocalMoment): { from: LocalMoment; to: LocalMoment } {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return { from: starts[low - 1] ?? Number.NEGATIVE_INFINITY, to: (starts[low] ?? Number.POSITIVE_INFINITY) - 1 };
}

/** What a rule's gate is to all baskets of an occasion. */
export function judgeGate(rule: Rule, occasion: Occasion): number {
  if (!isWithinGate(rule, occasion)) return gate.shut;
  const asks = rule.gate.happyHours || rule.gate.customerGroups || (rule.condition && asksBasket(rule.condition));
  return asks ? gate.ask : gate.open;
}

/** A condition that a basket fulfils by more than its goods. */
export function asksBasket(condition: Condition): boolean {
  if (condition.type === "all" || condition.type === "any") return condition.of.some(asksBasket);
  return condition.type !== "goods" && condition.type !== "total";
}
