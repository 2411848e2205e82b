import type { Reward } from "@counterfoil/pricing";
import type { Formats } from "@counterfoil/ui";
import type { Typed } from "./typed.ts";

export const rewardKinds = ["percentOff", "amountOff", "amountOffTotal", "unitPrice", "setPrice", "points"] as const;
export type RewardKind = (typeof rewardKinds)[number];
export type RewardDraft = { kind: RewardKind; figure: string };

export const blankReward = (kind: RewardKind = "percentOff", figure = ""): RewardDraft => ({ kind, figure });

export function rewardDraftOf(reward: Reward, formats: Formats, currency: string): RewardDraft {
  const kind = rewardKinds.find((each) => each in reward) ?? "percentOff";
  const figure = Object.values(reward)[0] as number;
  const isAmount = kind !== "percentOff" && kind !== "points";
  return { kind, figure: isAmount ? formats.amount(figure, currency) : formats.quantity(figure) };
}

export function rewardOf({ kind, figure }: RewardDraft, field: string, typed: Typed): Reward {
  const at = `${field}/${kind}`;
  if (kind === "percentOff") {
    const percentOff = typed.quantity(at, figure);
    if (percentOff > 100) typed.refuse(at);
    return { percentOff };
  }
  if (kind === "points") return { points: typed.count(at, figure) };
  const amount = typed.amount(at, figure);
  if (kind === "amountOff") return { amountOff: amount };
  if (kind === "amountOffTotal") return { amountOffTotal: amount };
  return kind === "unitPrice" ? { unitPrice: amount } : { setPrice: amount };
}
