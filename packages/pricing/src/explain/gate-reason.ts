import type { RefusalFacts, RefusalReason } from "../priced.ts";
import { type Facts, weekdayOf } from "../rules/gates.ts";
import type { Condition, Rule } from "../rules/rule.ts";
import type { Reason } from "./find-reason.ts";

/** Time, place and people: what a rule asks for before it looks at any goods. */
export function gateReason(rule: Rule, reason: RefusalReason, facts: Facts): Reason {
  return { reason, facts: factsOf(rule, reason, facts) };
}

/** More stores than this are not listed: "not in this store" says as much. */
const STORES_LISTED = 8;

function factsOf(rule: Rule, reason: RefusalReason, facts: Facts): RefusalFacts {
  const { gate, condition } = rule;
  const { promotion } = rule.source;
  switch (reason) {
    case "not-started":
      return { from: promotion.validFrom };
    case "ended":
      return { to: promotion.validTo };
    case "happy-hours": {
      const happyHours = promotion.happyHours ?? [];
      const opensAt = opensLater(happyHours, facts);
      return { happyHours, ...(opensAt !== undefined && { opensAt }) };
    }
    case "store":
      return gate.stores && gate.stores.size <= STORES_LISTED ? { stores: [...gate.stores].toSorted() } : {};
    case "channel":
      return { channels: promotion.channels ?? [] };
    case "customer-group":
      return { groups: groupsAsked(rule, facts) };
    case "coupon": {
      const code = asked(condition, "coupon").find((one) => !facts.coupons.has(one));
      return code === undefined ? {} : { code };
    }
    case "manual-trigger": {
      const trigger = asked(condition, "manual").find((one) => !facts.manualTriggers.has(one));
      return trigger === undefined ? {} : { trigger };
    }
    default:
      return {};
  }
}

/** Those of the promotion go before those of the rule's own tree. */
function groupsAsked({ gate, condition }: Rule, { customerGroups }: Facts): string[] {
  const ofPromotion = [...(gate.customerGroups ?? [])];
  const isMember = customerGroups.some((group) => ofPromotion.includes(group));
  return ofPromotion.length > 0 && !isMember ? ofPromotion : asked(condition, "customerGroup");
}

function asked(condition: Condition | undefined, type: "coupon" | "customerGroup" | "manual"): string[] {
  if (!condition) return [];
  if (condition.type === "all" || condition.type === "any") return condition.of.flatMap((one) => asked(one, type));
  if (condition.type !== type) return [];
  if (condition.type === "coupon") return [condition.code];
  return [condition.type === "customerGroup" ? condition.group : condition.trigger];
}

type Hours = NonNullable<Rule["source"]["promotion"]["happyHours"]>;

function opensLater(happyHours: Hours, { at }: Facts): string | undefined {
  const digits = String(at % 1_000_000).padStart(6, "0");
  const now = `${digits.slice(0, 2)}:${digits.slice(2, 4)}`;
  const today = weekdayOf(at);
  const opening = happyHours.filter(({ days, from }) => days.includes(today) && from > now).map(({ from }) => from);
  return opening.toSorted()[0];
}
