import type { Terms } from "@counterfoil/pricing";
import { blankReward, type RewardDraft, type RewardKind, rewardKinds } from "./reward-draft.ts";
import { blankTarget, type TargetDraft } from "./target-draft.ts";

export const styles = [
  "nth",
  "buyGet",
  "multibuy",
  "simple",
  "tiered",
  "set",
  "transaction",
  "gift",
  "printCoupon",
  "points",
] as const satisfies Terms["style"][];
export type Style = (typeof styles)[number];

/** A threshold as it is typed: of pieces or of money. */
export type FigureDraft = { by: "quantity" | "amount"; figure: string };
export type BuyDraft = FigureDraft & { target: TargetDraft };
export type TierDraft = FigureDraft & { reward: RewardDraft };
export type SlotDraft = { target: TargetDraft; quantity: string };
export type GiftDraft = { articleId: string; quantity: string };

/** All styles share one draft, so that a change of style keeps what fits. */
export type TermsDraft = {
  style: Style;
  /** The goods of every style but `buyGet`'s buyers, `set` and `gift`; of `buyGet` those that are given. */
  goods: TargetDraft;
  reward: RewardDraft;
  /** Pieces of a group (multibuy, every nth) or given for it (buyGet). */
  quantity: string;
  choose: "" | "cheapest" | "dearest";
  equalOrLower: boolean;
  minQuantity: string;
  minAmount: string;
  buy: BuyDraft[];
  tiers: TierDraft[];
  slots: SlotDraft[];
  gifts: GiftDraft[];
  giftsToChoose: string;
  points: string;
  per: FigureDraft;
  coupon: { code: string; text: string; validDays: string };
};

const withoutSetPrice = rewardKinds.filter((kind) => kind !== "setPrice");

/** Rewards that make sense for a style, the usual one first. */
export const rewardKindsOf: Record<Style, readonly RewardKind[]> = {
  nth: withoutSetPrice,
  buyGet: withoutSetPrice,
  multibuy: ["setPrice", "percentOff", "amountOff", "unitPrice", "points"],
  simple: ["percentOff", "amountOff", "unitPrice", "points"],
  tiered: ["percentOff", "amountOff", "unitPrice", "points"],
  set: ["setPrice", "percentOff", "amountOff", "amountOffTotal", "unitPrice", "points"],
  transaction: ["percentOff", "amountOffTotal", "points"],
  gift: rewardKinds,
  printCoupon: rewardKinds,
  points: rewardKinds,
};
const isFree: readonly Style[] = ["nth", "buyGet"];
const isOfAll: readonly Style[] = ["transaction", "printCoupon", "points"];

/** Another style: what somebody typed stays, what nobody has touched is as that style begins. */
export function withStyle(before: TermsDraft, style: Style): TermsDraft {
  const [untouched, blank] = [blankTerms(before.style), blankTerms(style)];
  const isTouched = (name: keyof TermsDraft) => JSON.stringify(before[name]) !== JSON.stringify(untouched[name]);
  const names = Object.keys(blank) as (keyof TermsDraft)[];
  const kept = Object.fromEntries(names.filter(isTouched).map((name) => [name, before[name]])) as Partial<TermsDraft>;
  const terms = { ...blank, ...kept, style };
  return rewardKindsOf[style].includes(terms.reward.kind) ? terms : { ...terms, reward: blank.reward };
}

export function blankTerms(style: Style = "nth"): TermsDraft {
  return {
    style,
    goods: blankTarget(isOfAll.includes(style) ? "all" : "articles"),
    reward: blankReward(rewardKindsOf[style][0], isFree.includes(style) ? "100" : ""),
    quantity: style === "buyGet" ? "1" : "3",
    choose: "",
    equalOrLower: false,
    minQuantity: "",
    minAmount: "",
    buy: [{ target: blankTarget(), by: "quantity", figure: "1" }],
    tiers: [
      { by: "quantity", figure: "3", reward: blankReward("percentOff", "10") },
      { by: "quantity", figure: "6", reward: blankReward("percentOff", "20") },
    ],
    slots: [
      { target: blankTarget(), quantity: "1" },
      { target: blankTarget(), quantity: "1" },
    ],
    gifts: [{ articleId: "", quantity: "1" }],
    giftsToChoose: "",
    points: "",
    per: { by: "amount", figure: "" },
    coupon: { code: "", text: "", validDays: "" },
  };
}
