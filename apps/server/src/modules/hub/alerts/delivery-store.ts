import { randomUUID } from "node:crypto";
import type { AlertDelivery, Page } from "@counterfoil/contracts";
import { type AnyKysely, invalidRequest, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";

export type NewDelivery = {
  alertId?: number;
  ruleId?: number;
  event: "raised" | "cleared" | "assigned" | "test" | "receipt";
  channel: "mail" | "webhook";
  address: string;
  subject: string;
  content: string;
};

export async function insertDelivery(db: AnyKysely, delivery: NewDelivery): Promise<string> {
  const { alertId = null, ruleId = null, event, channel, address, subject, content } = delivery;
  const id = randomUUID();
  await sql`
    insert into hub.alert_delivery (id, alert_id, rule_id, event, channel, address, subject, content)
    values (${id}, ${alertId}, ${ruleId}, ${event}, ${channel}, ${address}, ${subject}, ${content})`.execute(db);
  return id;
}

export type DueDelivery = {
  id: string;
  channel: "mail" | "webhook";
  address: string;
  subject: string;
  content: string;
  attempts: number;
  /** Of the rule of a webhook, as it is now. */
  secret: string | null;
};

/** One that is due, held until the transaction ends: of several processes one sends it. */
export async function takeDue(db: DbTransaction): Promise<DueDelivery | undefined> {
  const { rows } = await sql<DueDelivery>`
    select delivery.id, delivery.channel, delivery.address, delivery.subject, delivery.content, delivery.attempts, rule.secret
    from hub.alert_delivery as delivery left join hub.alert_rule as rule on rule.id = delivery.rule_id
    where state = 'waiting' and next_attempt_at <= now() order by next_attempt_at limit 1
    for update of delivery skip locked`.execute(db);
  return rows[0];
}

export async function noteOutcome(
  db: DbTransaction,
  id: string,
  outcome: { state: "sent" | "kept" | "dead" | "waiting"; reason?: string; pauseMs?: number },
): Promise<void> {
  const { state, reason = null, pauseMs = 0 } = outcome;
  await sql`
    update hub.alert_delivery set state = ${state}, attempts = attempts + 1, reason = ${reason},
      sent_at = case when ${state} = 'sent' then now() end, next_attempt_at = now() + make_interval(secs => ${pauseMs / 1000})
    where id = ${id}`.execute(db);
}

type Row = Omit<AlertDelivery, "createdAt" | "sentAt" | "reason"> & {
  createdAt: Date;
  sentAt: Date | null;
  reason: string | null;
  at: string;
};

/** The outbox, newest first. */
export async function listDeliveries(
  db: Db,
  query: { next?: string | undefined; limit?: number | undefined },
): Promise<Page<AlertDelivery>> {
  const limit = query.limit ?? 50;
  const position = query.next === undefined ? undefined : /^([0-9 :.+-]{10,40})\|([0-9a-f-]{36})$/.exec(query.next);
  if (query.next !== undefined && !position) throw invalidRequest("This page does not exist.", "/query/next");
  const { rows } = await sql<Row>`
    select id, event, channel, address, subject, content, state, attempts, reason, created_at as "createdAt",
      sent_at as "sentAt", created_at::text as at
    from hub.alert_delivery
    where ${position ? sql`(created_at, id) < (${position[1]}::timestamptz, ${position[2]}::uuid)` : sql`true`}
    order by created_at desc, id desc limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ createdAt, sentAt, reason, at: _position, ...delivery }) => ({
      ...delivery,
      createdAt: createdAt.toISOString(),
      ...(sentAt ? { sentAt: sentAt.toISOString() } : {}),
      ...(reason ? { reason } : {}),
    })),
    ...(last ? { next: `${last.at}|${last.id}` } : {}),
  };
}

/** Deliveries of a year are enough to look back on; what was a customer's goes after a month. */
export async function sweepDeliveries(db: Db): Promise<void> {
  await sql`
    delete from hub.alert_delivery
    where created_at < now() - case event when 'receipt' then interval '1 month' else interval '1 year' end
      and state <> 'waiting'`.execute(db);
}
