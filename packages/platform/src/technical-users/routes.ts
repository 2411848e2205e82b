import { Type } from "typebox";
import type { HttpServer } from "../http.ts";
import { actorOf } from "../people/audit.ts";
import type { People } from "../people/people.ts";
import type { UsesOf } from "./manage.ts";
import type { TechnicalUsers } from "./technical-users.ts";

const UserName = Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{1,39}$" });
const Description = Type.String({ maxLength: 200 });
const Permissions = Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 });
const Networks = Type.Array(Type.String({ maxLength: 50 }), { maxItems: 100 });
const NewUser = Type.Object({
  userName: UserName,
  description: Type.Optional(Description),
  permissions: Type.Optional(Permissions),
  networks: Type.Optional(Networks),
});
const Change = Type.Object(
  {
    description: Type.Optional(Description),
    permissions: Type.Optional(Permissions),
    networks: Type.Optional(Networks),
    locked: Type.Optional(Type.Boolean()),
  },
  { minProperties: 1 },
);
const Renewal = Type.Object({
  overlapHours: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 168, description: "So long the old secret works beside the new one." }),
  ),
});
const params = Type.Object({ userName: UserName });
const tags = ["access"];
const path = "/api/access/technical-users";

export type TechnicalUserRouteOptions = {
  people: People;
  technicalUsers: TechnicalUsers;
  /** Who may do all this. */
  permission: string;
  usesOf: UsesOf;
  /** What a user gets for whom no permissions are named. */
  usual: readonly string[];
};

/** Programs that call us, in the words of both programs. Every act on a secret wants a fresh session. */
export function registerTechnicalUserRoutes(server: HttpServer, options: TechnicalUserRouteOptions): void {
  const { people, technicalUsers, permission, usual } = options;
  const onRequest = people.gate(permission);
  const dangerous = people.confirmedGate(permission);
  server.get(path, { schema: { tags }, onRequest }, async () => ({
    items: await technicalUsers.list(),
    permissions: technicalUsers.permissions,
  }));
  server.post(path, { schema: { tags, body: NewUser }, onRequest: dangerous }, async (request, reply) => {
    const actor = actorOf(await people.requirePerson(request));
    return reply.status(201).send(await technicalUsers.create({ permissions: usual, ...request.body }, actor));
  });
  const renewal = { tags, params, body: Type.Optional(Type.Union([Renewal, Type.Null()])) };
  server.post(`${path}/:userName/secret`, { schema: renewal, onRequest: dangerous }, async (request) => {
    const actor = actorOf(await people.requirePerson(request));
    const { overlapHours = 0 } = request.body ?? {};
    return technicalUsers.renewSecret({ userName: request.params.userName, overlapHours }, actor);
  });
  server.patch(
    `${path}/:userName`,
    { schema: { tags, params, body: Change }, onRequest: dangerous },
    async (request, reply) => {
      const actor = actorOf(await people.requirePerson(request));
      await technicalUsers.change(request.params.userName, request.body, actor);
      return reply.status(204).send();
    },
  );
  server.delete(`${path}/:userName`, { schema: { tags, params }, onRequest: dangerous }, async (request, reply) => {
    const actor = actorOf(await people.requirePerson(request));
    await technicalUsers.delete({ ...request.params, usesOf: options.usesOf }, actor);
    return reply.status(204).send();
  });
  registerServiceNetworks(server, options);
}

function registerServiceNetworks(
  server: HttpServer,
  { people, technicalUsers, permission }: TechnicalUserRouteOptions,
): void {
  const at = "/api/access/service-networks";
  server.get(at, { schema: { tags }, onRequest: people.gate(permission) }, async () => ({
    networks: await technicalUsers.readServiceNetworks(),
  }));
  const schema = { tags, body: Type.Object({ networks: Networks }) };
  server.put(at, { schema, onRequest: people.confirmedGate(permission) }, async (request, reply) => {
    const actor = actorOf(await people.requirePerson(request));
    await technicalUsers.saveServiceNetworks(request.body.networks, actor);
    return reply.status(204).send();
  });
}
