import { countAttempt, forgetAttempts } from "./attempts.ts";
import type { PeopleContext } from "./context.ts";
import { personLocked, wrongCredentials } from "./errors.ts";
import { isUserName, PASSWORD_LENGTH } from "./rules.ts";

export type SignIn = { userName: string; password: string; address: string };

const PER_NAME = { tries: 10, windowMinutes: 15 };
const PER_ADDRESS = { tries: 100, windowMinutes: 15 };

/** The cookies to set; with `secondFactor` they only open the way to the code. */
export type SignedIn = { cookies: string[]; secondFactor: boolean };

/** Whether the name or the password was wrong is not said. */
export async function signIn(context: PeopleContext, { userName, password, address }: SignIn): Promise<SignedIn> {
  const name = userName.toLowerCase();
  await countAttempt(context.db, `sign-in address ${address}`, PER_ADDRESS);
  await countAttempt(context.db, `sign-in name ${name.slice(0, 40)}`, PER_NAME);
  if (!isUserName(userName) || password.length > PASSWORD_LENGTH.max) throw wrongCredentials();
  const signedIn = await openSession(context, name, password);
  await forgetAttempts(context.db, `sign-in name ${name}`);
  return signedIn;
}

async function openSession(context: PeopleContext, userName: string, password: string): Promise<SignedIn> {
  const { headers, response } = await context.sessions.api
    .signInUsername({ body: { username: userName, password }, returnHeaders: true })
    .catch((error) => {
      if (isRefusal(error)) throw wrongCredentials();
      throw error;
    });
  const person = await context.db
    .selectFrom("access.person")
    .select("locked_at")
    .where("username", "=", userName)
    .executeTakeFirst();
  if (person?.locked_at) {
    if ("token" in response)
      await context.db.deleteFrom("access.session").where("token", "=", response.token).execute();
    throw personLocked("An administrator has locked this person.");
  }
  return { cookies: headers.getSetCookie(), secondFactor: !("token" in response) };
}

/** better-auth throws APIError; 4xx is a refusal, anything else is a fault of ours. */
export function isRefusal(error: unknown): boolean {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === "number" && status >= 400 && status < 500;
}
