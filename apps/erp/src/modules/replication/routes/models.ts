import { actorOf, type HttpServer, notFound, type People } from "@counterfoil/platform";
import type { Replication } from "../index.ts";
import { FilterPreviewBody, ModelBody, ModelIdParams, ReceiverBody, ReceiverIdParams } from "../schemas.ts";

const tags = ["replication"];

/** Receivers and models: who gets what. */
export function registerModelRoutes(server: HttpServer, replication: Replication, people: People): void {
  server.get(
    "/api/replication/receivers",
    { schema: { tags }, onRequest: people.gate("replication.read") },
    async () => ({ items: await replication.readReceivers() }),
  );
  server.get(
    "/api/replication/receivers/:receiverId",
    { schema: { tags, params: ReceiverIdParams }, onRequest: people.gate("replication.read") },
    async (request) => {
      const { receiverId } = request.params;
      const receiver = (await replication.readReceivers()).find((each) => each.receiverId === receiverId);
      if (!receiver) throw notFound(`There is no receiver ${receiverId}.`);
      return receiver;
    },
  );
  const receiver = { tags, params: ReceiverIdParams, body: ReceiverBody };
  server.put(
    "/api/replication/receivers/:receiverId",
    { schema: receiver, onRequest: people.gate("replication.manage") },
    async (request, reply) => {
      const actor = actorOf(await people.requirePerson(request));
      await replication.saveReceiver(request.params.receiverId, request.body, actor);
      return reply.status(204).send();
    },
  );
  server.post(
    "/api/replication/receivers/:receiverId/check",
    { schema: { tags, params: ReceiverIdParams }, onRequest: people.gate("replication.manage") },
    async (request) => replication.checkReceiver(request.params.receiverId),
  );
  server.get("/api/replication/models", { schema: { tags }, onRequest: people.gate("replication.read") }, async () => ({
    items: await replication.readModels(),
  }));
  server.get(
    "/api/replication/models/:modelId",
    { schema: { tags, params: ModelIdParams }, onRequest: people.gate("replication.read") },
    async (request) => replication.readModel(request.params.modelId),
  );
  server.get(
    "/api/replication/filter-fields",
    { schema: { tags }, onRequest: people.gate("replication.read") },
    async () => replication.filterFields(),
  );
  server.post(
    "/api/replication/filter-preview",
    { schema: { tags, body: FilterPreviewBody }, onRequest: people.gate("replication.read") },
    async (request) => replication.previewFilter(request.body),
  );
  server.put(
    "/api/replication/models/:modelId",
    { schema: { tags, params: ModelIdParams, body: ModelBody }, onRequest: people.gate("replication.manage") },
    async (request, reply) => {
      const actor = actorOf(await people.requirePerson(request));
      await replication.saveModel(request.params.modelId, request.body, actor);
      return reply.status(204).send();
    },
  );
}
