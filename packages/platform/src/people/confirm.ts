import { verifyPassword } from "better-auth/crypto";
import { sql } from "kysely";
import { countAttempt, forgetAttempts } from "./attempts.ts";
import type { PeopleContext } from "./context.ts";
import { wrongPassword } from "./errors.ts";
import type { Person } from "./person.ts";

/** Throws unless it is the password of this person, who is signed in. */
export async function requirePassword({ db }: PeopleContext, personId: string, password: string): Promise<void> {
  await countAttempt(db, `password ${personId}`, { tries: 10, windowMinutes: 15 });
  const account = await db
    .selectFrom("access.account")
    .select("password")
    .where("user_id", "=", personId)
    .where("provider_id", "=", "credential")
    .executeTakeFirst();
  const right = account?.password && (await verifyPassword({ hash: account.password, password }));
  if (!right) throw wrongPassword("This is not your password.", "/password");
  await forgetAttempts(db, `password ${personId}`);
}

/** The person is still there: acts on people and secrets are open again for a while. */
export async function confirmSession(context: PeopleContext, person: Person, password: string): Promise<void> {
  await requirePassword(context, person.personId, password);
  await context.db
    .updateTable("access.session")
    .set({ confirmed_at: sql`now()` })
    .where("id", "=", person.sessionId)
    .execute();
}
