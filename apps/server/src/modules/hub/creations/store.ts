import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { type AnyKysely, sql } from "@counterfoil/platform";
import type { CreationChange, CreationService, NewCreation, Written } from "./creation.ts";

const compress = promisify(zstdCompress);
const expand = promisify(zstdDecompress);

const columns = sql`service, id, store_id as "storeId", reference, state, amount_minor as "amountMinor", currency,
  reason_code as "reasonCode", reason, cause_code as "causeCode", cause_subject as "causeSubject", erp_key as "erpKey",
  sent_at as "sentAt"`;

export async function insertCreation(db: AnyKysely, creation: NewCreation): Promise<void> {
  const { service, id, storeId, reference, amountMinor = null, currency = null } = creation;
  await sql`
    insert into hub.creation (service, id, store_id, reference, amount_minor, currency)
    values (${service}, ${id}, ${storeId}, ${reference}, ${amountMinor}, ${currency})`.execute(db);
}

/** `unheard`: the ERP may still be working on the last call, and does not know the object by its reference before it is done. */
export type Claimed = CreationChange & { attempts: number; unheard: boolean };

/** Longer than any try takes: a claim of a process that died is free again after it. */
const CLAIMED_FOR = "3 minutes";
/** Longer than an ERP works on one call: SAP ends each after `rdisp/max_wprun_time`, ten minutes unless it is set otherwise. */
const WORKED_ON_FOR = "11 minutes";

/** Takes the one that is due for longest; nobody else sends it meanwhile. One that would be due much later was put off by a wrong clock. */
export async function claimNext(db: AnyKysely, services: readonly CreationService[]): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    update hub.creation set state = 'sending', next_attempt_at = now() + ${CLAIMED_FOR}::interval
    where id = (
      select id from hub.creation
      where state in ('waiting', 'sending', 'failed') and service = any(${[...services]})
        and (next_attempt_at <= now() or next_attempt_at > now() + interval '1 hour')
      order by next_attempt_at limit 1 for update skip locked)
    returning ${columns}, attempts, coalesce(unanswered_at > now() - ${WORKED_ON_FOR}::interval, false) as unheard`.execute(
    db,
  );
  return rows[0];
}

/** Before it goes out: from now on the ERP may have it. */
export async function keepContent(db: AnyKysely, id: string, { body, mappingVersion }: Written): Promise<void> {
  await sql`
    update hub.creation set sent_at = coalesce(sent_at, now()), unanswered_at = now(), content = ${await compress(Buffer.from(body, "utf8"))},
      mapping_version = ${mappingVersion ?? null} where id = ${id}`.execute(db);
}

export async function readContent(db: AnyKysely, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ content: Buffer | null }>`select content from hub.creation where id = ${id}`.execute(db);
  const content = rows[0]?.content;
  return content ? expand(content) : undefined;
}

export async function setCreated(db: AnyKysely, id: string, erpKey: string): Promise<CreationChange | undefined> {
  const { rows } = await sql<CreationChange>`
    update hub.creation set state = 'created', erp_key = ${erpKey}, erp_created_at = now(), attempts = attempts + 1,
      reason_code = null, reason = null, cause_code = null, cause_subject = null
    where id = ${id} and state = 'sending' returning ${columns}`.execute(db);
  return rows[0];
}

export type FailedTry = {
  state: "waiting" | "failed" | "dead";
  code: string;
  reason: string;
  cause?: { code: string; subject: string };
  pauseMs: number;
  /** The ERP has spoken of the last call. */
  answered: boolean;
  /** The ERP stumbled over just this: only such tries are counted, or the first error after a long outage would be the last try. */
  counts?: boolean;
  /** Of a call that surely was not taken: when an earlier one went out, if one did. */
  sentAt?: Date | null | undefined;
};

export async function setFailed(
  db: AnyKysely,
  id: string,
  { state, code, reason, cause, pauseMs, answered, counts = false, sentAt }: FailedTry,
): Promise<CreationChange | undefined> {
  const { rows } = await sql<CreationChange>`
    update hub.creation set state = ${state}, reason_code = ${code}, reason = ${reason.slice(0, 1000)},
      attempts = greatest(1, attempts + ${Number(counts)}::int),
      cause_code = ${cause?.code ?? null}, cause_subject = ${cause?.subject ?? null},
      next_attempt_at = now() + make_interval(secs => ${pauseMs / 1000}),
      unanswered_at = case when ${answered} then null else unanswered_at end,
      sent_at = ${sentAt === undefined ? sql`sent_at` : sentAt}
    where id = ${id} and state = 'sending' returning ${columns}`.execute(db);
  return rows[0];
}

/** The program ends while it is on its way: the next one may take it at once. */
export async function letGo(db: AnyKysely, id: string): Promise<void> {
  await sql`update hub.creation set next_attempt_at = now() where id = ${id} and state = 'sending'`.execute(db);
}

/** A person says: again. What was given up begins to count anew. */
export async function reopen(db: AnyKysely, ids: readonly string[]): Promise<CreationChange[]> {
  const { rows } = await sql<CreationChange>`
    update hub.creation set state = 'waiting', next_attempt_at = now(), attempts = case state when 'dead' then 0 else attempts end
    where id = any(${[...ids]}::uuid[]) and state in ('failed', 'dead') returning ${columns}`.execute(db);
  return rows;
}

/** What is refused for one of these causes. */
export async function readRefused(db: AnyKysely, codes: readonly string[], subject: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from hub.creation where state = 'dead' and cause_code = any(${[...codes]}) and cause_subject = ${subject}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** What was taken back goes its way after all. */
export async function renew(db: AnyKysely, id: string): Promise<CreationChange | undefined> {
  const { rows } = await sql<CreationChange>`
    update hub.creation set state = 'waiting', next_attempt_at = now(), attempts = 0, reason_code = null, reason = null,
      cause_code = null, cause_subject = null
    where id = ${id} and state = 'withdrawn' returning ${columns}`.execute(db);
  return rows[0];
}

/** Only what the ERP cannot have: it was never sent, or the ERP has refused it and been asked again. */
export async function withdraw(db: AnyKysely, id: string): Promise<CreationChange | undefined> {
  const { rows } = await sql<CreationChange>`
    update hub.creation set state = 'withdrawn' where id = ${id}
      and (state = 'dead' or (state in ('waiting', 'failed') and sent_at is null)) returning ${columns}`.execute(db);
  return rows[0];
}

export type CreationRow = CreationChange & {
  createdAt: Date;
  attempts: number;
  nextAttemptAt: Date;
  erpCreatedAt: Date | null;
};

export async function findCreation(db: AnyKysely, id: string): Promise<CreationRow | undefined> {
  const { rows } = await sql<CreationRow>`
    select ${columns}, created_at as "createdAt", attempts, next_attempt_at as "nextAttemptAt",
      erp_created_at as "erpCreatedAt" from hub.creation where id = ${id}`.execute(db);
  return rows[0];
}
