import type { FastifyRequest } from "fastify";
import { type RawBuilder, sql } from "kysely";
import { notAllowed, notSignedIn } from "../problems.ts";
import type { PeopleContext } from "./context.ts";
import { confirmationNeeded, passwordChangeNeeded, secondFactorNeeded } from "./errors.ts";
import { deleteEnded, noteAct, sessionEnd } from "./idle.ts";
import { type Duty, type Person, permissionsOf } from "./person.ts";
import { requireSameOrigin } from "./same-origin.ts";

/** The person whose session cookie came with the request; undefined without one, or when it has ended. */
export async function personOf(context: PeopleContext, request: FastifyRequest): Promise<Person | undefined> {
  const { cookie } = request.headers;
  if (!cookie) return undefined;
  const session = await context.sessions.api.getSession({ headers: new Headers({ cookie }) });
  if (!session) return undefined;
  const { id } = session.session;
  if (!session.session.ipAddress) await noteWhence(context, id, request);
  // Screens read by themselves every few seconds; what changes something is done by a person.
  if (request.method !== "GET") await noteAct(context, id);
  const person = await readPerson(context, session.user.id, id);
  if (!person) await deleteEnded(context, id);
  return person;
}

/** For the list of sessions: better-auth knows only headers, which anybody can write. */
async function noteWhence({ db }: PeopleContext, sessionId: string, request: FastifyRequest): Promise<void> {
  const browser = request.headers["user-agent"]?.slice(0, 300) ?? "";
  await db
    .updateTable("access.session")
    .set({ ip_address: request.ip, user_agent: browser })
    .where("id", "=", sessionId)
    .execute();
}

/** Asked once a request: the gate asks before the body is read, the handler asks again who it is. */
const asked = new WeakMap<FastifyRequest, Promise<Person>>();

export function requirePerson(context: PeopleContext, request: FastifyRequest): Promise<Person> {
  const known = asked.get(request) ?? askPerson(context, request);
  asked.set(request, known);
  return known;
}

async function askPerson(context: PeopleContext, request: FastifyRequest): Promise<Person> {
  const person = await personOf(context, request);
  if (!person) throw notSignedIn();
  requireSameOrigin(request, context.baseUrl);
  return person;
}

export async function requirePermission(
  context: PeopleContext,
  request: FastifyRequest,
  permission: string,
): Promise<Person> {
  const person = await requirePerson(context, request);
  requireNoDuty(person);
  if (!person.permissions.has(permission)) throw notAllowed(`This needs the permission ${permission}.`);
  return person;
}

const CONFIRMED_FOR_MS = 15 * 60 * 1000;

/** For acts on people and secrets: whoever finds a screen that was left open cannot do them. */
export async function requireConfirmed(
  context: PeopleContext,
  request: FastifyRequest,
  permission: string,
): Promise<Person> {
  const person = await requirePermission(context, request, permission);
  if (Date.now() - person.confirmedAt.getTime() > CONFIRMED_FOR_MS)
    throw confirmationNeeded("The session is older than 15 minutes.");
  return person;
}

function requireNoDuty({ duty }: Person): void {
  if (duty === "changePassword") throw passwordChangeNeeded("An administrator has set the password and knows it.");
  if (duty === "setUpSecondFactor") throw secondFactorNeeded("One of your roles demands it.");
}

/** Reads who it is and notes the use, at most once a minute, so that reading stays reading. */
async function readPerson(
  { db, roles }: PeopleContext,
  personId: string,
  sessionId: string,
): Promise<Person | undefined> {
  const row = await db
    .selectFrom("access.person as person")
    .innerJoin("access.session as session", "session.user_id", "person.id")
    .select(["person.id", "username", "name", "last_used_at", "two_factor_enabled", "password_temporary"])
    .select(["session.id as sessionId", "session.confirmed_at"])
    .select([secondsUntil(sessionEnd).as("endsInSeconds"), secondsUntil(sql`expires_at`).as("endsAtLatestInSeconds")])
    .select([
      sql<string[]>`array(select role from access.person_role where person_id = person.id order by role)`.as("roles"),
      sql<string[]>`array(select permission from access.person_permission where person_id = person.id)`.as("single"),
      sql<string[]>`coalesce((select value from access.setting where name = 'twoFactorRoles'), '[]')`.as("must"),
    ])
    .where("person.id", "=", personId)
    .where("session.id", "=", sessionId)
    .where("locked_at", "is", null)
    .where(sessionEnd, ">", sql<Date>`now()`)
    .executeTakeFirst();
  if (!row) return undefined;
  if (!row.last_used_at || Date.now() - row.last_used_at.getTime() > 60_000)
    await db.updateTable("access.person").set({ last_used_at: sql`now()` }).where("id", "=", personId).execute();
  const duty = dutyOf(row);
  return {
    personId: row.id,
    userName: row.username,
    name: row.name,
    roles: row.roles,
    permissions: permissionsOf(row.roles, roles, row.single),
    ...(duty === undefined ? {} : { duty }),
    twoFactor: row.two_factor_enabled,
    sessionId: row.sessionId,
    confirmedAt: row.confirmed_at,
    endsInSeconds: row.endsInSeconds,
    endsAtLatestInSeconds: row.endsAtLatestInSeconds,
  };
}

const secondsUntil = (moment: RawBuilder<unknown>) => sql<number>`floor(extract(epoch from ${moment} - now()))::int`;

function dutyOf(row: {
  password_temporary: boolean;
  two_factor_enabled: boolean;
  roles: string[];
  must: string[];
}): Duty | undefined {
  if (row.password_temporary) return "changePassword";
  if (!row.two_factor_enabled && row.roles.some((role) => row.must.includes(role))) return "setUpSecondFactor";
  return undefined;
}
