import type { FastifyRequest } from "fastify";
import type { AnyKysely } from "../database.ts";
import type { Actor } from "./audit.ts";
import { changePassword } from "./change-password.ts";
import { changePerson, type PersonChange } from "./change-person.ts";
import type { PeopleContext } from "./context.ts";
import { createFirstAdministrator, createPerson, type NewPerson } from "./create-person.ts";
import { listPeople } from "./list-people.ts";
import type { RoleTable } from "./person.ts";
import { createSessions } from "./sessions.ts";
import { type SignIn, signIn } from "./sign-in.ts";
import { personOf, requirePermission, requirePerson } from "./signed-in.ts";

export type PeopleOptions = {
  /** The program's own database; the tables of tables.sql are among its tables. */
  db: AnyKysely;
  /** Signs session cookies: 32 random bytes or more, the same for all processes of the program. */
  secret: string;
  baseUrl: string;
  /** Programs on one host name must not take each other's cookies. */
  cookiePrefix: string;
  roles: RoleTable;
  setupToken: string | undefined;
};

/** A Fastify hook for `onRequest`: refuses before the body is read. */
export type Gate = (request: FastifyRequest) => Promise<void>;

/** Staff and their sessions. Every route of a screen has a `gate`; its handler may ask `requirePermission` again to learn who it is. */
export function createPeople({ db, secret, baseUrl, cookiePrefix, roles, setupToken }: PeopleOptions) {
  const sessions = createSessions({ db, secret, baseUrl, cookiePrefix });
  const context: PeopleContext = { db, sessions, roles, baseUrl, setupToken };
  return {
    baseUrl,
    setupToken,
    signIn: (given: SignIn) => signIn(context, given),
    signOut: async (cookie: string) => {
      const { headers } = await sessions.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true });
      return headers.getSetCookie();
    },
    changePassword: (given: Parameters<typeof changePassword>[1]) => changePassword(context, given),
    personOf: (request: FastifyRequest) => personOf(context, request),
    requirePerson: (request: FastifyRequest) => requirePerson(context, request),
    requirePermission: (request: FastifyRequest, permission: string) => requirePermission(context, request, permission),
    gate:
      (permission?: string): Gate =>
      async (request) => {
        if (permission === undefined) await requirePerson(context, request);
        else await requirePermission(context, request, permission);
      },
    create: (person: NewPerson, actor: Actor) => createPerson(context, person, actor),
    createFirstAdministrator: (person: Omit<NewPerson, "roles">) => createFirstAdministrator(context, person),
    change: (personId: string, change: PersonChange, actor: Actor) => changePerson(context, personId, change, actor),
    list: () => listPeople(context),
  };
}

export type People = ReturnType<typeof createPeople>;
