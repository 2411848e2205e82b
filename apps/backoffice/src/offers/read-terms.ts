import type { Terms } from "@counterfoil/pricing";
import { rewardOf } from "./reward-draft.ts";
import { targetOf } from "./target-draft.ts";
import type { BuyDraft, FigureDraft, Style, TermsDraft } from "./terms-draft.ts";
import type { Typed } from "./typed.ts";

type Readers = { [S in Style]: (draft: TermsDraft, typed: Typed) => Omit<Extract<Terms, { style: S }>, "style"> };

/** The terms that were typed; `typed` remembers what could not be read. */
export function termsOf(draft: TermsDraft, typed: Typed): Terms {
  return { style: draft.style, ...readers[draft.style](draft, typed) } as Terms;
}

const goodsOf = (draft: TermsDraft, name: string, typed: Typed) => targetOf(draft.goods, `/terms/${name}`, typed);

const chosenOf = ({ choose }: TermsDraft) => (choose === "" ? {} : { choose });

const rewardIn = (draft: TermsDraft, typed: Typed) => rewardOf(draft.reward, "/terms/reward", typed);

/** All goods of the basket need no target of their own. */
function limitedTo(draft: TermsDraft, typed: Typed) {
  const isAll = draft.goods.kind === "all" && draft.goods.except.length === 0;
  return isAll ? {} : { of: goodsOf(draft, "of", typed) };
}

function figureOf(given: FigureDraft, field: string, typed: Typed) {
  return given.by === "quantity"
    ? { quantity: typed.quantity(`${field}/quantity`, given.figure) }
    : { amount: typed.amount(`${field}/amount`, given.figure) };
}

function leastOf(draft: TermsDraft, typed: Typed) {
  return {
    ...typed.optional("minQuantity", draft.minQuantity, (text) => typed.quantity("/terms/minQuantity", text)),
    ...typed.optional("minAmount", draft.minAmount, (text) => typed.amount("/terms/minAmount", text)),
  };
}

function buyOf(buy: BuyDraft[], typed: Typed) {
  return buy.map((one, position) => ({
    target: targetOf(one.target, `/terms/buy/${position}/target`, typed),
    ...figureOf(one, `/terms/buy/${position}`, typed),
  }));
}

const readers: Readers = {
  simple: (draft, typed) => ({
    get: goodsOf(draft, "get", typed),
    reward: rewardIn(draft, typed),
    ...leastOf(draft, typed),
  }),
  tiered: (draft, typed) => ({
    get: goodsOf(draft, "get", typed),
    tiers: draft.tiers.map((tier, position) => ({
      ...figureOf(tier, `/terms/tiers/${position}`, typed),
      reward: rewardOf(tier.reward, `/terms/tiers/${position}/reward`, typed),
    })),
  }),
  multibuy: (draft, typed) => ({
    of: goodsOf(draft, "of", typed),
    quantity: typed.count("/terms/quantity", draft.quantity),
    reward: rewardIn(draft, typed),
  }),
  nth: (draft, typed) => ({
    of: goodsOf(draft, "of", typed),
    every: typed.count("/terms/every", draft.quantity),
    reward: rewardIn(draft, typed),
    ...chosenOf(draft),
  }),
  buyGet: (draft, typed) => ({
    buy: buyOf(draft.buy, typed),
    get: {
      target: targetOf(draft.goods, "/terms/get/target", typed),
      quantity: typed.count("/terms/get/quantity", draft.quantity),
      ...chosenOf(draft),
      ...(draft.equalOrLower && { equalOrLower: true }),
    },
    reward: rewardIn(draft, typed),
  }),
  set: (draft, typed) => ({
    slots: draft.slots.map((slot, position) => ({
      target: targetOf(slot.target, `/terms/slots/${position}/target`, typed),
      quantity: typed.count(`/terms/slots/${position}/quantity`, slot.quantity),
    })),
    reward: rewardIn(draft, typed),
  }),
  transaction: (draft, typed) => ({
    ...limitedTo(draft, typed),
    ...leastOf(draft, typed),
    reward: rewardIn(draft, typed),
  }),
  gift: (draft, typed) => ({
    buy: buyOf(draft.buy, typed),
    gifts: draft.gifts.map((gift, position) => ({
      articleId: typed.text(`/terms/gifts/${position}/articleId`, gift.articleId),
      quantity: typed.count(`/terms/gifts/${position}/quantity`, gift.quantity),
    })),
    ...typed.optional("choose", draft.giftsToChoose, (text) => typed.count("/terms/choose", text)),
  }),
  printCoupon: (draft, typed) => ({
    ...limitedTo(draft, typed),
    ...leastOf(draft, typed),
    coupon: {
      code: typed.text("/terms/coupon/code", draft.coupon.code),
      ...typed.optional("text", draft.coupon.text, (text) => text.trim()),
      ...typed.optional("validDays", draft.coupon.validDays, (text) => typed.count("/terms/coupon/validDays", text)),
    },
  }),
  points: (draft, typed) => ({
    ...limitedTo(draft, typed),
    points: typed.count("/terms/points", draft.points),
    ...(draft.per.figure.trim() !== "" && { per: figureOf(draft.per, "/terms/per", typed) }),
  }),
};
