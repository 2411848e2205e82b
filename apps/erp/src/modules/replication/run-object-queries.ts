import { type RawBuilder, sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import { decodeNext, pageOf } from "../../pages.ts";
import type { MasterData } from "../masterdata/index.ts";
import type { Kind } from "./run-objects.ts";
import type { Facts, Run } from "./run-store.ts";

/** How an object of a run stands. `notSent`: the run ended before it; `test`: it would be sent. */
export const objectStates = [
  "waiting",
  "sent",
  "confirmed",
  "confirmedWithErrors",
  "refused",
  "notSent",
  "test",
] as const;
export type ObjectState = (typeof objectStates)[number];

/** The objects of a run with the message that each is in, and what came of it; a later run's news are not this run's. */
const told = (runId: number, condition: RawBuilder<unknown>) => sql`
  select object.position, object.object_key as key, kind, object.change_number, message.message_id, message.sent_at,
    message.position as message_position, status.confirmed_at,
    coalesce(status.reason, message.reason) as reason, coalesce(status.reason_code, message.reason_code) as reason_code,
    coalesce(status.reason_facts, message.reason_facts) as reason_facts, status.message_id is not null as is_latest,
    case when message.state is null or message.state = 'stored' then case when run.state in ('running', 'waiting') then 'waiting' else 'notSent' end
      when message.state = 'sent' then coalesce(status.state, 'sent') else message.state end as state
  from replication.run_object object join replication.run using (run_id)
  left join lateral (select * from replication.message where message.run_id = ${runId} and message.state <> 'split'
    and first_object <= object.position order by first_object desc limit 1) message on message.last_object >= object.position
  left join replication.object_status status on status.receiver_id = run.receiver_id and status.object_type = run.object_type
    and status.object_key = object.object_key and status.message_id = message.message_id
  where object.run_id = ${runId} and ${condition}`;

export type RunObjectSearch = {
  state?: ObjectState;
  kind?: Kind;
  query?: string;
  finding?: string;
  next?: string;
  limit?: number;
};

type Row = {
  position: number;
  objectKey: string;
  kind: Kind;
  state: ObjectState;
  messageId: string | null;
  messagePosition: number | null;
  sentAt: Date | null;
  confirmedAt: Date | null;
  reason: string | null;
  reasonCode: string | null;
  reasonFacts: Facts | null;
  findings: { code: string; facts: Facts }[];
};

/** The objects of a run, in its order, with their names. */
export async function searchRunObjects(
  db: Db,
  masterData: MasterData,
  run: Pick<Run, "runId" | "objectType">,
  search: RunObjectSearch,
) {
  const { runId, objectType } = run;
  const limit = search.limit ?? 50;
  const [after = 0] = decodeNext(search.next) ?? [];
  const conditions = [sql`object.position > ${Number(after)}::int`];
  if (search.kind) conditions.push(sql`kind = ${search.kind}`);
  if (search.query)
    conditions.push(sql`object.object_key ilike ${`${search.query.replace(/[\\%_]/g, "\\$&").replaceAll("*", "%")}%`}`);
  if (search.finding)
    conditions.push(sql`exists (select from replication.finding where finding.run_id = ${runId}
      and finding.object_key = object.object_key and code = ${search.finding})`);
  const { rows } = await sql<Row>`
    select position, key as "objectKey", kind, state, message_id as "messageId", message_position as "messagePosition", sent_at as "sentAt",
      confirmed_at as "confirmedAt", reason, reason_code as "reasonCode", reason_facts as "reasonFacts",
      (select coalesce(json_agg(json_build_object('code', code, 'facts', facts) order by code), '[]') from replication.finding
        where finding.run_id = ${runId} and finding.object_key = told.key) as findings
    from (${told(runId, sql.join(conditions, sql` and `))}) told
    where ${search.state ? sql`state = ${search.state}` : sql`true`} order by position limit ${limit + 1}`.execute(db);
  const { items, ...next } = pageOf(rows, limit, (row) => [row.position]);
  const names = await masterData.objectNames(
    objectType,
    items.map(({ objectKey }) => objectKey),
  );
  return { items: items.map((item) => ({ ...item, objectType, names: names.get(item.objectKey) ?? null })), ...next };
}

/** How many objects of a run there are per state, per kind and per finding. */
export async function summariseRun(db: Db, runId: number) {
  const counted = async (query: RawBuilder<{ name: string; count: number }>) => (await query.execute(db)).rows;
  const counts = (rows: { name: string; count: number }[]) =>
    Object.fromEntries(rows.map(({ name, count }) => [name, count]));
  return {
    states: counts(
      await counted(sql`select state as name, count(*) as count from (${told(runId, sql`true`)}) told group by state`),
    ),
    kinds: counts(
      await counted(
        sql`select kind as name, count(*) as count from replication.run_object where run_id = ${runId} group by kind`,
      ),
    ),
    findings: counts(
      await counted(
        sql`select code as name, count(*) as count from replication.finding where run_id = ${runId} group by code`,
      ),
    ),
  };
}

/** Those of a run that failed and have not been sent since; of the given ones, or all. */
export async function readFailed(db: Db, runId: number, keys?: readonly string[]): Promise<string[]> {
  const named = keys === undefined ? sql`true` : sql`object.object_key = any(${keys}::text[])`;
  const { rows } = await sql<{ key: string }>`
    select key from (${told(runId, named)}) told where is_latest and state in ('refused', 'confirmedWithErrors')`.execute(
    db,
  );
  return rows.map(({ key }) => key);
}
