import { timingSafeEqual } from "node:crypto";
import type { FastifyReply } from "fastify";
import { type Static, Type } from "typebox";
import type { HttpServer } from "../http.ts";
import { actorOf } from "./audit.ts";
import { setupClosed } from "./errors.ts";
import type { People } from "./people.ts";
import type { Person } from "./person.ts";
import { PASSWORD_LENGTH, USER_NAME_PATTERN } from "./rules.ts";
import { requireSameOrigin } from "./same-origin.ts";

const Password = Type.String({ minLength: PASSWORD_LENGTH.min, maxLength: PASSWORD_LENGTH.max });
const UserName = Type.String({ pattern: USER_NAME_PATTERN });
const Name = Type.String({ minLength: 1, maxLength: 80 });
const Roles = Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 });
const SignInBody = Type.Object({ userName: Type.String({ maxLength: 80 }), password: Type.String({ maxLength: 500 }) });
const FirstAdministratorBody = Type.Object({
  token: Type.String({ maxLength: 200 }),
  userName: UserName,
  name: Name,
  password: Password,
});
const NewPersonBody = Type.Object({ userName: UserName, name: Name, password: Password, roles: Roles });
const PersonChangeBody = Type.Object(
  {
    name: Type.Optional(Name),
    roles: Type.Optional(Roles),
    locked: Type.Optional(Type.Boolean()),
    password: Type.Optional(Password),
  },
  { minProperties: 1 },
);
const NewPasswordBody = Type.Object({ current: Type.String({ maxLength: 500 }), next: Password });
const PersonId = Type.Object({ personId: Type.String({ maxLength: 40 }) });
export const MeSchema = Type.Object({
  personId: Type.String(),
  userName: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.String()),
  permissions: Type.Array(Type.String()),
});
export type Me = Static<typeof MeSchema>;
const tags = ["access"];

/** Sign in and out, the own password, and the staff: the same in every program with screens. */
export function registerPeopleRoutes(server: HttpServer, people: People): void {
  registerOwnRoutes(server, people);
  registerFirstAdministrator(server, people);
  registerStaffRoutes(server, people);
}

function registerOwnRoutes(server: HttpServer, people: People): void {
  const onRequest = people.gate();
  server.post("/api/access/session", { schema: { tags, body: SignInBody } }, async (request, reply) => {
    requireSameOrigin(request, people.baseUrl);
    const cookies = await people.signIn({ ...request.body, address: request.ip });
    return setCookies(reply, cookies).status(204).send();
  });
  server.delete("/api/access/session", { schema: { tags }, onRequest }, async (request, reply) => {
    return setCookies(reply, await people.signOut(request.headers.cookie ?? ""))
      .status(204)
      .send();
  });
  server.get("/api/access/me", { schema: { tags, response: { 200: MeSchema } }, onRequest }, async (request) =>
    toMe(await people.requirePerson(request)),
  );
  server.post(
    "/api/access/password",
    { schema: { tags, body: NewPasswordBody }, onRequest },
    async (request, reply) => {
      const { personId } = await people.requirePerson(request);
      const cookie = request.headers.cookie ?? "";
      return setCookies(reply, await people.changePassword({ personId, cookie, ...request.body }))
        .status(204)
        .send();
    },
  );
}

function registerFirstAdministrator(server: HttpServer, people: People): void {
  const schema = { tags, body: FirstAdministratorBody };
  const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
  server.post("/api/access/first-administrator", { schema, config }, async (request, reply) => {
    const { token, ...person } = request.body;
    if (!sameText(token, people.setupToken)) throw setupClosed("The set-up token is not the one of this program.");
    return reply.status(201).send(await people.createFirstAdministrator(person));
  });
}

function registerStaffRoutes(server: HttpServer, people: People): void {
  const onRequest = people.gate("people.manage");
  server.get("/api/access/people", { schema: { tags }, onRequest }, async () => ({ items: await people.list() }));
  server.post("/api/access/people", { schema: { tags, body: NewPersonBody }, onRequest }, async (request, reply) => {
    const actor = actorOf(await people.requirePerson(request));
    return reply.status(201).send(await people.create(request.body, actor));
  });
  const schema = { tags, params: PersonId, body: PersonChangeBody };
  server.patch("/api/access/people/:personId", { schema, onRequest }, async (request, reply) => {
    const actor = actorOf(await people.requirePerson(request));
    await people.change(request.params.personId, request.body, actor);
    return reply.status(204).send();
  });
}

function setCookies(reply: FastifyReply, cookies: string[]): FastifyReply {
  return reply.header("set-cookie", cookies);
}

function toMe({ permissions, ...person }: Person): Me {
  return { ...person, permissions: [...permissions].sort() };
}

/** In a time that does not tell how much of it was right. */
function sameText(given: string, expected: string | undefined): boolean {
  if (!expected) return false;
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
