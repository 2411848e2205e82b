import { sql } from "kysely";
import { inTransaction } from "../database.ts";
import { type Actor, recordChange } from "./audit.ts";
import type { PeopleContext } from "./context.ts";
import { readSetting, writeSetting } from "./settings.ts";

const setting = "idleMinutes";
/** What NIST SP 800-63B allows at its second level, to which ASVS points. */
const USUAL_MINUTES = 30;
/** Below five a warning has no room; twelve hours is how long a session lasts at most. */
export const IDLE_MINUTES = { min: 5, max: 720 };
/** So often at most an act is written down. */
const NOTED_EVERY_S = 10;

/** When a row of access.session ends if nothing more is done in it. */
export const sessionEnd = sql<Date>`least(session.expires_at, session.acted_at
  + make_interval(mins => coalesce((select value::int from access.setting where name = '${sql.raw(setting)}'), ${sql.lit(USUAL_MINUTES)})))`;

export const readIdleMinutes = ({ db }: Pick<PeopleContext, "db">) => readSetting(db, setting, USUAL_MINUTES);

export async function saveIdleMinutes({ db }: PeopleContext, minutes: number, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const before = await readIdleMinutes({ db: transaction });
    if (before === minutes) return;
    await writeSetting(transaction, setting, minutes);
    await recordChange(transaction, {
      actor,
      action: "sessions.changed",
      objectType: "sessions",
      objectId: "all",
      detail: { idleMinutes: { before, after: minutes } },
    });
  });
}

/** The person has done something; a session that has ended stays so. */
export async function noteAct({ db }: PeopleContext, sessionId: string): Promise<void> {
  await db
    .updateTable("access.session")
    .set({ acted_at: sql`now()` })
    .where("id", "=", sessionId)
    .where("acted_at", "<", sql<Date>`now() - make_interval(secs => ${NOTED_EVERY_S})`)
    .where(sessionEnd, ">", sql<Date>`now()`)
    .execute();
}

/** One that has ended is gone at once: a longer time, allowed later, does not bring it back. */
export async function deleteEnded({ db }: PeopleContext, sessionId: string): Promise<void> {
  await db.deleteFrom("access.session").where("id", "=", sessionId).where(sessionEnd, "<=", sql<Date>`now()`).execute();
}
