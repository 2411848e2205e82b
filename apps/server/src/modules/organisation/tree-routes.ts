import { GroupIdSchema } from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Access } from "../access/index.ts";
import type { Organisation } from "./index.ts";
import {
  EffectSchema,
  MoveSchema,
  NodeDetailSchema,
  NodeReferenceSchema,
  StoreGroupFactsSchema,
  TreeSchema,
} from "./schemas.ts";
import { OwnValuesSchema } from "./values.ts";

const tags = ["organisation"];
const path = "/api/organisation";
/** With `dryRun` nothing is changed, and the answer says what would be. */
const querystring = Type.Object({ dryRun: Type.Optional(Type.Boolean()) });
const response = { 200: EffectSchema };

/** The organisation as a tree: its places, the values they set, and the groups of stores. */
export function registerTreeRoutes(server: HttpServer, organisation: Organisation, access: Access): void {
  const onRequest = access.gate("organisation.read");
  server.get(`${path}/tree`, { schema: { tags, response: { 200: TreeSchema } }, onRequest }, async () => ({
    nodes: await organisation.readTree(),
  }));
  const schema = { tags, params: NodeReferenceSchema, response: { 200: NodeDetailSchema } };
  server.get(`${path}/nodes/:kind/:id`, { schema, onRequest }, async (request) =>
    organisation.readNode(request.params),
  );
  registerChanges(server, organisation, access);
}

function registerChanges(server: HttpServer, organisation: Organisation, access: Access): void {
  const onRequest = access.gate("organisation.manage");
  const who = async (request: FastifyRequest) => actorOf(await access.people.requirePerson(request));
  const values = { tags, params: NodeReferenceSchema, querystring, body: OwnValuesSchema, response };
  server.put(`${path}/nodes/:kind/:id/values`, { schema: values, onRequest }, async (request) =>
    organisation.saveValues({ ...request.params, own: request.body, ...request.query }, await who(request)),
  );
  const moves = { tags, querystring, body: MoveSchema, response };
  server.post(`${path}/moves`, { schema: moves, onRequest }, async (request) =>
    organisation.moveNodes({ ...request.body, ...request.query }, await who(request)),
  );
  const params = Type.Object({ groupId: GroupIdSchema });
  const group = { tags, params, body: StoreGroupFactsSchema, response };
  server.put(`${path}/store-groups/:groupId`, { schema: group, onRequest }, async (request) =>
    organisation.saveStoreGroup({ ...request.params, ...request.body }, await who(request)),
  );
  server.delete(`${path}/store-groups/:groupId`, { schema: { tags, params }, onRequest }, async (request, reply) => {
    await organisation.removeStoreGroup(request.params.groupId, await who(request));
    return reply.status(204).send();
  });
}
