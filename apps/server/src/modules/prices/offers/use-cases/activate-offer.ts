import { convertOffer, type Offer, type Promotion } from "@counterfoil/pricing";
import type { DbTransaction } from "../../../../database.ts";
import { currentBookNumber, stagePromotions } from "../../books/index.ts";
import type { RetailerHooks } from "../../hooks.ts";
import { assessOffers } from "../assess.ts";
import { hookFailed, offerHasProblems, savedTestFailed } from "../errors.ts";
import type { OfferContext } from "../ground.ts";
import { changesBetween } from "../history-store.ts";
import type { OfferRecord } from "../offer.ts";
import { engineProblems } from "../problems/index.ts";
import { type Call, requireState, withOffer, writeOffer } from "./with-offer.ts";

/**
 * Makes the approved version what is sold by: converted, looked at once more, staged, published, and the tills told. Of two people
 * who do it at once, one does and the other is told that it is done.
 */
export async function activateOffer(
  context: OfferContext,
  call: Call,
  override?: { reason: string },
): Promise<{ record: OfferRecord; book: number }> {
  const done = await withOffer(context, call, async (transaction, record) => {
    requireState(record, ["approved"], "activated");
    const offer = record.draft as Offer;
    await requireNoProblems(context, transaction, offer);
    const promotion = toPromotion(offer, context.hooks);
    if (override === undefined) await requireSavedTests(context, promotion);
    return makeActive(context, transaction, { record, offer, promotion, call, comment: override?.reason });
  });
  await context.publishNow();
  return done;
}

async function requireNoProblems(context: OfferContext, transaction: DbTransaction, offer: Offer): Promise<void> {
  const [problems = []] = await assessOffers(context, [offer], transaction);
  const wrong = problems.find(({ blocking }) => blocking);
  if (wrong !== undefined) throw offerHasProblems(`${wrong.detail} (${wrong.code})`, `/offer${wrong.field}`);
}

async function requireSavedTests(context: OfferContext, promotion: Promotion): Promise<void> {
  const results = await context.runSavedTests([promotion]);
  const failed = results.find(({ passed, failsAnyway }) => !passed && !failsAnyway);
  if (failed !== undefined) throw savedTestFailed(`“${failed.name}”: ${failed.detail ?? "another result"}`);
}

/** The engine's conversion, then the retailer's own rule. What that makes must still be this promotion, and one the engine takes. */
export function toPromotion(offer: Offer, { onOfferConversion }: RetailerHooks): Promotion {
  const converted = convertOffer(offer);
  if (onOfferConversion === undefined) return converted;
  const made = callHook(() => onOfferConversion(structuredClone(converted), structuredClone(offer)));
  if (made?.promotionId !== converted.promotionId || !Array.isArray(made.rules) || made.rules.length === 0)
    throw hookFailed(`onOfferConversion has not answered promotion ${converted.promotionId} with its rules.`);
  const [wrong] = engineProblems(made);
  if (wrong !== undefined)
    throw hookFailed(`onOfferConversion has made a promotion that cannot be used: ${wrong.detail}`);
  return { ...made, offerId: offer.offerId };
}

function callHook<Result>(hook: () => Result): Result {
  try {
    return hook();
  } catch (error) {
    throw hookFailed(`onOfferConversion: ${error instanceof Error ? error.message : String(error)}`);
  }
}

type Activation = {
  record: OfferRecord;
  offer: Offer;
  promotion: Promotion;
  call: Call;
  /** Why it is activated though a saved test would break. */
  comment: string | undefined;
};

async function makeActive(
  context: OfferContext,
  transaction: DbTransaction,
  { record, offer, promotion, call, comment }: Activation,
): Promise<{ record: OfferRecord; book: number }> {
  const staged = await stagePromotions(transaction, {
    upserts: [{ promotion, origin: record.origin }],
    removals: [],
  });
  await context.requestPublication(transaction);
  // A version that sells as the one before it makes no book.
  const book = staged.unchanged > 0 ? await currentBookNumber(transaction) : staged.book;
  const next = { active: offer, activeBook: book, draft: undefined, draftState: undefined, deletedDraft: undefined };
  const changes = record.active === undefined ? [] : changesBetween(record.active, offer);
  const note = { actor: call.actor, action: "activated", changes, comment };
  return { record: await writeOffer(transaction, record, next, note), book };
}
