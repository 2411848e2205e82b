import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { HttpServer } from "../http.ts";
import { actorOf } from "./audit.ts";
import type { People } from "./people.ts";
import type { Person } from "./person.ts";
import { requireSameOrigin } from "./same-origin.ts";
import {
  CodeBody,
  type Me,
  MeSchema,
  NewPasswordBody,
  PasswordBody,
  SessionId,
  SetUpBody,
  SignInBody,
} from "./schemas.ts";

const tags = ["access"];
const SignedInSchema = Type.Object({ secondFactor: Type.Boolean() });

/** What everybody does for themselves: sign in and out, password, second factor, sessions. */
export function registerOwnRoutes(server: HttpServer, people: People): void {
  registerSignIn(server, people);
  registerSessionRoutes(server, people);
  registerSecondFactor(server, people);
}

function registerSignIn(server: HttpServer, people: People): void {
  const schema = { tags, body: SignInBody, response: { 200: SignedInSchema, 204: Type.Null() } };
  server.post("/api/access/session", { schema }, async (request, reply) => {
    requireSameOrigin(request, people.baseUrl);
    const { cookies, secondFactor } = await people.signIn({ ...request.body, address: request.ip });
    setCookies(reply, cookies);
    // Only half way in: the code is to come.
    return secondFactor ? reply.send({ secondFactor }) : reply.status(204).send(null);
  });
  server.post("/api/access/session/code", { schema: { tags, body: CodeBody } }, async (request, reply) => {
    requireSameOrigin(request, people.baseUrl);
    const cookies = await people.signInWithCode({ ...request.body, cookie: cookieOf(request), address: request.ip });
    return setCookies(reply, cookies).status(204).send();
  });
}

function registerSessionRoutes(server: HttpServer, people: People): void {
  const onRequest = people.gate();
  server.delete("/api/access/session", { schema: { tags }, onRequest }, async (request, reply) => {
    return setCookies(reply, await people.signOut(cookieOf(request)))
      .status(204)
      .send();
  });
  const confirmation = { schema: { tags, body: PasswordBody }, onRequest };
  server.post("/api/access/session/confirmation", confirmation, async (request, reply) => {
    await people.confirm(await people.requirePerson(request), request.body.password);
    return reply.status(204).send();
  });
  const me = { schema: { tags, response: { 200: MeSchema } }, onRequest };
  server.get("/api/access/me", me, async (request) => toMe(await people.requirePerson(request)));
  // Told by a screen in which somebody types or clicks; that it comes is all it says.
  server.post("/api/access/session/act", me, async (request) => toMe(await people.requirePerson(request)));
  server.post(
    "/api/access/password",
    { schema: { tags, body: NewPasswordBody }, onRequest },
    async (request, reply) => {
      const person = await people.requirePerson(request);
      const cookies = await people.changePassword({ person, cookie: cookieOf(request), ...request.body });
      return setCookies(reply, cookies).status(204).send();
    },
  );
  server.get("/api/access/sessions", { schema: { tags }, onRequest }, async (request) => {
    const { personId, sessionId } = await people.requirePerson(request);
    return { items: await people.listSessions(personId, sessionId) };
  });
  const one = { schema: { tags, params: SessionId }, onRequest };
  server.delete("/api/access/sessions/:sessionId", one, async (request, reply) => {
    const person = await people.requirePerson(request);
    await people.endSessions({ personId: person.personId, ...request.params }, actorOf(person));
    return reply.status(204).send();
  });
}

function registerSecondFactor(server: HttpServer, people: People): void {
  const path = "/api/access/second-factor";
  const onRequest = people.gate();
  server.post(path, { schema: { tags, body: PasswordBody }, onRequest }, async (request) =>
    people.beginSecondFactor(await people.requirePerson(request), { ...request.body, cookie: cookieOf(request) }),
  );
  server.post(`${path}/code`, { schema: { tags, body: SetUpBody }, onRequest }, async (request, reply) => {
    const person = await people.requirePerson(request);
    const cookies = await people.finishSecondFactor(person, { ...request.body, cookie: cookieOf(request) });
    return setCookies(reply, cookies).status(204).send();
  });
  server.post(`${path}/backup-codes`, { schema: { tags, body: PasswordBody }, onRequest }, async (request) => {
    const person = await people.requirePerson(request);
    return { backupCodes: await people.renewBackupCodes(person, { ...request.body, cookie: cookieOf(request) }) };
  });
  server.post(`${path}/removal`, { schema: { tags, body: PasswordBody }, onRequest }, async (request, reply) => {
    await people.removeOwnSecondFactor(await people.requirePerson(request), request.body.password);
    return reply.status(204).send();
  });
}

const cookieOf = (request: FastifyRequest) => request.headers.cookie ?? "";

function setCookies(reply: FastifyReply, cookies: string[]): FastifyReply {
  return reply.header("set-cookie", cookies);
}

function toMe({ sessionId: _, confirmedAt: __, permissions, ...known }: Person): Me {
  return { ...known, permissions: [...permissions].sort() };
}
