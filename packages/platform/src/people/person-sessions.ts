import { sql } from "kysely";
import { type Actor, recordChange } from "./audit.ts";
import type { PeopleContext } from "./context.ts";
import { sessionUnknown } from "./errors.ts";
import { sessionEnd } from "./idle.ts";

export type ListedSession = {
  sessionId: string;
  startedAt: string;
  actedAt: string;
  address?: string;
  browser?: string;
  isThis: boolean;
};

/** Where somebody is signed in now. `current`: the session that asks. */
export async function listSessions(
  { db }: PeopleContext,
  personId: string,
  current: string | undefined,
): Promise<ListedSession[]> {
  const rows = await db
    .selectFrom("access.session")
    .select(["id", "created_at", "acted_at", "ip_address", "user_agent"])
    .where("user_id", "=", personId)
    .where(sessionEnd, ">", sql<Date>`now()`)
    .orderBy("created_at", "desc")
    .limit(200)
    .execute();
  return rows.map((row) => ({
    sessionId: row.id,
    startedAt: row.created_at.toISOString(),
    actedAt: row.acted_at.toISOString(),
    ...(row.ip_address ? { address: row.ip_address } : {}),
    ...(row.user_agent ? { browser: row.user_agent } : {}),
    isThis: row.id === current,
  }));
}

/** One of the person's sessions, or without one all of them. */
export async function endSessions(
  { db }: PeopleContext,
  { personId, sessionId }: { personId: string; sessionId?: string },
  actor: Actor,
): Promise<void> {
  const ended = await db
    .deleteFrom("access.session")
    .where("user_id", "=", personId)
    .$if(sessionId !== undefined, (query) => query.where("id", "=", sessionId ?? ""))
    .returning("id")
    .execute();
  if (sessionId !== undefined && ended.length === 0) throw sessionUnknown("It has ended already.");
  if (ended.length === 0) return;
  await recordChange(db, {
    actor,
    action: "person.sessionsEnded",
    objectType: "person",
    objectId: personId,
    detail: { sessions: ended.length },
  });
}
