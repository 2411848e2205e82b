import type { Actor } from "@counterfoil/platform";
import type { Offer } from "@counterfoil/pricing";
import { readCalendar } from "./calendar.ts";
import { readDraftPromotions } from "./draft-promotions.ts";
import { exportOffers } from "./export-offers.ts";
import type { OfferContext } from "./ground.ts";
import { readFailedRows, readImports } from "./import-store.ts";
import { listOffers, type OfferQuery } from "./list-offers.ts";
import { previewOffers } from "./preview-offers.ts";
import { readOffer } from "./read-offer.ts";
import { sentencesOf } from "./sentences.ts";
import { activateOffer } from "./use-cases/activate-offer.ts";
import { checkOffer } from "./use-cases/check-offer.ts";
import { approveOffer, rejectOffer, withdrawOffer } from "./use-cases/decide-offer.ts";
import { deleteDraft, restoreDraft } from "./use-cases/delete-draft.ts";
import { endOffer } from "./use-cases/end-offer.ts";
import { importOffers } from "./use-cases/import-offers.ts";
import { type OrderedSequence, orderOffers } from "./use-cases/order-offers.ts";
import { changeOffer, copyOffer, createOffer, type NewOffer } from "./use-cases/save-offer.ts";
import { undoImport } from "./use-cases/undo-import.ts";
import type { Call } from "./use-cases/with-offer.ts";

export type { DraftPromotion } from "./draft-promotions.ts";
export type { OfferContext, OfferSurroundings, SavedTestResult, StoreFacts } from "./ground.ts";
export { registerOfferRoutes } from "./routes/index.ts";

/** Offers, from the first draft to the tills and out of them again. */
export function createOffers(context: OfferContext) {
  const { db } = context;
  return {
    list: (query: OfferQuery) => listOffers(context, query),
    read: (offerId: string) => readOffer(context, offerId),
    create: (offer: NewOffer, actor: Actor) => createOffer(context, offer, { actor }),
    change: (call: Call, offer: NewOffer) => changeOffer(context, call, offer),
    copy: (call: Call) => copyOffer(context, call),
    deleteDraft: (call: Call) => deleteDraft(context, call),
    restoreDraft: (call: Call) => restoreDraft(context, call),
    check: (call: Call) => checkOffer(context, call),
    approve: (call: Call, comment?: string) => approveOffer(context, call, comment),
    reject: (call: Call, reason: string) => rejectOffer(context, call, reason),
    withdraw: (call: Call) => withdrawOffer(context, call),
    activate: (call: Call, override?: { reason: string }) => activateOffer(context, call, override),
    end: (call: Call, at?: string) => endOffer(context, call, at),
    order: (order: { sequences: readonly OrderedSequence[]; dryRun?: boolean }, actor: Actor) =>
      orderOffers(context, order, actor),
    calendar: (range: { from: string; to: string }) => readCalendar(context, range),
    preview: (asked: Parameters<typeof previewOffers>[1]) => previewOffers(context, asked),
    sentence: async (offer: Offer) => (await sentencesOf(context, [{ kind: "offer", offer }]))[0],
    export: (query: OfferQuery) => exportOffers(context, query),
    import: (file: Parameters<typeof importOffers>[1], actor: Actor) => importOffers(context, file, actor),
    imports: () => readImports(db),
    failedRows: (importId: string) => readFailedRows(db, importId),
    undoImport: (importId: string, actor: Actor) => undoImport(context, importId, actor),
    draftPromotions: (offerIds: readonly string[]) => readDraftPromotions(context, offerIds),
  };
}

export type Offers = ReturnType<typeof createOffers>;
