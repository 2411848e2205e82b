import type { Basket } from "../basket.ts";
import type { HappyHours } from "../book-input.ts";
import { type LocalMoment, localMoment } from "../local-time.ts";
import type { PriceBook } from "../price-book.ts";
import type { RefusalReason } from "../priced.ts";
import type { Occasion } from "./occasion.ts";
import type { Condition, Rule } from "./rule.ts";

/** What a basket says about itself, besides its lines. */
export type Facts = {
  at: LocalMoment;
  occasion: Occasion;
  store: string | undefined;
  channel: string | undefined;
  customerGroups: readonly string[];
  coupons: ReadonlySet<string>;
  manualTriggers: ReadonlySet<string>;
  kind: "sale" | "return";
};

export function factsOf(book: Pick<PriceBook, "occasions">, basket: Basket): Facts {
  const at = localMoment(basket.at, basket.timeZone ?? "UTC");
  return {
    at,
    occasion: book.occasions(basket, at),
    store: basket.store,
    channel: basket.channel,
    customerGroups: basket.customer?.groups ?? [],
    coupons: basket.coupons?.length ? new Set(basket.coupons.map((code) => code.trim())) : nothing,
    manualTriggers: basket.manualTriggers?.length ? new Set(basket.manualTriggers) : nothing,
    kind: basket.kind ?? "sale",
  };
}

const nothing: ReadonlySet<string> = new Set();

/** Why a rule is shut for this basket whatever is in it; undefined when it is open. A fact that is asked for and not told shuts it. */
export function shutBy(rule: Rule, facts: Facts): RefusalReason | undefined {
  const { gate } = rule;
  if (facts.at < gate.from) return "not-started";
  if (facts.at > gate.to) return "ended";
  if (gate.happyHours && !gate.happyHours.some((hours) => isWithin(hours, facts.at))) return "happy-hours";
  if (gate.stores && !(facts.store !== undefined && gate.stores.has(facts.store))) return "store";
  if (gate.channels && !(facts.channel !== undefined && gate.channels.has(facts.channel))) return "channel";
  const { customerGroups } = gate;
  if (customerGroups && !facts.customerGroups.some((group) => customerGroups.has(group))) return "customer-group";
  if (rule.saleReturn !== "both" && rule.saleReturn !== facts.kind) return "return";
  return rule.condition && shutByCondition(rule.condition, facts);
}

/** What is the same for all baskets of an occasion. */
export function isWithinGate({ gate, saleReturn }: Rule, { from, to, store, channel, kind }: Occasion): boolean {
  if (from < gate.from || to > gate.to) return false;
  if (gate.stores && !(store !== undefined && gate.stores.has(store))) return false;
  if (gate.channels && !(channel !== undefined && gate.channels.has(channel))) return false;
  return saleReturn === "both" || saleReturn === kind;
}

/** Looks at what does not depend on goods; `any` is shut when all its ways are. */
function shutByCondition(condition: Condition, facts: Facts): RefusalReason | undefined {
  switch (condition.type) {
    case "coupon":
      return facts.coupons.has(condition.code) ? undefined : "coupon";
    case "customerGroup":
      return facts.customerGroups.includes(condition.group) ? undefined : "customer-group";
    case "manual":
      return facts.manualTriggers.has(condition.trigger) ? undefined : "manual-trigger";
    case "all": {
      for (const one of condition.of) {
        const reason = shutByCondition(one, facts);
        if (reason) return reason;
      }
      return undefined;
    }
    case "any": {
      const reasons = condition.of.map((one) => shutByCondition(one, facts));
      return reasons.includes(undefined) ? undefined : reasons[0];
    }
    default:
      return undefined;
  }
}

/** A happy hour that ends before it starts runs past midnight and belongs to the day on which it starts. The end is exclusive. */
function isWithin({ days, from, to }: HappyHours, at: LocalMoment): boolean {
  const minute = Math.floor((at % 1_000_000) / 10_000) * 60 + Math.floor((at % 10_000) / 100);
  const start = minuteOf(from);
  const end = minuteOf(to);
  const today = weekdayOf(at);
  if (start < end) return days.includes(today) && minute >= start && minute < end;
  const yesterday = today === 1 ? 7 : today - 1;
  return (days.includes(today) && minute >= start) || (days.includes(yesterday) && minute < end);
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(at: LocalMoment): number {
  const date = Math.floor(at / 1_000_000);
  const day = Date.UTC(Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, date % 100);
  // 1970-01-01 was a Thursday; years below 100 and before 1970 count down.
  return ((((Math.floor(day / 86_400_000) + 3) % 7) + 7) % 7) + 1;
}
