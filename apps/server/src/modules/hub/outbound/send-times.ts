import type { SendTimes } from "@counterfoil/contracts";
import { type Actor, type AnyKysely, nextRun, recordChange, sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { OutboundServiceName } from "../communication/index.ts";
import { releaseHeld } from "./closing-store.ts";
import type { OutboundContext } from "./context.ts";
import { arrangedAs, arrangedServices, idocTypesOf } from "./message.ts";
import type { Open } from "./message-store.ts";

type SendTime = { ranAt: Date; releasedUntil: Date };

/** What may be made now of the kinds that go by these services: those that send by a schedule, of what was there at its last time. */
export async function readOpen(context: OutboundContext, services: readonly OutboundServiceName[]): Promise<Open[]> {
  const open: Open[] = [];
  for (const service of services) {
    const { send } = await context.communication.outboundService(service);
    const until = send === "atOnce" ? undefined : await releaseByTime(context, service, send.cron);
    for (const type of idocTypesOf([service])) open.push({ type, until });
  }
  return open;
}

/** When its time has come, all that waits may go: also when nobody was there at that minute. */
async function releaseByTime({ db, clock }: OutboundContext, service: string, cron: string): Promise<Date> {
  const now = clock.now();
  const known = await readSendTime(db, service);
  if (known && known.ranAt > now) return beginFromNow(db, service, { now, releasedUntil: known.releasedUntil });
  const next = known && nextRun(cron, known.ranAt);
  if (known && (next === undefined || next > now)) return known.releasedUntil;
  // One that has just been set to a schedule waits for its first time.
  const releasedUntil = known ? now : new Date(0);
  await saveSendTime(db, service, { ranAt: now, releasedUntil });
  return releasedUntil;
}

/** It ran in what is the future now, so the clock was wrong then or is now: the next time is the next from now, and not hours later. */
async function beginFromNow(db: Db, service: string, { now, releasedUntil }: { now: Date; releasedUntil: Date }) {
  const until = releasedUntil < now ? releasedUntil : now;
  await saveSendTime(db, service, { ranAt: now, releasedUntil: until });
  return until;
}

export async function readSendTime(db: Db, service: string): Promise<SendTime | undefined> {
  const { rows } = await sql<SendTime>`
    select ran_at as "ranAt", released_until as "releasedUntil" from hub.send_time where service = ${service}`.execute(
    db,
  );
  return rows[0];
}

export async function saveSendTime(db: Db, service: string, { ranAt, releasedUntil }: SendTime): Promise<void> {
  await sql`
    insert into hub.send_time (service, ran_at, released_until) values (${service}, ${ranAt}, ${releasedUntil})
    on conflict (service) do update set ran_at = excluded.ran_at, released_until = excluded.released_until`.execute(db);
}

/** A service that was told to send one by one again lets go what it held. */
export async function releaseUncollected({ communication }: OutboundContext, db: AnyKysely): Promise<void> {
  for (const [type, service] of [
    ["WPUBON01", arrangedAs.WPUBON01],
    ["WPUFIB01", arrangedAs.WPUFIB01],
  ] as const)
    if ((await communication.outboundService(service)).collect === "single") await releaseHeld(db, [type]);
}

/** For people: when each service sends, and what waits for it. */
export async function listSendTimes({ db, clock, communication }: OutboundContext): Promise<SendTimes["items"]> {
  const waiting = await countWaiting(db);
  const shown: SendTimes["items"] = [];
  for (const service of arrangedServices) {
    const { send } = await communication.outboundService(service);
    const times = send === "atOnce" ? {} : await shownTimes(db, { service, cron: send.cron, now: clock.now() });
    const counts = idocTypesOf([service]).map((type) => waiting.get(type) ?? { waiting: 0, held: 0 });
    const sum = (of: "waiting" | "held") => counts.reduce((total, count) => total + count[of], 0);
    shown.push({ service, ...times, waiting: sum("waiting"), held: sum("held") });
  }
  return shown;
}

async function shownTimes(db: Db, { service, cron, now }: { service: string; cron: string; now: Date }) {
  const known = await readSendTime(db, service);
  const next = nextRun(cron, known?.ranAt ?? now);
  return {
    cron,
    ...(known && known.releasedUntil.getTime() > 0 ? { lastRunAt: known.ranAt.toISOString() } : {}),
    ...(next === undefined ? {} : { nextRunAt: next.toISOString() }),
  };
}

async function countWaiting(db: Db): Promise<Map<string, { waiting: number; held: number }>> {
  const { rows } = await sql<{ service: string; waiting: number; held: number }>`
    select service, count(*)::int as waiting, count(*) filter (where held and awaits_customer is null)::int as held
    from hub.outbound_message where state = 'waiting' group by service`.execute(db);
  return new Map(rows.map(({ service, ...counts }) => [service, counts]));
}

/** A person says: send now what waits. */
export async function sendNow(
  { db, clock }: OutboundContext,
  service: (typeof arrangedServices)[number],
  actor: Actor,
): Promise<void> {
  const now = clock.now();
  await saveSendTime(db, service, { ranAt: now, releasedUntil: now });
  await recordChange(db, {
    actor,
    action: "outboundService.sentNow",
    objectType: "outboundService",
    objectId: service,
  });
}
