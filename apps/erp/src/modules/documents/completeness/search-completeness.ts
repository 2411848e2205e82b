import { sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../../database.ts";
import { decodeNext, pageOf } from "../../../pages.ts";
import { isComplete, postedCount, postedMinor, receiptCount, receiptsMinor, tillDays } from "./till-day-sql.ts";

const day = Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }));
export const CompletenessSearchSchema = Type.Object({
  siteId: Type.Optional(Type.String({ maxLength: 5 })),
  till: Type.Optional(Type.String({ maxLength: 25 })),
  from: day,
  to: day,
  state: Type.Optional(Type.Enum(["complete", "incomplete"])),
  next: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
});
export type CompletenessSearch = Static<typeof CompletenessSearchSchema>;

export type TillDay = {
  siteId: string;
  till: string;
  businessDate: string;
  first: number | null;
  last: number | null;
  receipts: number;
  amount: number;
  currency: string;
  cashMovements: number;
  cashAmount: number;
  goodsMovements: number;
  gaps: number;
  doubles: number;
  setAside: number;
  /** Of those that are set aside. */
  reversed: number;
  pending: number;
  posted: number;
  postedAmount: number;
  closing: { number: string; receipts: number | null; amount: number | null } | null;
  complete: boolean;
};

const columns = sql`day.site_id as "siteId", day.till, day.business_date as "businessDate", numbers.first, numbers.last,
  (${receiptCount})::int as receipts, (${receiptsMinor})::bigint as amount, coalesce(arrived.currency, '') as currency,
  arrived.cash as "cashMovements", coalesce(arrived.cash_minor, 0)::bigint as "cashAmount", arrived.goods as "goodsMovements",
  missing.count as gaps, doubled.count as doubles, arrived.set_aside as "setAside", arrived.reversed, arrived.pending, (${postedCount})::int as posted,
  (${postedMinor})::bigint as "postedAmount", case when closed.closings > 0 then json_build_object('number', closed.number,
    'receipts', closed.receipts, 'amount', closed.total_minor) end as closing, ${isComplete} as complete`;

const DAYS_OF_A_STATE = 31;

/** The latest days first; within a day by site and till. */
export async function searchCompleteness(db: Db, search: CompletenessSearch) {
  const limit = search.limit ?? 50;
  const conditions = [sql`true`];
  if (search.siteId) conditions.push(sql`day.site_id = ${search.siteId}`);
  if (search.till) conditions.push(sql`day.till = ${search.till}`);
  if (search.from) conditions.push(sql`day.business_date >= ${search.from}::date`);
  if (search.to) conditions.push(sql`day.business_date <= ${search.to}::date`);
  if (search.state) {
    conditions.push(sql`${isComplete} = ${search.state === "complete"}`);
    // A state is worked out day by day: without a beginning a rare one would be looked for in years.
    if (!search.from)
      conditions.push(
        sql`day.business_date > (select max(business_date) from documents.till_day) - ${DAYS_OF_A_STATE}::int`,
      );
  }
  const place = decodeNext(search.next);
  if (place) {
    const [date, site, till] = place.map(String);
    conditions.push(sql`(day.business_date < ${date}::date
      or day.business_date = ${date}::date and (day.site_id, day.till) > (${site}::text, ${till}::text))`);
  }
  const { rows } = await sql<TillDay>`
    select ${columns} from ${tillDays} where ${sql.join(conditions, sql` and `)}
    order by day.business_date desc, day.site_id, day.till limit ${limit + 1}`.execute(db);
  return pageOf(rows, limit, (row) => [row.businessDate, row.siteId, row.till]);
}

export async function findTillDay(
  db: Db,
  { siteId, till, businessDate }: { siteId: string; till: string; businessDate: string },
): Promise<TillDay | undefined> {
  const { rows } = await sql<TillDay>`
    select ${columns} from ${tillDays}
    where day.site_id = ${siteId} and day.till = ${till} and day.business_date = ${businessDate}::date`.execute(db);
  return rows[0];
}
