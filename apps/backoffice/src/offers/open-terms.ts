import type { BuyCondition, Terms } from "@counterfoil/pricing";
import type { Formats } from "@counterfoil/ui";
import { rewardDraftOf } from "./reward-draft.ts";
import { targetDraftOf } from "./target-draft.ts";
import { blankTerms, type FigureDraft, type Style, type TermsDraft } from "./terms-draft.ts";

type TermsOf<S extends Style> = Extract<Terms, { style: S }>;
type Writer = ReturnType<typeof writerFor>;
type Openers = { [S in Style]: (terms: TermsOf<S>, write: Writer) => Partial<TermsDraft> };

/** Terms as a form shows them, figures written as the reader's language writes them. */
export function termsDraftOf(terms: Terms, formats: Formats, currency: string): TermsDraft {
  const open = openers[terms.style] as (terms: Terms, write: Writer) => Partial<TermsDraft>;
  return { ...blankTerms(terms.style), quantity: "", ...open(terms, writerFor(formats, currency)) };
}

function writerFor(formats: Formats, currency: string) {
  const quantity = (value: number | undefined) => (value === undefined ? "" : formats.quantity(value));
  const amount = (value: number | undefined) => (value === undefined ? "" : formats.amount(value, currency));
  const figure = (given: { quantity?: number; amount?: number }): FigureDraft =>
    given.amount === undefined
      ? { by: "quantity", figure: quantity(given.quantity) }
      : { by: "amount", figure: amount(given.amount) };
  return {
    quantity,
    figure,
    least: (given: { minQuantity?: number; minAmount?: number }) => ({
      minQuantity: quantity(given.minQuantity),
      minAmount: amount(given.minAmount),
    }),
    buy: (conditions: BuyCondition[]) =>
      conditions.map((one) => ({ target: targetDraftOf(one.target), ...figure(one) })),
    reward: (reward: Parameters<typeof rewardDraftOf>[0]) => rewardDraftOf(reward, formats, currency),
  };
}

const openers: Openers = {
  simple: (terms, write) => ({
    ...write.least(terms),
    goods: targetDraftOf(terms.get),
    reward: write.reward(terms.reward),
  }),
  tiered: (terms, write) => ({
    goods: targetDraftOf(terms.get),
    tiers: terms.tiers.map((tier) => ({ ...write.figure(tier), reward: write.reward(tier.reward) })),
  }),
  multibuy: (terms, write) => ({
    goods: targetDraftOf(terms.of),
    quantity: write.quantity(terms.quantity),
    reward: write.reward(terms.reward),
  }),
  nth: (terms, write) => ({
    goods: targetDraftOf(terms.of),
    quantity: write.quantity(terms.every),
    choose: terms.choose ?? "",
    reward: write.reward(terms.reward),
  }),
  buyGet: ({ buy, get, reward }, write) => ({
    buy: write.buy(buy),
    goods: targetDraftOf(get.target),
    quantity: write.quantity(get.quantity),
    choose: get.choose ?? "",
    equalOrLower: get.equalOrLower ?? false,
    reward: write.reward(reward),
  }),
  set: (terms, write) => ({
    slots: terms.slots.map((slot) => ({ target: targetDraftOf(slot.target), quantity: write.quantity(slot.quantity) })),
    reward: write.reward(terms.reward),
  }),
  transaction: (terms, write) => ({
    ...write.least(terms),
    goods: targetDraftOf(terms.of),
    reward: write.reward(terms.reward),
  }),
  gift: (terms, write) => ({
    buy: write.buy(terms.buy),
    gifts: terms.gifts.map((gift) => ({ articleId: gift.articleId, quantity: write.quantity(gift.quantity) })),
    giftsToChoose: write.quantity(terms.choose),
  }),
  printCoupon: (terms, write) => ({
    ...write.least(terms),
    goods: targetDraftOf(terms.of),
    coupon: {
      code: terms.coupon.code,
      text: terms.coupon.text ?? "",
      validDays: write.quantity(terms.coupon.validDays),
    },
  }),
  points: (terms, write) => ({
    goods: targetDraftOf(terms.of),
    points: write.quantity(terms.points),
    ...(terms.per && { per: write.figure(terms.per) }),
  }),
};
