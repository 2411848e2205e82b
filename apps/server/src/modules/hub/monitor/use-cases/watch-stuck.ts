import { type AnyKysely, inTransaction, sql } from "@counterfoil/platform";
import type { NotedAlert } from "../../alerts/index.ts";
import { passing } from "../../mending/index.ts";
import type { MonitorContext } from "../context.ts";

/** More root causes at once are one catastrophe, of which the largest tell enough. */
const CAUSES_AT_MOST = 100;
/** What may pass is tried again by itself; so often, or so long, and it will not. */
const TRIES = 6;
const PASSES_WITHIN_HOURS = 1;
const KIND = "stuck";

type StuckGroup = {
  key: string;
  direction: string;
  causeCode: string;
  causeSubject: string;
  count: number;
  since: Date;
  example: string;
  reason: string | null;
};

/** Each minute: one alert per root cause of what does not get through, over when its last case is. A system that is away has an alert of its own. */
export async function watchStuck({ db, alerts }: Pick<MonitorContext, "db" | "alerts">): Promise<void> {
  await inTransaction(db, async (transaction) => {
    for (const group of await readStuck(transaction)) await alerts.note(transaction, stuckAlert(group));
    const told = await alerts.openKeys(transaction, KIND);
    const open = await readOpenGroups(transaction, told.map(groupOf));
    for (const key of told) if (!open.has(groupOf(key))) await alerts.note(transaction, mendedAlert(key));
  });
}

const groupOf = (key: string) => key.slice(KIND.length + 1);

async function readStuck(db: AnyKysely): Promise<StuckGroup[]> {
  const { rows } = await sql<StuckGroup>`
    select group_key as key, min(direction) as direction, min(cause_code) as "causeCode", min(cause_subject) as "causeSubject",
      count(*)::int as count, min(opened_at) as since, (array_agg(business_key order by id desc))[1] as example,
      (array_agg(reason order by id desc))[1] as reason
    from hub.mending_case where resolved_at is null and cause_code <> all(${passing}::text[])
    group by group_key
    having bool_or(not under_way and (error_class <> 'intermittent' or failures >= ${TRIES}
      or opened_at < now() - make_interval(hours => ${PASSES_WITHIN_HOURS})))
    order by count(*) desc, group_key limit ${CAUSES_AT_MOST}`.execute(db);
  return rows;
}

async function readOpenGroups(db: AnyKysely, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const { rows } = await sql<{ key: string }>`
    select distinct group_key as key from hub.mending_case
    where resolved_at is null and group_key = any(${[...keys]}::text[])`.execute(db);
  return new Set(rows.map(({ key }) => key));
}

function stuckAlert({ key, direction, causeCode, causeSubject, ...group }: StuckGroup): NotedAlert {
  const [count, since] = [String(group.count), group.since.toISOString()];
  const { example } = group;
  const reason = group.reason ?? "";
  const cause = [causeCode.replaceAll("-", " "), causeSubject].filter(Boolean).join(": ");
  const way = direction === "outbound" ? "to the ERP" : "from the ERP";
  return {
    key: `${KIND}:${key}`,
    severity: "error",
    state: "raised",
    title: `Messages ${way} do not get through: ${cause}`,
    detail: `${count} since ${since}. The latest: ${example}. ${reason}`.trim(),
    link: `#MendingGroup-display?key=${encodeURIComponent(key)}`,
    facts: { direction, causeCode, causeSubject, count, since, example, reason },
  };
}

const mendedAlert = (key: string): NotedAlert => ({
  key,
  severity: "error",
  state: "cleared",
  title: "All of them got through or were put away",
  detail: "",
  link: "#MendingGroup-search",
});
