import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import { importOver, importUnknown } from "../../errors.ts";
import type { OfferContext } from "../ground.ts";
import { changesBetween } from "../history-store.ts";
import { lockImport, markUndone, readImportRows } from "../import-store.ts";
import { contentOf, type OfferRecord } from "../offer.ts";
import { lockOffers } from "../offer-store.ts";
import { writeOffer } from "./with-offer.ts";

/** Takes a whole import back, or nothing of it: an offer that somebody has worked on since belongs to them. */
export async function undoImport({ db }: OfferContext, importId: string, actor: Actor): Promise<{ offers: number }> {
  return inTransaction(db, async (transaction) => {
    const found = await lockImport(transaction, importId);
    if (found === undefined) throw importUnknown(`There is no import ${importId}.`);
    if (found.undoneAt !== null) throw importOver("This import is undone already.");
    const rows = await readImportRows(transaction, importId);
    const records = await lockOffers(
      transaction,
      rows.map(({ offerId }) => offerId),
    );
    const touched = rows.filter(({ offerId, versionAfter }) => records.get(offerId)?.version !== versionAfter);
    if (touched.length > 0)
      throw importOver(
        `Changed since: ${touched
          .slice(0, 10)
          .map(({ offerId }) => offerId)
          .join(", ")}.`,
      );
    for (const { offerId, before } of rows) {
      const record = records.get(offerId) as OfferRecord;
      const changes = changesBetween(contentOf(record), before === null ? undefined : contentOf(before));
      const next =
        before === null ? { draft: undefined, draftState: undefined, deletedDraft: record.draft } : undone(before);
      await writeOffer(transaction, record, next, { actor, action: "importUndone", changes });
    }
    await markUndone(transaction, importId);
    const change = { objectType: "offerImport", objectId: importId, detail: { offers: rows.length } };
    await recordChange(transaction, { actor, action: "offers.importUndone", ...change });
    return { offers: rows.length };
  });
}

/** As it was, approvals included: nothing of it has changed. */
function undone({ draft, draftState, deletedDraft, editedBy, approvedBy }: OfferRecord): Partial<OfferRecord> {
  return { draft, draftState, deletedDraft, editedBy, approvedBy };
}
