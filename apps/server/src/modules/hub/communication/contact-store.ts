import { type AnyKysely, sql } from "@counterfoil/platform";
import type { Failure } from "./erp/failure.ts";

export type Contact = {
  lastContactAt: Date | null;
  failures: number;
  retryAt: Date | null;
  /** The pause after a failure is not over. */
  paused: boolean;
  reasonCode: string | null;
  reason: string | null;
};

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;

/** Not over yet; one that is longer than any of ours was begun when the database's clock was wrong. */
export const isPaused = sql<boolean>`coalesce(
  retry_at > now() and retry_at < now() + make_interval(secs => ${(2 * LONGEST_PAUSE_MS) / 1000}), false)`;

export async function readContact(db: AnyKysely, systemId: string): Promise<Contact> {
  const { rows } = await sql<Contact>`
    select last_contact_at as "lastContactAt", failures, retry_at as "retryAt",
      ${isPaused} as paused, reason_code as "reasonCode", reason
    from hub.communication_contact where system_id = ${systemId}`.execute(db);
  return rows[0] ?? { lastContactAt: null, failures: 0, retryAt: null, paused: false, reasonCode: null, reason: null };
}

/** The system took a document: what waits may go. */
export async function noteContact(db: AnyKysely, systemId: string): Promise<void> {
  await sql`update hub.communication_contact set last_contact_at = now(), failures = 0, retry_at = null, reason_code = null,
    reason = null where system_id = ${systemId}`.execute(db);
}

/** It answered a question. Whether it takes documents again, only a document finds out. */
export async function noteAnswer(db: AnyKysely, systemId: string): Promise<void> {
  await sql`update hub.communication_contact set last_contact_at = now() where system_id = ${systemId}`.execute(db);
}

/** It did not: one try after a pause that doubles, with jitter, so that many shops do not come back in the same moment. */
export async function noteFailure(
  db: AnyKysely,
  systemId: string,
  { failure, failuresBefore }: { failure: Failure; failuresBefore: number },
): Promise<Date> {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failuresBefore, 20));
  const pauseMs = Math.round(longest * (0.5 + Math.random() / 2));
  const { rows } = await sql<{ retry_at: Date }>`
    update hub.communication_contact
    set failures = failures + 1, retry_at = now() + make_interval(secs => ${pauseMs / 1000}),
      reason_code = ${failure.code}, reason = ${failure.detail}
    where system_id = ${systemId} returning retry_at`.execute(db);
  return rows[0]?.retry_at ?? new Date();
}

/** A person says: try now. */
export async function endPause(db: AnyKysely, systemId?: string): Promise<void> {
  const which = systemId === undefined ? sql`true` : sql`system_id = ${systemId}`;
  await sql`update hub.communication_contact set retry_at = null where ${which}`.execute(db);
}
