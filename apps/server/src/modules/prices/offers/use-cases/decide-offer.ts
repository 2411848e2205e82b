import { stagePromotions } from "../../books/index.ts";
import { offerStateWrong, ownOffer } from "../errors.ts";
import type { OfferContext } from "../ground.ts";
import type { OfferRecord } from "../offer.ts";
import { type Call, requireState, withOffer, writeOffer } from "./with-offer.ts";

/** A second pair of eyes: whoever changed the draft last has no say. */
export async function approveOffer(
  context: OfferContext,
  call: Call,
  comment: string | undefined,
): Promise<OfferRecord> {
  return withOffer(context, call, (transaction, record) => {
    requireState(record, ["checked"], "approved");
    if (record.editedBy === call.actor.id)
      throw ownOffer("You have changed this offer last; somebody else must approve it.");
    const next = { draftState: "approved", approvedBy: call.actor.id } as const;
    return writeOffer(transaction, record, next, { actor: call.actor, action: "approved", comment });
  });
}

export async function rejectOffer(context: OfferContext, call: Call, reason: string): Promise<OfferRecord> {
  return withOffer(context, call, (transaction, record) => {
    requireState(record, ["checked", "approved"], "rejected");
    const next = { draftState: "draft", approvedBy: undefined } as const;
    return writeOffer(transaction, record, next, { actor: call.actor, action: "rejected", comment: reason });
  });
}

/** Back to a draft. What is sold by leaves the tills at once; a new version beside it stays the draft. */
export async function withdrawOffer(context: OfferContext, call: Call): Promise<OfferRecord> {
  const record = await withOffer(context, call, async (transaction, record) => {
    const { actor } = call;
    if (record.active === undefined) {
      requireState(record, ["checked", "approved"], "withdrawn");
      const next = { draftState: "draft", approvedBy: undefined } as const;
      return writeOffer(transaction, record, next, { actor, action: "withdrawn" });
    }
    const staged = await stagePromotions(transaction, { upserts: [], removals: [record.offerId] });
    if (staged.removed === 0) throw offerStateWrong("The offer is in no price book any more.");
    await context.requestPublication(transaction);
    const next = {
      draft: record.draft ?? record.active,
      draftState: "draft",
      approvedBy: undefined,
      active: undefined,
      activeBook: undefined,
    } as const;
    return writeOffer(transaction, record, next, { actor, action: "withdrawn" });
  });
  await context.publishNow();
  return record;
}
