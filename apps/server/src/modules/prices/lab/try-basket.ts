import type { BasketRequest, LabAnswer, LabOffer, LabRequest } from "@counterfoil/contracts";
import type { Priced, Promotion } from "@counterfoil/pricing";
import { type Calculated, calculate, offerTexts, type PriceInStore } from "../calculation/index.ts";
import { BookNotUsable } from "../engine/index.ts";
import type { Draft, LabContext } from "./context.ts";
import { draftNotUsable } from "./errors.ts";

const MOST_OFFERS = 1000;

/** Prices a basket with drafts as if they were active, and says of each offer what became of it. */
export async function tryBasket(context: LabContext, { basket, draftOfferIds = [] }: LabRequest): Promise<LabAnswer> {
  const drafts = draftOfferIds.length === 0 ? [] : await context.draftPromotions(draftOfferIds);
  const priced = await priceWithDrafts(
    context,
    { ...basket, explain: true },
    drafts.map(({ promotion }) => promotion),
  );
  const outcomes = await outcomesOf(context, priced, drafts);
  const offers = outcomes.slice(0, MOST_OFFERS);
  return { priced: priced as LabAnswer["priced"], offers, more: outcomes.length - offers.length };
}

/** As the calculation service prices it. A coupon's id is as good as a code here: whoever tries offers has no paper in hand. */
export function priceWithDrafts(
  { calculation }: LabContext,
  basket: BasketRequest,
  drafts: readonly Promotion[],
): Promise<Calculated> {
  const inLab = {
    ...calculation,
    price: (...[book, asked, options]: Parameters<PriceInStore>) =>
      calculation.price({ ...book, drafts }, asked, options).catch(refuseDraft),
    resolveCodes: async (question: Parameters<typeof calculation.resolveCodes>[0]) =>
      (await calculation.resolveCodes(question)).map(({ code, couponId, reason }) =>
        reason === "unknown" ? { code, couponId: code.trim() } : { code, ...(couponId ? { couponId } : { reason }) },
      ) as Awaited<ReturnType<typeof calculation.resolveCodes>>,
  };
  return calculate(inLab as typeof calculation, basket);
}

function refuseDraft(error: unknown): never {
  if (error instanceof BookNotUsable) throw draftNotUsable(error.message, "/body/draftOfferIds", error.problems);
  throw error;
}

type Outcome = Omit<LabOffer, "name" | "state" | "text">;
const order = { applied: 0, nearlyReached: 1, refused: 2 };

async function outcomesOf(
  { calculation }: LabContext,
  priced: Calculated,
  drafts: readonly Draft[],
): Promise<LabOffer[]> {
  const promotions = await calculation.readPromotions(priced.book, promotionsIn(priced));
  for (const { promotion } of drafts) promotions.set(promotion.promotionId, promotion);
  const known = new Map([...promotions.values()].map((one) => [one.offerId ?? one.promotionId, one]));
  const states = new Map(drafts.map(({ offerId, state }) => [offerId, state]));
  const texts = await offerTexts(calculation, priced, promotions);
  return [...outcomesById(priced).values()]
    .map((outcome) => ({
      ...outcome,
      name: known.get(outcome.offerId)?.name ?? outcome.offerId,
      state: states.get(outcome.offerId) ?? "active",
      text: texts(outcome),
    }))
    .toSorted((one, other) => order[one.outcome] - order[other.outcome] || (one.offerId < other.offerId ? -1 : 1));
}

/** The best that became of each offer: an offer of several rules is applied when one of them is. */
function outcomesById({ applied, nearMisses, refusals = [] }: Calculated): Map<string, Outcome> {
  const byId = new Map<string, Outcome>();
  for (const { offerId, amount, count } of applied) {
    const before = byId.get(offerId) ?? { offerId, outcome: "applied" as const, amount: 0, count: 0 };
    byId.set(offerId, { ...before, amount: (before.amount ?? 0) + amount, count: (before.count ?? 0) + count });
  }
  for (const { offerId, gain } of nearMisses)
    if (!byId.has(offerId)) byId.set(offerId, { offerId, outcome: "nearlyReached", amount: gain });
  for (const { offerId, reason } of refusals)
    if (!byId.has(offerId)) byId.set(offerId, { offerId, outcome: "refused", reason });
  return byId;
}

function promotionsIn({ applied, nearMisses, refusals = [] }: Pick<Priced, "applied" | "nearMisses" | "refusals">) {
  return [...new Set([...applied, ...nearMisses, ...refusals].map(({ promotionId }) => promotionId))];
}
