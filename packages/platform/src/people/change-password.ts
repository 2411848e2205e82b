import { countAttempt, forgetAttempts } from "./attempts.ts";
import type { PeopleContext } from "./context.ts";
import { wrongCredentials } from "./errors.ts";
import { isRefusal } from "./sign-in.ts";

/** Ends all other sessions of the person; answers the cookies of the new one. */
export async function changePassword(
  { db, sessions }: PeopleContext,
  { personId, cookie, current, next }: { personId: string; cookie: string; current: string; next: string },
): Promise<string[]> {
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
  return headers.getSetCookie();
}
