import { sql } from "@counterfoil/platform";
import type { Offer } from "@counterfoil/pricing";
import type { Db, DbTransaction } from "../../../database.ts";
import { withoutNulls } from "../books/index.ts";
import { headColumns, type OfferRecord } from "./offer.ts";
import { targetKeys } from "./targets.ts";

const columns = sql`offer_id as "offerId", origin, version, draft, draft_state as "draftState", deleted_draft as "deletedDraft",
  edited_by as "editedBy", approved_by as "approvedBy", active, active_book as "activeBook", changed_at as "changedAt",
  changed_by as "changedBy"`;

export async function readOffers(db: Db, ids: readonly string[]): Promise<Map<string, OfferRecord>> {
  const { rows } = await sql<OfferRecord>`
    select ${columns} from prices.offer where offer_id = any(${ids}) order by offer_id`.execute(db);
  return new Map(rows.map((row) => [row.offerId, withoutNulls(row)]));
}

/** Held until commit: two people with one offer come one after the other. In the order of ids, so that nobody waits in a circle. */
export async function lockOffers(db: DbTransaction, ids: readonly string[]): Promise<Map<string, OfferRecord>> {
  await sql`select from prices.offer where offer_id = any(${ids}) order by offer_id for update`.execute(db);
  return readOffers(db, ids);
}

export async function makeOfferId(db: DbTransaction): Promise<string> {
  const { rows } = await sql<{ number: number }>`select nextval('prices.offer_number') as number`.execute(db);
  return `OF-${String(rows[0]?.number).padStart(6, "0")}`;
}

/** False when there is one of this id. */
export async function insertOffer(db: DbTransaction, record: Omit<OfferRecord, "changedAt">): Promise<boolean> {
  const head = listColumns(record);
  const inserted = await db
    .insertInto("prices.offer")
    .values({ offer_id: record.offerId, origin: record.origin, ...stateColumns(record), ...head })
    .onConflict((conflict) => conflict.doNothing())
    .returning("offer_id")
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Writes the record as it is now, with the columns that lists read. */
export async function updateOffer(db: DbTransaction, record: OfferRecord): Promise<void> {
  await db
    .updateTable("prices.offer")
    .set({ ...stateColumns(record), ...listColumns(record), changed_at: sql`now()` })
    .where("offer_id", "=", record.offerId)
    .execute();
}

/** Lists show what is sold by; they find an offer by the goods of its new version too. */
function listColumns({ active, draft, deletedDraft }: Omit<OfferRecord, "changedAt">) {
  const shown = active ?? draft ?? deletedDraft;
  if (shown === undefined) throw new Error("an offer without content");
  const keys = [active, draft].flatMap((offer) => (offer === undefined ? [] : targetKeys(offer)));
  return { ...headColumns(shown), target_keys: [...new Set(keys)] };
}

function stateColumns(record: Omit<OfferRecord, "changedAt">) {
  const text = (offer: Offer | undefined) => (offer === undefined ? null : JSON.stringify(offer));
  return {
    version: record.version,
    draft: text(record.draft),
    draft_state: record.draftState ?? null,
    deleted_draft: text(record.deletedDraft),
    edited_by: record.editedBy,
    approved_by: record.approvedBy ?? null,
    active: text(record.active),
    active_book: record.activeBook ?? null,
    changed_by: record.changedBy,
  };
}
