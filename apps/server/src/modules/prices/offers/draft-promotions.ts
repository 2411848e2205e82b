import type { OfferState } from "@counterfoil/contracts";
import type { Promotion } from "@counterfoil/pricing";
import { offerUnknown } from "./errors.ts";
import { localNowOf, type OfferContext } from "./ground.ts";
import { shownState } from "./offer.ts";
import { readOffers } from "./offer-store.ts";
import { toPromotion } from "./use-cases/activate-offer.ts";

export type DraftPromotion = { offerId: string; name: string; state: OfferState; promotion: Promotion };

/** What these offers will be sold by when their drafts are activated; those without a draft as they are sold by now. */
export async function readDraftPromotions(
  context: OfferContext,
  offerIds: readonly string[],
): Promise<DraftPromotion[]> {
  const records = await readOffers(context.db, offerIds);
  const now = await localNowOf(context);
  return offerIds.map((offerId) => {
    const record = records.get(offerId);
    const offer = record?.draft ?? record?.active;
    if (record === undefined || offer === undefined) throw offerUnknown(`There is no offer ${offerId}.`);
    const promotion = toPromotion(offer, context.hooks);
    return { offerId, name: offer.name, state: record.draftState ?? shownState(record, now), promotion };
  });
}
