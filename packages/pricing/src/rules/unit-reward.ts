import type { Reward } from "../book-input.ts";
import type { UnitReward } from "./rule.ts";

/** A simple rule's application is one unit: a set price is its price, an amount per application an amount off it. */
export function unitReward(reward: Reward): UnitReward | undefined {
  if ("percentOff" in reward) return { percentMilli: Math.round(reward.percentOff * 1000) };
  if ("amountOff" in reward) return { off: reward.amountOff };
  if ("amountOffTotal" in reward) return { off: reward.amountOffTotal };
  if ("unitPrice" in reward) return { price: reward.unitPrice };
  if ("setPrice" in reward) return { price: reward.setPrice };
  return undefined;
}
