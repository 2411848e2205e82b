import { offerStateWrong } from "../errors.ts";
import type { OfferContext } from "../ground.ts";
import type { OfferRecord } from "../offer.ts";
import { type Call, withOffer, writeOffer } from "./with-offer.ts";

/** Throws away what is worked on; what is active stays active. */
export async function deleteDraft(context: OfferContext, call: Call): Promise<OfferRecord> {
  return withOffer(context, call, (transaction, record) => {
    if (record.draft === undefined) throw offerStateWrong("There is no draft to delete. An active offer is ended.");
    const next = { draft: undefined, draftState: undefined, approvedBy: undefined, deletedDraft: record.draft };
    return writeOffer(transaction, record, next, { actor: call.actor, action: "deleted" });
  });
}

/** Brings the deleted draft back, to be checked anew. */
export async function restoreDraft(context: OfferContext, call: Call): Promise<OfferRecord> {
  return withOffer(context, call, (transaction, record) => {
    if (record.deletedDraft === undefined) throw offerStateWrong("There is no deleted draft to restore.");
    const next = { draft: record.deletedDraft, draftState: "draft", deletedDraft: undefined } as const;
    return writeOffer(transaction, record, next, { actor: call.actor, action: "restored" });
  });
}
