import type { FastifyRequest } from "fastify";
import type { AnyKysely } from "../database.ts";
import type { Actor } from "./audit.ts";
import { changePassword } from "./change-password.ts";
import { changePerson, type PersonChange } from "./change-person.ts";
import { confirmSession } from "./confirm.ts";
import type { PeopleContext } from "./context.ts";
import { createFirstAdministrator, createPerson, isEmpty, type NewPerson } from "./create-person.ts";
import { readIdleMinutes, saveIdleMinutes } from "./idle.ts";
import { type AuditQuery, listAudit } from "./list-audit.ts";
import { listPeople } from "./list-people.ts";
import type { Person, RoleTable } from "./person.ts";
import { endSessions, listSessions } from "./person-sessions.ts";
import { demandSecondFactor, listRoles } from "./roles.ts";
import {
  beginSecondFactor,
  finishSecondFactor,
  removeOwnSecondFactor,
  renewBackupCodes,
  resetSecondFactor,
  signInWithCode,
} from "./second-factor.ts";
import { createSessions } from "./sessions.ts";
import { type SignIn, signIn } from "./sign-in.ts";
import { personOf, requireConfirmed, requirePermission, requirePerson } from "./signed-in.ts";

export type PeopleOptions = {
  /** The program's own database; the tables of tables.sql are among its tables. */
  db: AnyKysely;
  /** Signs session cookies: 32 random bytes or more, the same for all processes of the program. */
  secret: string;
  baseUrl: string;
  /** Programs on one host name must not take each other's cookies. */
  cookiePrefix: string;
  roles: RoleTable;
  /** All that a person can be allowed. */
  permissions: readonly string[];
  /** How apps for codes name us. */
  issuer: string;
  setupToken: string | undefined;
};

/** A Fastify hook for `onRequest`: refuses before the body is read. */
export type Gate = (request: FastifyRequest) => Promise<void>;

/** Staff and their sessions. Every route of a screen has a `gate`; its handler may ask `requirePermission` again to learn who it is. */
export function createPeople(options: PeopleOptions) {
  const { db, secret, baseUrl, cookiePrefix, roles, permissions, setupToken, issuer } = options;
  const sessions = createSessions({ db, secret, baseUrl, cookiePrefix });
  const context: PeopleContext = { db, sessions, roles, permissions, baseUrl, setupToken };
  return {
    ...createSecondFactors(context, issuer),
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
    /** The same for acts on people and secrets, which want a session that is fresh or was confirmed. */
    confirmedGate:
      (permission: string): Gate =>
      async (request) =>
        void (await requireConfirmed(context, request, permission)),
    confirm: (person: Person, password: string) => confirmSession(context, person, password),
    listSessions: (personId: string, current?: string) => listSessions(context, personId, current),
    endSessions: (which: { personId: string; sessionId?: string }, actor: Actor) => endSessions(context, which, actor),
    listRoles: () => listRoles(context),
    demandSecondFactor: (demand: { role: string; twoFactor: boolean }, actor: Actor) =>
      demandSecondFactor(context, demand, actor),
    readIdleMinutes: () => readIdleMinutes(context),
    saveIdleMinutes: (minutes: number, actor: Actor) => saveIdleMinutes(context, minutes, actor),
    listAudit: (query: AuditQuery) => listAudit(db, query),
    create: (person: NewPerson, actor: Actor) => createPerson(context, person, actor),
    createFirstAdministrator: (person: Omit<NewPerson, "roles">) => createFirstAdministrator(context, person),
    /** Nobody is here yet. */
    isEmpty: () => isEmpty(context),
    change: (personId: string, change: PersonChange, actor: Actor) => changePerson(context, personId, change, actor),
    list: () => listPeople(context),
  };
}

type CookieAnd<Given> = Given & { cookie: string };

function createSecondFactors(context: PeopleContext, issuer: string) {
  return {
    signInWithCode: (given: Parameters<typeof signInWithCode>[1]) => signInWithCode(context, given),
    beginSecondFactor: (person: Person, given: CookieAnd<{ password: string }>) =>
      beginSecondFactor(context, person, { ...given, issuer }),
    finishSecondFactor: (person: Person, given: CookieAnd<{ code: string }>) =>
      finishSecondFactor(context, person, given),
    renewBackupCodes: (person: Person, given: CookieAnd<{ password: string }>) =>
      renewBackupCodes(context, person, given),
    removeOwnSecondFactor: (person: Person, password: string) => removeOwnSecondFactor(context, person, password),
    resetSecondFactor: (personId: string, actor: Actor) => resetSecondFactor(context, personId, actor),
  };
}

export type People = ReturnType<typeof createPeople>;
