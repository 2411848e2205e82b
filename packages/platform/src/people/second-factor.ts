import { inTransaction } from "../database.ts";
import { addAttempts, countAttempt, tryAgainIn } from "./attempts.ts";
import { type Actor, actorOf, recordChange } from "./audit.ts";
import { requirePassword } from "./confirm.ts";
import type { PeopleContext } from "./context.ts";
import {
  personUnknown,
  secondFactorMissing,
  secondFactorMust,
  secondFactorSetUp,
  secondFactorWrong,
} from "./errors.ts";
import type { Person } from "./person.ts";
import { readSetting } from "./settings.ts";
import { isRefusal } from "./sign-in.ts";

export type Code = { code?: string; backupCode?: string };
/** A code is good for its half minute and the ones beside it. */
const USED_FOR_MINUTES = 2;

/** The second half of signing in: a code of the app, or a backup code. Answers the cookies of the session. */
export async function signInWithCode(
  { db, sessions }: PeopleContext,
  { cookie, address, code, backupCode }: Code & { cookie: string; address: string },
): Promise<string[]> {
  await countAttempt(db, `second-factor address ${address}`, { tries: 100, windowMinutes: 15 });
  const headers = new Headers({ cookie });
  const call =
    backupCode === undefined
      ? sessions.api.verifyTOTP({ body: { code: code ?? "" }, headers, returnHeaders: true })
      : sessions.api.verifyBackupCode({ body: { code: backupCode }, headers, returnHeaders: true });
  const answer = await call.catch(backupCode === undefined ? refuse : refuseBackupCode);
  const { token, user } = answer.response;
  if (backupCode === undefined && !(await isFirstUse(db, user.id, code ?? ""))) {
    await db
      .deleteFrom("access.session")
      .where("token", "=", token ?? "")
      .execute();
    throw secondFactorWrong("This code was used already. Wait for the next one.");
  }
  return answer.headers.getSetCookie();
}

/** Whoever looked over the shoulder cannot use the code again. */
async function isFirstUse(db: PeopleContext["db"], personId: string, code: string): Promise<boolean> {
  const { count } = await addAttempts(db, `code ${personId} ${code}`, 1, { tries: 1, windowMinutes: USED_FOR_MINUTES });
  return count === 1;
}

export type Enrolment = { address: string; backupCodes: string[] };

/** The first half of setting up: the address for the app (as a QR code) and the backup codes, both shown this once. */
export async function beginSecondFactor(
  context: PeopleContext,
  person: Person,
  { cookie, password, issuer }: { cookie: string; password: string; issuer: string },
): Promise<Enrolment> {
  if (person.twoFactor) throw secondFactorSetUp("Take it off first, or ask an administrator to.");
  await requirePassword(context, person.personId, password);
  const answer = await context.sessions.api.enableTwoFactor({
    body: { password, method: "totp", issuer },
    headers: new Headers({ cookie }),
  });
  if (!("totpURI" in answer)) throw new Error("better-auth answered no address for the app");
  // better-auth labels it with the mail address, which is invented here.
  const address = answer.totpURI.replace(
    /^otpauth:\/\/totp\/[^?]*/,
    `otpauth://totp/${label(issuer, person.userName)}`,
  );
  return { address, backupCodes: answer.backupCodes };
}

const label = (issuer: string, userName: string) => `${encodeURIComponent(issuer)}:${encodeURIComponent(userName)}`;

/** The second half: the app's first code. From now on codes are asked for; answers the cookies of a new session. */
export async function finishSecondFactor(
  { db, sessions }: PeopleContext,
  person: Person,
  { cookie, code }: { cookie: string; code: string },
): Promise<string[]> {
  await countAttempt(db, `second-factor person ${person.personId}`, { tries: 10, windowMinutes: 15 });
  const { headers } = await sessions.api
    .verifyTOTP({ body: { code }, headers: new Headers({ cookie }), returnHeaders: true })
    .catch(refuse);
  await isFirstUse(db, person.personId, code);
  await record(db, "secondFactorSetUp", person.personId, actorOf(person));
  return headers.getSetCookie();
}

/** New backup codes; those before are void. */
export async function renewBackupCodes(
  context: PeopleContext,
  person: Person,
  { cookie, password }: { cookie: string; password: string },
): Promise<string[]> {
  if (!person.twoFactor) throw secondFactorMissing("Set it up first.");
  await requirePassword(context, person.personId, password);
  const headers = new Headers({ cookie });
  const { backupCodes } = await context.sessions.api.generateBackupCodes({ body: { password }, headers });
  await record(context.db, "backupCodesRenewed", person.personId, actorOf(person));
  return backupCodes;
}

/** By the person, who knows the password. */
export async function removeOwnSecondFactor(context: PeopleContext, person: Person, password: string): Promise<void> {
  await requirePassword(context, person.personId, password);
  const must = await readSetting<string[]>(context.db, "twoFactorRoles", []);
  const role = person.roles.find((each) => must.includes(each));
  if (role !== undefined) throw secondFactorMust(`The role ${role} must have one.`);
  await removeSecondFactor(context, person.personId, actorOf(person));
}

/** By an administrator, for whoever has lost the app and the backup codes: all sessions of the person end. */
export async function resetSecondFactor(context: PeopleContext, personId: string, actor: Actor): Promise<void> {
  await removeSecondFactor(context, personId, actor);
  await context.db.deleteFrom("access.session").where("user_id", "=", personId).execute();
}

async function removeSecondFactor({ db }: PeopleContext, personId: string, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const person = await transaction
      .selectFrom("access.person")
      .select("two_factor_enabled")
      .where("id", "=", personId)
      .forUpdate()
      .executeTakeFirst();
    if (!person) throw personUnknown(`There is no person ${personId}.`);
    if (!person.two_factor_enabled) throw secondFactorMissing("There is none to take off.");
    await transaction
      .updateTable("access.person")
      .set({ two_factor_enabled: false })
      .where("id", "=", personId)
      .execute();
    await transaction.deleteFrom("access.two_factor").where("user_id", "=", personId).execute();
    await record(transaction, "secondFactorRemoved", personId, actor);
  });
}

function record(db: PeopleContext["db"], what: string, personId: string, actor: Actor): Promise<void> {
  return recordChange(db, { actor, action: `person.${what}`, objectType: "person", objectId: personId });
}

function refuseBackupCode(error: unknown): never {
  if (isRefusal(error)) throw secondFactorWrong("This is none of your backup codes that are left.", "/backupCode");
  return refuse(error);
}

function refuse(error: unknown): never {
  if ((error as { statusCode?: number }).statusCode === 429) throw tryAgainIn(15 * 60);
  if (isRefusal(error)) throw secondFactorWrong("Type the newest code of your app.", "/code");
  throw error;
}
