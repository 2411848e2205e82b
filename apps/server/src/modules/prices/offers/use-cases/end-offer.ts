import type { Offer } from "@counterfoil/pricing";
import { readNextPromotion, stagePromotions } from "../../books/index.ts";
import { endInvalid, offerStateWrong } from "../errors.ts";
import { localNowOf, type OfferContext } from "../ground.ts";
import type { OfferRecord } from "../offer.ts";
import { type Call, withOffer, writeOffer } from "./with-offer.ts";

/** Ends what is sold by earlier than was planned: now, or at a local time before its end. */
export async function endOffer(
  context: OfferContext,
  call: Call,
  at: string | undefined,
): Promise<{ record: OfferRecord; book: number }> {
  const { earliest, latest } = await localNowOf(context);
  const done = await withOffer(context, call, async (transaction, record) => {
    const { active } = record;
    if (active === undefined) throw offerStateWrong("Only an active offer can be ended.");
    const validTo = at ?? aSecondBefore(earliest);
    requireEnd(active, validTo, { at, latest });
    const sold = await readNextPromotion(transaction, record.offerId);
    if (sold === undefined) throw offerStateWrong("The offer is in no price book any more.");
    const shorter = { promotion: { ...sold, validTo }, origin: record.origin };
    const staged = await stagePromotions(transaction, { upserts: [shorter], removals: [] });
    await context.requestPublication(transaction);
    const changes = [{ field: "/validTo", from: active.validTo, to: validTo }];
    const note = { actor: call.actor, action: "ended", changes };
    const next = { active: { ...active, validTo }, activeBook: staged.book };
    return { record: await writeOffer(transaction, record, next, note), book: staged.book };
  });
  await context.publishNow();
  return done;
}

function requireEnd(
  { validFrom, validTo }: Offer,
  end: string,
  { at, latest }: { at: string | undefined; latest: string },
): void {
  if (validFrom > latest && at === undefined)
    throw endInvalid("The offer has not begun yet: withdraw it, or name the time at which it ends.", "/body/at");
  if (end < validFrom) throw endInvalid(`The offer begins at ${validFrom} only.`, "/body/at");
  if (end >= validTo) throw endInvalid(`The offer ends at ${validTo} anyway.`, "/body/at");
}

/** The last second of a validity is included. */
function aSecondBefore(local: string): string {
  return new Date(Date.parse(`${local}Z`) - 1000).toISOString().slice(0, 19);
}
