import { countAttempt, forgetAttempts } from "./attempts.ts";
import { actorOf, recordChange } from "./audit.ts";
import type { PeopleContext } from "./context.ts";
import { passwordUnchanged, wrongCredentials } from "./errors.ts";
import { requireStrongPassword } from "./password-strength.ts";
import type { Person } from "./person.ts";
import { isRefusal } from "./sign-in.ts";

/** Ends all other sessions of the person; answers the cookies of the new one. */
export async function changePassword(
  { db, sessions }: PeopleContext,
  { person, cookie, current, next }: { person: Person; cookie: string; current: string; next: string },
): Promise<string[]> {
  const { personId } = person;
  await requireStrongPassword(next, [person.userName, person.name], "/next");
  if (next === current) throw passwordUnchanged("Choose another one.", "/next");
  await countAttempt(db, `password ${personId}`, { tries: 10, windowMinutes: 15 });
  const { headers } = await sessions.api
    .changePassword({
      body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
      headers: new Headers({ cookie }),
      returnHeaders: true,
    })
    .catch((error) => {
      if (isRefusal(error)) throw wrongCredentials("The current password is wrong.", "/current");
      throw error;
    });
  await forgetAttempts(db, `password ${personId}`);
  await db.updateTable("access.person").set({ password_temporary: false }).where("id", "=", personId).execute();
  await recordChange(db, {
    actor: actorOf(person),
    action: "person.passwordChanged",
    objectType: "person",
    objectId: personId,
  });
  return headers.getSetCookie();
}
