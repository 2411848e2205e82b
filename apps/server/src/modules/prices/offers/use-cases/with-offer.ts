import { type Actor, inTransaction } from "@counterfoil/platform";
import type { DbTransaction } from "../../../../database.ts";
import { changedMeanwhile, offerStateWrong, offerUnknown } from "../errors.ts";
import type { OfferContext } from "../ground.ts";
import { type FieldChange, noteAction } from "../history-store.ts";
import type { OfferRecord } from "../offer.ts";
import { lockOffers, updateOffer } from "../offer-store.ts";

/** Which offer, as which version the caller has seen it, and who calls. */
export type Call = { offerId: string; version?: number | undefined; actor: Actor };

/** Works on an offer that nobody else can touch meanwhile, and that is still the one the caller has seen. */
export async function withOffer<Result>(
  { db }: Pick<OfferContext, "db">,
  { offerId, version }: Omit<Call, "actor">,
  work: (transaction: DbTransaction, record: OfferRecord) => Promise<Result>,
): Promise<Result> {
  return inTransaction(db, async (transaction) => {
    const record = (await lockOffers(transaction, [offerId])).get(offerId);
    if (record === undefined) throw offerUnknown(`There is no offer ${offerId}.`);
    if (version !== undefined && version !== record.version)
      throw changedMeanwhile(
        `${record.changedBy} has made version ${record.version} of it meanwhile.`,
        "/body/version",
      );
    return work(transaction, record);
  });
}

export type Note = { actor: Actor; action: string; changes?: FieldChange[]; comment?: string | undefined };

/** The next version of the record, with its line in the history. */
export async function writeOffer(
  transaction: DbTransaction,
  before: OfferRecord,
  changes: Partial<OfferRecord>,
  note: Note,
): Promise<OfferRecord> {
  const record = { ...before, ...changes, version: before.version + 1, changedBy: note.actor.name };
  await updateOffer(transaction, record);
  await noteAction(transaction, record, note);
  return record;
}

export function requireState(record: OfferRecord, wanted: readonly OfferRecord["draftState"][], to: string): void {
  if (wanted.includes(record.draftState)) return;
  const state = record.draftState ?? (record.active === undefined ? "deleted" : "active without a new version");
  throw offerStateWrong(`To be ${to} the offer must be ${wanted.join(" or ")}; it is ${state}.`);
}
