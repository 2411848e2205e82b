import { type AnyKysely, sql } from "@counterfoil/platform";
import type { Failure } from "./failure.ts";

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

export async function readContact(db: AnyKysely): Promise<Contact> {
  const { rows } = await sql<Contact>`
    select last_contact_at as "lastContactAt", failures, retry_at as "retryAt",
      coalesce(retry_at > now(), false) as paused, reason_code as "reasonCode", reason
    from hub.erp_contact`.execute(db);
  return rows[0] ?? { lastContactAt: null, failures: 0, retryAt: null, paused: false, reasonCode: null, reason: null };
}

/** The ERP took a document: what waits may go. */
export async function noteContact(db: AnyKysely): Promise<void> {
  await sql`update hub.erp_contact set last_contact_at = now(), failures = 0, retry_at = null, reason_code = null,
    reason = null`.execute(db);
}

/** It answered a question. Whether it takes documents again, only a document finds out. */
export async function noteAnswer(db: AnyKysely): Promise<void> {
  await sql`update hub.erp_contact set last_contact_at = now()`.execute(db);
}

/** It did not: one try after a pause that doubles, with jitter, so that many shops do not come back in the same moment. */
export async function noteFailure(db: AnyKysely, failure: Failure, failuresBefore: number): Promise<Date> {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failuresBefore, 20));
  const pauseMs = Math.round(longest * (0.5 + Math.random() / 2));
  const { rows } = await sql<{ retry_at: Date }>`
    update hub.erp_contact set failures = failures + 1, retry_at = now() + make_interval(secs => ${pauseMs / 1000}),
      reason_code = ${failure.code}, reason = ${failure.detail} returning retry_at`.execute(db);
  return rows[0]?.retry_at ?? new Date();
}

/** A person says: try now. */
export async function endPause(db: AnyKysely): Promise<void> {
  await sql`update hub.erp_contact set retry_at = null`.execute(db);
}
