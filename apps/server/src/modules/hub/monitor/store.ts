import type {
  CompletenessMonth,
  CompletenessMonthQuerySchema,
  CompletenessRow,
  Page,
  SilenceSetting,
} from "@counterfoil/contracts";
import { type AnyKysely, invalidRequest, sql } from "@counterfoil/platform";
import type { Static } from "typebox";
import type { Db } from "../../../database.ts";

export async function readSilence(db: AnyKysely): Promise<SilenceSetting> {
  const { rows } = await sql<SilenceSetting>`
    select till_minutes as "tillMinutes", closing_hours as "closingHours",
      (select coalesce(json_agg(json_build_object('service', service, 'withinHours', within_hours) order by service), '[]')
       from hub.expected_message) as expected
    from hub.silence_setting`.execute(db);
  return rows[0] ?? { tillMinutes: 30, closingHours: 24, expected: [] };
}

export async function writeSilence(
  db: AnyKysely,
  { tillMinutes, closingHours, expected }: SilenceSetting,
): Promise<void> {
  await sql`update hub.silence_setting set till_minutes = ${tillMinutes}, closing_hours = ${closingHours}`.execute(db);
  const services = expected.map(({ service }) => service);
  await sql`delete from hub.expected_message where service <> all(${services}::text[])`.execute(db);
  await sql`
    insert into hub.expected_message (service, within_hours)
    select * from unnest(${services}::text[], ${expected.map(({ withinHours }) => withinHours)}::int[])
    on conflict (service) do update set within_hours = excluded.within_hours`.execute(db);
}

export type Expected = { service: string; withinHours: number; lastAt: Date };

/** When each expected kind of message came last, or was first waited for. */
export async function readExpected(db: AnyKysely): Promise<Expected[]> {
  const { rows } = await sql<Expected>`
    select service, within_hours as "withinHours", greatest(since, (
      select received_at from hub.inbound_document as document where document.service = expected_message.service
      order by id desc limit 1)) as "lastAt"
    from hub.expected_message`.execute(db);
  return rows;
}

export type Overdue = { tillId: string; count: number; since: Date };

/** Tills whose transactions have waited for a closing for so long. */
export async function readOverdue(db: AnyKysely, hours: number): Promise<Overdue[]> {
  const { rows } = await sql<Overdue>`
    select till_id as "tillId", count(*)::int as count, min(created_at) as since from hub.outbound_message
    where held and collected_in is null and awaits_customer is null and state = 'waiting'
    group by till_id having min(created_at) < now() - make_interval(hours => ${hours}) order by till_id`.execute(db);
  return rows;
}

export type SystemContact = {
  systemId: string;
  name: string;
  failures: number;
  lastContactAt: Date | null;
  reason: string | null;
};

export async function readContacts(db: AnyKysely): Promise<SystemContact[]> {
  const { rows } = await sql<SystemContact>`
    select system_id as "systemId", name, failures, last_contact_at as "lastContactAt", reason
    from hub.communication_system join hub.communication_contact using (system_id) where active`.execute(db);
  return rows;
}

export type ComparedRow = Omit<CompletenessRow, "comparedAt">;

export async function upsertCompleteness(db: AnyKysely, row: ComparedRow, at: Date): Promise<void> {
  const { storeId, tillId, businessDate, currency, till, server, erp, equal, problem = null } = row;
  await sql`
    insert into hub.completeness (store_id, business_date, till_id, till_count, till_sum, till_source, server_count, server_sum,
      gaps, erp_count, erp_sum, erp_posted, erp_set_aside, erp_reversed, currency, equal, problem, compared_at)
    values (${storeId}, ${businessDate}::date, ${tillId}, ${till.count ?? null}, ${till.sum ?? null}, ${till.source},
      ${server.count}, ${server.sum}, ${server.gaps}, ${erp.count ?? null}, ${erp.sum ?? null}, ${erp.posted ?? null},
      ${erp.setAside ?? null}, ${erp.reversed ?? null}, ${currency}, ${equal}, ${problem}, ${at})
    on conflict (store_id, business_date, till_id) do update set till_count = excluded.till_count, till_sum = excluded.till_sum,
      till_source = excluded.till_source, server_count = excluded.server_count, server_sum = excluded.server_sum,
      gaps = excluded.gaps, erp_count = excluded.erp_count, erp_sum = excluded.erp_sum, erp_posted = excluded.erp_posted,
      erp_set_aside = excluded.erp_set_aside, erp_reversed = excluded.erp_reversed,
      currency = excluded.currency, equal = excluded.equal,
      problem = excluded.problem, compared_at = excluded.compared_at`.execute(db);
}

