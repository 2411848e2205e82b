import type { WorkingTime, WorkingTimePage, WorkingTimeQuery } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";

type Row = Omit<WorkingTime, "beganAt" | "endedAt" | "minutes"> & {
  at: Date;
  beganAt: Date | null;
  endedAt: Date | null;
};

/** "2026-11-22T10:00:00.000Z/<id>": the last stretch of a page. */
const POSITION = /^([\dT:.Z-]{20,30})\/([0-9a-f-]{36})$/;

/** A beginning belongs to the end that the same person said next, at whatever till. */
export async function readWorkingTime(
  db: Db,
  { next = "", limit = 50, query = "", storeId, from, to }: WorkingTimeQuery,
): Promise<WorkingTimePage> {
  const [, at = "infinity", id = "ffffffff-ffff-ffff-ffff-ffffffffffff"] = POSITION.exec(next) ?? [];
  const part = `%${query.trim().replace(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<Row>`
    with step as (
      select id, person_id, body ->> 'personName' as name, store_id, till_id, occurred_at, kind,
        lead(kind) over same as next_kind, lead(occurred_at) over same as next_at, lag(kind) over same as kind_before
      from journal.entry
      where kind in ('clockedIn', 'clockedOut') and person_id is not null
      window same as (partition by person_id order by occurred_at, id)
    )
    select id, person_id as "personId", coalesce(name, person_id) as "personName", store_id as "storeId",
      till_id as "tillId", occurred_at as at, case when kind = 'clockedIn' then occurred_at end as "beganAt",
      case when kind = 'clockedOut' then occurred_at when next_kind = 'clockedOut' then next_at end as "endedAt"
    from step
    where (kind = 'clockedIn' or kind_before is distinct from 'clockedIn')
      and (occurred_at, id) < (${at}::timestamptz, ${id}::uuid)
      and (${storeId ?? null}::text is null or store_id = ${storeId ?? null})
      and (name ilike ${part} or name is null)
      and occurred_at >= ${from ?? "-infinity"}::timestamp at time zone 'UTC'
      and occurred_at < (${to ?? "infinity"}::timestamp + interval '1 day') at time zone 'UTC'
    order by occurred_at desc, id desc limit ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit).map(stretchOf);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items, ...(last && { next: `${last.at.toISOString()}/${last.id}` }) };
}

function stretchOf({ at: _, beganAt, endedAt, ...row }: Row): WorkingTime {
  return {
    ...row,
    ...(beganAt && { beganAt: beganAt.toISOString() }),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
    ...(beganAt && endedAt && { minutes: Math.round((endedAt.getTime() - beganAt.getTime()) / 60_000) }),
  };
}
