import type { Eligibility, Promotion } from "@counterfoil/pricing";

/** What the engine has no use for and the answer or the next document needs. */
export type PpsFacts = {
  changedOn?: string;
  /** Names by language, when there is more than one. */
  names?: Record<string, string>;
  rules?: Record<string, PpsRuleFacts>;
};

export type PpsRuleFacts = {
  /** PC and SP are applied at other moments than PO and SU, which are usual and left out. */
  control?: "PC" | "SP";
  onlyBasket?: true;
  conditionType?: string;
  recommendFromPercent?: number;
};

export type PpsPromotion = Promotion & { pps?: PpsFacts };

export function ruleFacts(promotion: PpsPromotion, ruleId: string): PpsRuleFacts {
  return promotion.pps?.rules?.[ruleId] ?? {};
}

export const couponCodesOf = ({ rules }: Promotion): string[] =>
  rules.flatMap(({ eligibility }) => couponCodes(eligibility));

export function couponCodes(eligibility: Eligibility): string[] {
  if (eligibility.type === "coupon") return [eligibility.code];
  return eligibility.type === "all" || eligibility.type === "any" ? eligibility.of.flatMap(couponCodes) : [];
}
