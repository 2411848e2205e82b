import type { MendingCase, MendingCaseQuerySchema, MendingChoice, Page } from "@counterfoil/contracts";
import { type AnyKysely, invalidRequest, type RawBuilder, sql } from "@counterfoil/platform";
import type { Static } from "typebox";
import { watchAgain } from "./case-store.ts";
import type { MendingContext } from "./context.ts";
import { casesOf } from "./find-cases.ts";

export type CaseQuery = Static<typeof MendingCaseQuerySchema>;
type ListName = NonNullable<CaseQuery["list"]>;

/** Each list has an index of its own order. */
const lists: Record<ListName, { where: RawBuilder<unknown>; at: RawBuilder<unknown> }> = {
  open: { where: sql`resolved_at is null`, at: sql`opened_at` },
  resolved: { where: sql`resolved_at is not null`, at: sql`resolved_at` },
  retried: { where: sql`retried_at is not null`, at: sql`retried_at` },
};

export async function readCases(context: MendingContext, query: CaseQuery): Promise<Page<MendingCase>> {
  const { where, at } = lists[query.list ?? "open"];
  const limit = query.limit ?? 50;
  const word = query.query?.trim() ?? "";
  const conditions = [
    where,
    query.group === undefined ? undefined : sql`group_key = ${query.group}`,
    query.storeId === undefined ? undefined : sql`store_id = ${query.storeId}`,
    word === "" ? undefined : await casesOf(context, word),
    query.next === undefined ? undefined : positionOf(query.next, at),
  ].filter((condition) => condition !== undefined);
  const { rows } = await sql<{ item: MendingCase; at: string }>`
    select ${caseAsJson} as item, (${at})::text as at
    from hub.mending_case as one
      left join hub.mending_task as task on task.subject = 'case:' || one.id
    where ${sql.join(conditions, sql` and `)}
    order by ${at} desc, id desc limit ${limit + 1}`.execute(context.db);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(({ item }) => item), ...(last ? { next: `${last.at}|${last.item.id}` } : {}) };
}

const caseAsJson = sql`json_strip_nulls(json_build_object('id', id, 'groupKey', group_key, 'direction', direction,
  'service', service, 'errorClass', error_class, 'causeCode', cause_code, 'causeSubject', cause_subject,
  'businessKey', business_key, 'storeId', store_id, 'messageId', message_id, 'documentId', document_id,
  'amount', amount_minor, 'currency', currency, 'reason', reason, 'openedAt', opened_at, 'failures', failures,
  'underWay', under_way, 'retriedAt', retried_at, 'retriedHow', retried_how, 'retriedBy', retried_by,
  'resolvedAt', resolved_at, 'resolvedHow', resolved_how, 'resolvedBy', resolved_by, 'resolvedWhy', resolved_why,
  'ownerId', owner_id, 'ownerName', owner_name, 'dueAt', due_at))`;

function positionOf(next: string, at: RawBuilder<unknown>): RawBuilder<unknown> {
  const match = /^([0-9 :.+-]{10,40})\|(\d{1,15})$/.exec(next);
  if (!match) throw invalidRequest("This page does not exist.", "/query/next");
  return sql`(${at}, id) < (${match[1]}::timestamptz, ${Number(match[2])})`;
}

export type ChosenCase = {
  id: number;
  direction: "outbound" | "inbound";
  causeCode: string;
  businessKey: string;
  storeId: string | null;
  messageId: string | null;
  documentId: string | null;
};
const CHOSEN_AT_MOST = 100_000;

/** The open ones of a choice; nothing chosen is nothing. */
export async function readChosen(db: AnyKysely, { groups = [], cases = [] }: MendingChoice): Promise<ChosenCase[]> {
  const { rows } = await sql<ChosenCase>`
    select id, direction, cause_code as "causeCode", business_key as "businessKey", store_id as "storeId",
      message_id as "messageId", document_id as "documentId"
    from hub.mending_case where resolved_at is null and (group_key = any(${groups}) or id = any(${cases}::bigint[]))
    order by id limit ${CHOSEN_AT_MOST}`.execute(db);
  return rows;
}

export type Retried = { how: "retry" | "lookup" | "edit"; by: string };

export async function markRetried(db: AnyKysely, ids: readonly number[], { how, by }: Retried): Promise<void> {
  await sql`
    update hub.mending_case set retried_at = now(), retried_how = ${how}, retried_by = ${by}, under_way = true
    where id = any(${[...ids]}::bigint[]) and resolved_at is null`.execute(db);
}

export async function markSettled(
  db: AnyKysely,
  ids: readonly number[],
  { by, why }: { by: string; why: string },
): Promise<void> {
  const { numAffectedRows } = await sql`
    update hub.mending_case set resolved_at = now(), changed_at = now(), under_way = false, resolved_how = 'settled',
      resolved_by = ${by}, resolved_why = ${why}
    where id = any(${[...ids]}::bigint[]) and resolved_at is null`.execute(db);
  if (numAffectedRows) await watchAgain(db);
}

/** Nobody waits for it any more: it was taken back where it stands. */
export async function settleMessage(db: AnyKysely, { storeId, id }: { storeId: string; id: string }): Promise<void> {
  const { numAffectedRows } = await sql`
    update hub.mending_case set resolved_at = now(), changed_at = now(), under_way = false, resolved_how = 'settled'
    where message_id = ${id} and store_id = ${storeId} and resolved_at is null`.execute(db);
  if (numAffectedRows) await watchAgain(db);
}
