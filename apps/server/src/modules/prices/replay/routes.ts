import { ProblemSchema, ReplayRequestSchema, ReplaySchema, UuidSchema } from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Replays } from "./index.ts";

const tags = ["offers"];
const path = "/api/prices/replays";
const params = Type.Object({ replayId: UuidSchema });

export function registerReplayRoutes(server: HttpServer, replays: Replays, access: Access): void {
  const read = access.gate("offers.read");
  const write = access.gate("offers.write");
  const actor = async (request: FastifyRequest) => actorOf(await access.requirePermission(request, "offers.write"));
  const description =
    "Prices the real receipts of these business days with and without the drafts, on all cores. The regular prices are those of the receipts, so that only what the offers do is counted.";
  const started = Type.Object({ replayId: Type.String() });
  const answers = { 202: started, 404: ProblemSchema, 409: ProblemSchema, 422: ProblemSchema };
  const schema = { tags, description, body: ReplayRequestSchema, response: answers };
  server.post(path, { schema, onRequest: write }, async (request, reply) =>
    reply.status(202).send({ replayId: await replays.start(request.body, await actor(request)) }),
  );
  const list = { tags, response: { 200: Type.Object({ items: Type.Array(ReplaySchema) }) } };
  server.get(path, { schema: list, onRequest: read }, async () => ({ items: await replays.list() }));
  const one = { tags, params, response: { 200: ReplaySchema, 404: ProblemSchema } };
  server.get(`${path}/:replayId`, { schema: one, onRequest: read }, async (request) =>
    replays.read(request.params.replayId),
  );
  const csvQuery = Type.Object({ by: Type.Optional(Type.Enum(["day", "article"])) });
  const csvSchema = { tags, params, querystring: csvQuery };
  server.get(`${path}/:replayId.csv`, { schema: csvSchema, onRequest: read }, async (request, reply) => {
    const { replayId } = request.params;
    const { by = "article" } = request.query;
    return reply
      .header("content-type", "text/csv; charset=utf-8")
      .header("content-disposition", `attachment; filename="replay-${by}.csv"`)
      .send(await replays.csv(replayId, by));
  });
  server.post(`${path}/:replayId/cancel`, { schema: { tags, params }, onRequest: write }, async (request, reply) => {
    await replays.cancel(request.params.replayId, await actor(request));
    return reply.status(204).send();
  });
}
