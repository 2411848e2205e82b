import { ConfirmationsSchema, UuidSchema } from "@counterfoil/contracts";
import { actorOf, type HttpServer, notFound, problemOf } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Confirmations } from "./index.ts";

const tags = ["hub"];
const params = Type.Object({ documentId: UuidSchema });
const confirmationSent = problemOf(409, "confirmation-sent", "This confirmation is not open");

/** Confirmations that systems get of what they sent. */
export function registerConfirmationRoutes(server: HttpServer, confirmations: Confirmations, access: Access): void {
  const path = "/api/hub/confirmations";
  const onRequest = access.gate("hub.read");
  const querystring = Type.Object({ documentId: Type.Optional(UuidSchema) });
  const list = { tags, querystring, response: { 200: ConfirmationsSchema } };
  server.get(path, { schema: list, onRequest }, async ({ query }) => ({ items: await confirmations.list(query) }));
  server.get(`${path}/:documentId/content`, { schema: { tags, params }, onRequest }, async (request, reply) => {
    const { documentId } = request.params;
    const content = await confirmations.readContent(documentId);
    if (!content) throw notFound(`There is no confirmation of document ${documentId}, or it is not written yet.`);
    return reply
      .header("content-type", "text/xml; charset=utf-8")
      .header("content-disposition", `attachment; filename="confirmation-${documentId}.xml"`)
      .send(content);
  });
  const retry = { schema: { tags, params }, onRequest: access.gate("hub.retry") };
  server.post(`${path}/:documentId/retry`, retry, async (request, reply) => {
    const { documentId } = request.params;
    const actor = actorOf(await access.people.requirePerson(request));
    if (!(await confirmations.retry(documentId, actor)))
      throw confirmationSent(`Document ${documentId} has no confirmation that is open.`);
    return reply.status(204).send();
  });
}
