import { UuidSchema } from "@counterfoil/contracts";
import { type HttpServer, notFound } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Creations } from "./index.ts";

export function registerCreationRoutes(server: HttpServer, creations: Creations, access: Access): void {
  const schema = {
    tags: ["hub"],
    params: Type.Object({ id: UuidSchema }),
    summary: "What was last sent to be created",
  };
  const onRequest = access.gate("hub.read");
  server.get("/api/hub/creations/:id/content", { schema, onRequest }, async ({ params: { id } }, reply) => {
    const content = await creations.readContent(id);
    if (!content) throw notFound(`Nothing was sent of ${id}.`);
    return reply.type("application/json; charset=utf-8").send(content);
  });
}
