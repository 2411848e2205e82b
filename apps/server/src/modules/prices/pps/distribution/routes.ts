import { StoreIdSchema } from "@counterfoil/contracts";
import { actorOf, type HttpServer, notFound } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../../access/index.ts";
import type { Distribution } from "./index.ts";
import { targetUnknown } from "./save-target.ts";

const tags = ["prices"];
const TargetId = Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$" });
const Address = Type.String({ minLength: 1, maxLength: 500 });
const User = Type.String({ minLength: 1, maxLength: 200, pattern: "^[^:\\s]+$" });
const Auth = Type.Union([
  Type.Object({ kind: Type.Literal("oauth2"), tokenUrl: Address, user: User }),
  Type.Object({ kind: Type.Literal("basic"), user: User }),
]);
const Facts = {
  name: Type.String({ minLength: 1, maxLength: 100 }),
  url: Address,
  auth: Auth,
  secret: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  stores: Type.Array(StoreIdSchema, { minItems: 1, maxItems: 1000 }),
  mode: Type.Enum(["delta", "full"]),
  active: Type.Optional(Type.Boolean()),
};
const params = Type.Object({ targetId: TargetId });

/** Targets: other makers' tills and programs that get prices and promotions as /ROP documents. */
export function registerDistributionRoutes(server: HttpServer, distribution: Distribution, access: Access): void {
  const path = "/api/prices/targets";
  const reading = access.gate("prices.read");
  const writing = access.gate("hub.configure");
  server.get(path, { schema: { tags }, onRequest: reading }, async () => distribution.list());
  server.get(`${path}/:targetId`, { schema: { tags, params }, onRequest: reading }, async (request) => {
    const { targetId } = request.params;
    const found = await distribution.read(targetId);
    if (found === undefined) throw targetUnknown(`There is no target ${targetId}.`);
    return found;
  });
  const documentParams = Type.Object({ targetId: TargetId, documentId: Type.String({ pattern: "^\\d{1,15}$" }) });
  const rawSchema = { tags, params: documentParams };
  server.get(
    `${path}/:targetId/documents/:documentId`,
    { schema: rawSchema, onRequest: reading },
    async (request, reply) => {
      const { targetId, documentId } = request.params;
      const content = await distribution.readDocument(targetId, Number(documentId));
      if (content === undefined) throw notFound(`There is no document ${documentId} for ${targetId}.`);
      return reply
        .header("content-type", "application/xml; charset=utf-8")
        .header("content-disposition", `attachment; filename="${targetId}-${documentId}.xml"`)
        .send(content);
    },
  );
  const newTarget = Type.Object({ targetId: TargetId, ...Facts });
  server.post(path, { schema: { tags, body: newTarget }, onRequest: writing }, async (request, reply) => {
    const actor = actorOf(await access.people.requirePerson(request));
    const { targetId, active = true, ...facts } = request.body;
    await distribution.save(targetId, { ...facts, active }, { isNew: true, actor });
    return reply.status(201).send({ targetId });
  });
  server.put(
    `${path}/:targetId`,
    { schema: { tags, params, body: Type.Object(Facts) }, onRequest: writing },
    async (request, reply) => {
      const actor = actorOf(await access.people.requirePerson(request));
      const { active = true, ...facts } = request.body;
      await distribution.save(request.params.targetId, { ...facts, active }, { isNew: false, actor });
      return reply.status(204).send();
    },
  );
  server.delete(`${path}/:targetId`, { schema: { tags, params }, onRequest: writing }, async (request, reply) => {
    const actor = actorOf(await access.people.requirePerson(request));
    await distribution.remove(request.params.targetId, actor);
    return reply.status(204).send();
  });
  const querystring = Type.Object({ mode: Type.Optional(Type.Enum(["delta", "full"])) });
  const sendSchema = { tags, params, querystring };
  server.post(`${path}/:targetId/send`, { schema: sendSchema, onRequest: writing }, async (request, reply) => {
    const planned = await distribution.send(request.params.targetId, request.query.mode ?? "delta");
    if (planned === undefined) throw targetUnknown(`There is no target ${request.params.targetId}.`);
    return reply.status(202).send(planned);
  });
}
