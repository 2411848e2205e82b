import { type Actor, inTransaction } from "@counterfoil/platform";
import type { Offer } from "@counterfoil/pricing";
import type { DbTransaction } from "../../../../database.ts";
import { readNextPromotion } from "../../books/index.ts";
import { offerExists } from "../errors.ts";
import type { OfferContext } from "../ground.ts";
import { changesBetween, noteAction } from "../history-store.ts";
import { contentOf, type OfferRecord } from "../offer.ts";
import { insertOffer, makeOfferId } from "../offer-store.ts";
import { type Call, withOffer, writeOffer } from "./with-offer.ts";

export type NewOffer = Omit<Offer, "offerId"> & { offerId?: string };

/** A new draft, under a number of its own when it names none. */
export async function createOffer(
  { db }: Pick<OfferContext, "db">,
  offer: NewOffer,
  { actor, action = "created", origin = "app" }: { actor: Actor; action?: string; origin?: "app" | "csv" },
): Promise<OfferRecord> {
  return inTransaction(db, async (transaction) => {
    const offerId = offer.offerId ?? (await makeOfferId(transaction));
    const draft = { ...offer, offerId } as Offer;
    const facts = { offerId, origin, version: 1, draft, draftState: "draft", editedBy: actor.id } as const;
    const record = { ...facts, changedBy: actor.name };
    const isForeign = (await readNextPromotion(transaction, offerId)) !== undefined;
    if (isForeign || !(await insertOffer(transaction, record)))
      throw offerExists(
        `There is an offer ${offerId} already, perhaps a deleted one or one of another system.`,
        "/body/offerId",
      );
    await noteAction(transaction, record, { actor, action, changes: changesBetween(undefined, draft) });
    return { ...record, changedAt: new Date() };
  });
}

/** Changes the draft; what was checked or approved is a draft again. Beside an active offer a new version begins. */
export async function changeOffer(
  context: Pick<OfferContext, "db">,
  call: Call,
  offer: NewOffer,
): Promise<OfferRecord> {
  return withOffer(context, call, (transaction, record) => putDraft(transaction, record, offer, call.actor));
}

export async function putDraft(
  transaction: DbTransaction,
  record: OfferRecord,
  offer: NewOffer,
  actor: Actor,
  action = "changed",
): Promise<OfferRecord> {
  const draft = { ...offer, offerId: record.offerId } as Offer;
  const changes = changesBetween(contentOf(record), draft);
  if (changes.length === 0 && record.draft !== undefined) return record;
  const next = {
    draft,
    draftState: "draft",
    editedBy: actor.id,
    approvedBy: undefined,
    deletedDraft: undefined,
  } as const;
  return writeOffer(transaction, record, next, { actor, action, changes });
}

/** The same content under a new number, from the same beginning. */
export async function copyOffer(context: Pick<OfferContext, "db">, { offerId, actor }: Call): Promise<OfferRecord> {
  const content = await withOffer(context, { offerId }, async (_transaction, record) => contentOf(record) as Offer);
  const { offerId: _original, ...rest } = content;
  return createOffer(context, rest, { actor, action: "copied" });
}