const rowAsJson = sql`json_strip_nulls(json_build_object('storeId', store_id, 'tillId', till_id, 'businessDate', business_date,
  'currency', currency, 'till', json_build_object('count', till_count, 'sum', till_sum, 'source', till_source),
  'server', json_build_object('count', server_count, 'sum', server_sum, 'gaps', gaps),
  'erp', json_build_object('count', erp_count, 'sum', erp_sum, 'posted', erp_posted, 'setAside', erp_set_aside,
    'reversed', erp_reversed),
  'equal', equal, 'problem', problem, 'comparedAt', compared_at))`;

export type MonthQuery = Static<typeof CompletenessMonthQuerySchema>;

export type CompletenessQuery = {
  storeId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  unequal?: boolean | undefined;
  next?: string | undefined;
  limit?: number | undefined;
};

/** Store by store, each with the days of the month that were compared. */
export async function readMonth(db: Db, query: MonthQuery): Promise<Page<CompletenessMonth>> {
  const { month, storeId, next = "", limit = 50 } = query;
  const { rows } = await sql<CompletenessMonth>`
    with day as (
      select store_id, business_date, count(*)::int as tills, (count(*) filter (where not equal))::int as unequal
      from hub.completeness
      where business_date >= ${`${month}-01`}::date and business_date < ${`${month}-01`}::date + interval '1 month'
        and store_id > ${next} and ${storeId === undefined ? sql`true` : sql`store_id = ${storeId}`}
      group by store_id, business_date)
    select store_id as "storeId", json_agg(json_build_object('businessDate', business_date, 'tills', tills,
      'unequal', unequal) order by business_date) as days
    from day group by store_id order by store_id limit ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, ...(last ? { next: last.storeId } : {}) };
}

export async function readCompared(db: Db, tillId: string, businessDate: string): Promise<CompletenessRow | undefined> {
  const { rows } = await sql<{ item: CompletenessRow }>`
    select ${rowAsJson} as item from hub.completeness
    where store_id = ${tillId.slice(0, -3)} and business_date = ${businessDate}::date and till_id = ${tillId}`.execute(
    db,
  );
  return rows[0]?.item;
}

export async function listCompleteness(db: Db, query: CompletenessQuery): Promise<Page<CompletenessRow>> {
  const limit = query.limit ?? 50;
  const position = query.next === undefined ? undefined : /^(\d{4}-\d\d-\d\d)\|([\w-]{1,10})$/.exec(query.next);
  if (query.next !== undefined && !position) throw invalidRequest("This page does not exist.", "/query/next");
  const conditions = [
    sql`true`,
    query.storeId === undefined ? undefined : sql`store_id = ${query.storeId}`,
    query.from === undefined ? undefined : sql`business_date >= ${query.from}::date`,
    query.to === undefined ? undefined : sql`business_date <= ${query.to}::date`,
    query.unequal === true ? sql`not equal` : undefined,
    position
      ? sql`(business_date < ${position[1]}::date or (business_date = ${position[1]}::date and till_id > ${position[2]}))`
      : undefined,
  ].filter((condition) => condition !== undefined);
  const { rows } = await sql<{ item: CompletenessRow }>`
    select ${rowAsJson} as item from hub.completeness where ${sql.join(conditions, sql` and `)}
    order by business_date desc, till_id limit ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit).map(({ item }) => item);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, ...(last ? { next: `${last.businessDate}|${last.tillId}` } : {}) };
}
