import type { MendingGroup } from "@counterfoil/contracts";
import { type AnyKysely, type RawBuilder, sql } from "@counterfoil/platform";
import { natureOf, passing } from "./causes.ts";

export type GroupQuery = {
  key?: string | undefined;
  direction?: string | undefined;
  errorClass?: string | undefined;
  storeId?: string | undefined;
  query?: string | undefined;
};

const GROUPS_AT_MOST = 500;
const STORES_NAMED = 100;

type Row = Omit<MendingGroup, "amounts" | "curedAt" | "oldestAt" | "latestAt" | "dueAt"> & {
  oldestAt: Date;
  latestAt: Date;
  ownerId: string | null;
  ownerName: string | null;
  dueAt: Date | null;
  reason: string | null;
};

/** The largest first. A task counts that was given while the group was open: what comes back a year later is nobody's yet. */
export async function readGroups(db: AnyKysely, query: GroupQuery): Promise<{ items: MendingGroup[]; total: number }> {
  const { rows } = await sql<Row & { total: number }>`
    with grouped as (
      select group_key as key, min(direction) as direction, min(service) as service,
        mode() within group (order by error_class) as error_class, min(cause_code) as cause_code,
        min(cause_subject) as cause_subject, count(*)::int as count, (count(*) filter (where under_way))::int as under_way,
        min(opened_at) as oldest, max(changed_at) as latest,
        (array_agg(distinct store_id) filter (where store_id is not null))[1:${sql.lit(STORES_NAMED)}] as stores
      from hub.mending_case where resolved_at is null and ${conditionsOf(query)} group by group_key),
    shown as (select *, count(*) over ()::int as total from grouped order by count desc, key limit ${GROUPS_AT_MOST})
    select shown.key, direction, service, error_class as "errorClass", cause_code as "causeCode",
      cause_subject as "causeSubject", count, under_way as "underWay", oldest as "oldestAt", latest as "latestAt",
      coalesce(stores, '{}') as stores, examples.keys as examples, examples.reason, owner_id as "ownerId",
      owner_name as "ownerName", due_at as "dueAt", total
    from shown
      cross join lateral (
        select array_agg(business_key) as keys, (array_agg(reason))[1] as reason from (
          select business_key, reason from hub.mending_case
          where group_key = shown.key and resolved_at is null order by id desc limit 3) as latest_three) as examples
      left join hub.mending_task as task on task.subject = 'group:' || shown.key and task.assigned_at >= oldest
    order by count desc, shown.key`.execute(db);
  const amounts = await readAmounts(db, query);
  const waiting = rows.some(({ causeCode }) => passing.includes(causeCode)) ? await countWaiting(db) : 0;
  return {
    items: rows.map(({ total: _total, ...row }) => toGroup(row, amounts.get(row.key) ?? [], waiting)),
    total: rows[0]?.total ?? 0,
  };
}

function toGroup(row: Row, amounts: MendingGroup["amounts"], waiting: number): MendingGroup {
  const { ownerId, ownerName, dueAt, reason, oldestAt, latestAt, ...facts } = row;
  return {
    ...facts,
    curedAt: natureOf(facts.causeCode).curedAt,
    amounts,
    oldestAt: oldestAt.toISOString(),
    latestAt: latestAt.toISOString(),
    ...(passing.includes(facts.causeCode) ? { waitingBehind: waiting } : {}),
    ...(reason === null ? {} : { reason }),
    ...(ownerId === null ? {} : { ownerId }),
    ...(ownerName === null ? {} : { ownerName }),
    ...(dueAt === null ? {} : { dueAt: dueAt.toISOString() }),
  };
}

function conditionsOf({ key, direction, errorClass, storeId, query }: GroupQuery): RawBuilder<unknown> {
  const word = query?.trim() ?? "";
  const pattern = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const conditions = [
    key === undefined ? undefined : sql`group_key = ${key}`,
    direction === undefined ? undefined : sql`direction = ${direction}`,
    errorClass === undefined ? undefined : sql`error_class = ${errorClass}`,
    storeId === undefined ? undefined : sql`store_id = ${storeId}`,
    word === ""
      ? undefined
      : sql`(business_key = ${word.toUpperCase()} or group_key ilike ${pattern} or reason ilike ${pattern})`,
  ].filter((condition) => condition !== undefined);
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

async function readAmounts(db: AnyKysely, query: GroupQuery): Promise<Map<string, MendingGroup["amounts"]>> {
  const { rows } = await sql<{ key: string; currency: string; amount: number }>`
    select group_key as key, currency, sum(amount_minor)::bigint as amount from hub.mending_case
    where resolved_at is null and currency is not null and ${conditionsOf(query)}
    group by group_key, currency order by currency`.execute(db);
  const amounts = new Map<string, MendingGroup["amounts"]>();
  for (const { key, ...amount } of rows) amounts.set(key, [...(amounts.get(key) ?? []), amount]);
  return amounts;
}

const WAITING_COUNTED = 10_000;

/** What has not even been tried while a system is away; beyond the limit nobody needs the exact figure. */
async function countWaiting(db: AnyKysely): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from hub.outbound_message where state = 'waiting' and not held limit ${WAITING_COUNTED}) as waiting`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
