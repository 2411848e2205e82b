import { type AnyKysely, addJob, sql } from "@counterfoil/platform";
import type { Cause } from "./causes.ts";

/** Judges which root causes people are told of; it runs each minute, and at once when cases are over. */
export const WATCH_STUCK = "hub:watch-stuck";

export const watchAgain = (db: AnyKysely) => addJob(db, WATCH_STUCK, {}, { key: WATCH_STUCK });

export type NewCase = {
  storeId: string;
  messageId: string;
  service: string;
  businessKey: string;
  cause: Cause;
  amountMinor: number | null;
  currency: string | null;
  reason: string | null;
};

/** A message that fails again stays the same case. */
export async function upsertMessageCases(db: AnyKysely, cases: readonly NewCase[]): Promise<void> {
  const of = <Value>(value: (each: NewCase) => Value) => cases.map(value);
  await sql`
    insert into hub.mending_case (direction, service, error_class, cause_code, cause_subject, store_id, message_id,
      business_key, amount_minor, currency, reason)
    select 'outbound', * from unnest(${of(({ service }) => service)}::text[], ${of(({ cause }) => cause.errorClass)}::text[],
      ${of(({ cause }) => cause.code)}::text[], ${of(({ cause }) => cause.subject)}::text[],
      ${of(({ storeId }) => storeId)}::text[], ${of(({ messageId }) => messageId)}::uuid[],
      ${of(({ businessKey }) => businessKey)}::text[], ${of(({ amountMinor }) => amountMinor)}::bigint[],
      ${of(({ currency }) => currency)}::text[], ${of(({ reason }) => reason)}::text[])
    on conflict (message_id, store_id) where resolved_at is null and message_id is not null
    do update set error_class = excluded.error_class, cause_code = excluded.cause_code, cause_subject = excluded.cause_subject,
      service = excluded.service, reason = excluded.reason, changed_at = now(), under_way = false,
      failures = mending_case.failures + 1`.execute(db);
}

type Ids = readonly { storeId: string; id: string }[];
const chosen = (ids: Ids) =>
  sql`resolved_at is null and message_id is not null and message_id = any(${ids.map(({ id }) => id)}::uuid[])
    and (message_id, store_id) in (select * from unnest(${ids.map(({ id }) => id)}::uuid[], ${ids.map(({ storeId }) => storeId)}::text[]))`;

/** Through: whoever sent it again has mended it, else it went by itself. With causes, only those of these. */
export async function resolveMessages(db: AnyKysely, ids: Ids, causes?: readonly string[]): Promise<void> {
  const { numAffectedRows } = await sql`
    update hub.mending_case set resolved_at = now(), under_way = false, changed_at = now(),
      resolved_how = coalesce(retried_how, 'itself'), resolved_by = retried_by
    where ${chosen(ids)} and ${causes === undefined ? sql`true` : sql`cause_code = any(${[...causes]})`}`.execute(db);
  if (numAffectedRows) await watchAgain(db);
}

export async function markUnderWay(db: AnyKysely, ids: Ids): Promise<void> {
  await sql`update hub.mending_case set under_way = true where ${chosen(ids)} and not under_way`.execute(db);
}

export type ObjectCase = { position: number; businessKey: string; cause: Cause; reason: string };

export async function upsertObjectCases(
  db: AnyKysely,
  document: { id: string; service: string },
  cases: readonly ObjectCase[],
): Promise<void> {
  if (cases.length === 0) return;
  const of = <Value>(value: (each: ObjectCase) => Value) => cases.map(value);
  await sql`
    insert into hub.mending_case (direction, service, error_class, cause_code, cause_subject, document_id, position,
      business_key, reason)
    select 'inbound', ${document.service}, error_class, code, subject, ${document.id}::uuid, position, business_key, reason
    from unnest(${of(({ cause }) => cause.errorClass)}::text[], ${of(({ cause }) => cause.code)}::text[],
      ${of(({ cause }) => cause.subject)}::text[], ${of(({ position }) => position)}::int[],
      ${of(({ businessKey }) => businessKey)}::text[], ${of(({ reason }) => reason)}::text[])
      as new (error_class, code, subject, position, business_key, reason)
    on conflict (document_id, position) where resolved_at is null and document_id is not null
    do update set error_class = excluded.error_class, cause_code = excluded.cause_code, cause_subject = excluded.cause_subject,
      reason = excluded.reason, changed_at = now(), under_way = false, failures = mending_case.failures + 1`.execute(
    db,
  );
}

/** What is refused no longer after another try of its document. */
export async function resolveObjects(
  db: AnyKysely,
  documentId: string,
  stillRefused: readonly number[],
): Promise<void> {
  const { numAffectedRows } = await sql`
    update hub.mending_case set resolved_at = now(), under_way = false, changed_at = now(),
      resolved_how = coalesce(retried_how, 'itself'), resolved_by = retried_by
    where document_id = ${documentId} and resolved_at is null and position <> all(${[...stillRefused]}::int[])`.execute(
    db,
  );
  if (numAffectedRows) await watchAgain(db);
}

/** A later message brought what an earlier one could not. */
export async function resolveByLater(db: AnyKysely, documentId: string, service: string): Promise<void> {
  const { numAffectedRows } = await sql`
    update hub.mending_case as earlier set resolved_at = now(), under_way = false, changed_at = now(), resolved_how = 'later'
    from hub.inbound_object as object
    where earlier.direction = 'inbound' and earlier.service = ${service} and earlier.resolved_at is null
      and earlier.position >= 0 and earlier.document_id < ${documentId}::uuid
      and object.document_id = ${documentId} and object.object_key = earlier.business_key
      and object.outcome in ('created', 'changed', 'unchanged')`.execute(db);
  if (numAffectedRows) await watchAgain(db);
}
