import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import { decodeNext, pageOf } from "../../pages.ts";
import { type Facts, type Run, runColumns } from "./run-store.ts";

type Counts = { sent: number; refused: number; messages: number; bytes: number };
const counts = sql`
  (select json_build_object('messages', count(*) filter (where state <> 'split'), 'bytes', coalesce(sum(bytes) filter (where state <> 'split'), 0),
     'sent', coalesce(sum(cardinality(object_keys)) filter (where state = 'sent'), 0),
     'refused', coalesce(sum(cardinality(object_keys)) filter (where state = 'refused'), 0))
   from replication.message where message.run_id = run.run_id) as counts`;

function toView({ packedTo: _, packedAll: __, counts, selected, ...run }: Run & { counts: Counts }) {
  return { ...run, counts: { selected, ...counts } };
}
export type RunView = ReturnType<typeof toView>;

export type RunSearch = {
  modelId?: string;
  objectType?: string;
  mode?: string;
  state?: string;
  next?: string;
  limit?: number;
};

export async function searchRuns(db: Db, search: RunSearch) {
  const limit = search.limit ?? 50;
  const [before = Number.MAX_SAFE_INTEGER] = decodeNext(search.next) ?? [];
  const { rows } = await sql<Run & { counts: Counts }>`
    select ${runColumns}, ${counts} from replication.run
    where run_id < ${Number(before)}::bigint and model_id = coalesce(${search.modelId ?? null}, model_id)
      and state = coalesce(${search.state ?? null}, state) and mode = coalesce(${search.mode ?? null}, mode)
      and object_type = coalesce(${search.objectType ?? null}, object_type)
    order by run_id desc limit ${limit + 1}`.execute(db);
  const { items, ...next } = pageOf(rows, limit, (row) => [row.runId]);
  return { items: items.map(toView), ...next };
}

export async function readRun(db: Db, runId: number): Promise<RunView | undefined> {
  const { rows } = await sql<
    Run & { counts: Counts }
  >`select ${runColumns}, ${counts} from replication.run where run_id = ${runId}`.execute(db);
  return rows[0] && toView(rows[0]);
}

export async function readMessages(db: Db, runId: number, { next, limit = 50 }: { next?: string; limit?: number }) {
  const [after = 0] = decodeNext(next) ?? [];
  const { rows } = await sql<{
    messageId: string;
    position: number;
    state: string;
    objects: number;
    bytes: number;
    createdAt: Date;
    sentAt: Date | null;
    attempts: number;
    statusCode: number | null;
    reason: string | null;
    reasonCode: string | null;
    reasonFacts: Facts | null;
    hasDocument: boolean;
  }>`
    select message_id as "messageId", position, state, cardinality(object_keys) as objects, bytes, created_at as "createdAt",
      sent_at as "sentAt", attempts, status_code as "statusCode", reason, reason_code as "reasonCode", reason_facts as "reasonFacts",
      length(body) > 0 as "hasDocument"
    from replication.message where run_id = ${runId} and position > ${Number(after)}::int order by position limit ${limit + 1}`.execute(
    db,
  );
  return pageOf(rows, limit, (row) => [row.position]);
}

export async function readLog(db: Db, runId: number) {
  const { rows } = await sql<{
    at: Date;
    level: string;
    text: string | null;
    code: string | null;
    facts: Facts | null;
  }>`
    select at, level, text, code, facts from replication.log where run_id = ${runId} order by log_id limit 2000`.execute(
    db,
  );
  return rows;
}

export type ObjectSearch = {
  objectType?: string;
  objectKey?: string;
  receiverId?: string;
  state?: string;
  present?: boolean;
  next?: string;
  limit?: number;
};

/** Per object and receiver: what was sent last, when, in which message; the run leads to its log. */
export async function searchObjects(db: Db, search: ObjectSearch) {
  const limit = search.limit ?? 50;
  const [receiver = "", type = "", key = ""] = decodeNext(search.next) ?? [];
  const conditions = [sql`(receiver_id, status.object_type, object_key) > (${receiver}, ${type}, ${key})`];
  if (search.objectType) conditions.push(sql`status.object_type = ${search.objectType}`);
  if (search.objectKey) conditions.push(sql`object_key = ${search.objectKey}`);
  if (search.receiverId) conditions.push(sql`receiver_id = ${search.receiverId}`);
  if (search.state) conditions.push(sql`status.state = ${search.state}`);
  if (search.present !== undefined) conditions.push(sql`present = ${search.present}`);
  const { rows } = await sql<{
    receiverId: string;
    objectType: string;
    objectKey: string;
    state: string;
    changeNumber: number;
    messageId: string;
    runId: number;
    at: Date;
    present: boolean;
    confirmedAt: Date | null;
    receiverKey: string | null;
    reason: string | null;
    reasonCode: string | null;
    reasonFacts: Facts | null;
  }>`
    select receiver_id as "receiverId", status.object_type as "objectType", object_key as "objectKey", status.state,
      change_number as "changeNumber", status.message_id as "messageId", run_id as "runId", at, present, confirmed_at as "confirmedAt", receiver_key as "receiverKey",
      status.reason, status.reason_code as "reasonCode", status.reason_facts as "reasonFacts"
    from replication.object_status status join replication.message using (message_id)
    where ${sql.join(conditions, sql` and `)} order by receiver_id, status.object_type, object_key limit ${limit + 1}`.execute(
    db,
  );
  return pageOf(rows, limit, (row) => [row.receiverId, row.objectType, row.objectKey]);
}
