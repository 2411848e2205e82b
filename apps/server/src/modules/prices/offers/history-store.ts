import { type Actor, recordChange, sql } from "@counterfoil/platform";
import type { Offer } from "@counterfoil/pricing";
import type { Db, DbTransaction } from "../../../database.ts";
import type { OfferRecord } from "./offer.ts";

export type FieldChange = { field: string; from?: unknown; to?: unknown };
export type HistoryEntry = {
  at: string;
  by: string;
  action: string;
  version: number;
  changes: FieldChange[];
  comment?: string;
};

/** Field by field, lists and goods as a whole: what a person would say has changed. */
export function changesBetween(before: Offer | undefined, after: Offer | undefined): FieldChange[] {
  const [from, to] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((field) => {
    const [old, now] = [from.get(field), to.get(field)];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    return [{ field, ...(old === undefined ? {} : { from: old }), ...(now === undefined ? {} : { to: now }) }];
  });
}

function fieldsOf(offer: Offer | undefined): Map<string, unknown> {
  if (offer === undefined) return new Map();
  const { terms, offerId: _same, ...head } = offer;
  return new Map<string, unknown>([
    ...Object.entries(head).map(([field, value]): [string, unknown] => [`/${field}`, value]),
    ...Object.entries(terms).map(([field, value]): [string, unknown] => [`/terms/${field}`, value]),
  ]);
}

/** Into the offer's own history and the house's audit, in the transaction of the change. */
export async function noteAction(
  db: DbTransaction,
  { offerId, version }: Pick<OfferRecord, "offerId" | "version">,
  {
    actor,
    action,
    changes = [],
    comment,
  }: { actor: Actor; action: string; changes?: FieldChange[]; comment?: string | undefined },
): Promise<void> {
  await sql`insert into prices.offer_history (offer_id, by_id, by_name, action, version, changes, comment)
    values (${offerId}, ${actor.id}, ${actor.name}, ${action}, ${version}, ${JSON.stringify(changes)}::json, ${comment ?? null})`.execute(
    db,
  );
  const detail = { version, fields: changes.map(({ field }) => field), ...(comment === undefined ? {} : { comment }) };
  await recordChange(db, { actor, action: `offer.${action}`, objectType: "offer", objectId: offerId, detail });
}

const MOST_ENTRIES = 200;

/** The latest first. */
export async function readHistory(db: Db, offerId: string): Promise<HistoryEntry[]> {
  const { rows } = await sql<HistoryEntry & { at: Date; comment: string | null }>`
    select at, by_name as by, action, version, changes, comment from prices.offer_history
    where offer_id = ${offerId} order by history_id desc limit ${MOST_ENTRIES}`.execute(db);
  return rows.map(({ at, comment, ...entry }) => ({
    ...entry,
    at: at.toISOString(),
    ...(comment === null ? {} : { comment }),
  }));
}
