import { nextRun, sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { OutboundServiceName } from "../communication/index.ts";
import { releaseHeld } from "./closing-store.ts";
import type { OutboundContext } from "./context.ts";
import { arrangedAs, idocTypesOf } from "./message.ts";
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
  const next = known && nextRun(cron, known.ranAt);
  if (known && (next === undefined || next > now)) return known.releasedUntil;
  // One that has just been set to a schedule waits for its first time.
  const releasedUntil = known ? now : new Date(0);
  await saveSendTime(db, service, { ranAt: now, releasedUntil });
  return releasedUntil;
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
export async function releaseUncollected({ db, communication }: OutboundContext): Promise<void> {
  for (const [type, service] of [
    ["WPUBON01", arrangedAs.WPUBON01],
    ["WPUFIB01", arrangedAs.WPUFIB01],
  ] as const)
    if ((await communication.outboundService(service)).collect === "single") await releaseHeld(db, [type]);
}
