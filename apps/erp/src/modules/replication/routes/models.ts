import { actorOf, type HttpServer, type People } from "@counterfoil/platform";
import type { Replication } from "../index.ts";
import { FilterPreviewBody, ModelBody, ModelIdParams } from "../schemas.ts";

const tags = ["replication"];

/** Models: who gets what. */
export function registerModelRoutes(server: HttpServer, replication: Replication, people: People): void {
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
