import type { FastifyRequest } from "fastify";
import { sql } from "kysely";
import { notAllowed, notSignedIn } from "../problems.ts";
import type { PeopleContext } from "./context.ts";
import { type Person, permissionsOf } from "./person.ts";
import { requireSameOrigin } from "./same-origin.ts";

/** The person whose session cookie came with the request; undefined without one, or when it has ended. */
export async function personOf(context: PeopleContext, request: FastifyRequest): Promise<Person | undefined> {
  const { cookie } = request.headers;
  if (!cookie) return undefined;
  const session = await context.sessions.api.getSession({ headers: new Headers({ cookie }) });
  if (!session) return undefined;
  return readPerson(context, session.user.id);
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
  if (!person.permissions.has(permission)) throw notAllowed(`This needs the permission ${permission}.`);
  return person;
}

/** Reads who it is and notes the use, at most once a minute, so that reading stays reading. */
async function readPerson({ db, roles }: PeopleContext, personId: string): Promise<Person | undefined> {
  const row = await db
    .selectFrom("access.person")
    .select(["id", "username", "name", "last_used_at"])
    .select(
      sql<string[]>`array(select role from access.person_role where person_id = person.id order by role)`.as("roles"),
    )
    .where("id", "=", personId)
    .where("locked_at", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  if (!row.last_used_at || Date.now() - row.last_used_at.getTime() > 60_000)
    await db.updateTable("access.person").set({ last_used_at: sql`now()` }).where("id", "=", personId).execute();
  return {
    personId: row.id,
    userName: row.username,
    name: row.name,
    roles: row.roles,
    permissions: permissionsOf(row.roles, roles),
  };
}
