import {
  type OutboundMessage,
  OutboundPageSchema,
  OutboundSearchQuerySchema,
  RetryAnswerSchema,
  RetryRequestSchema,
} from "@counterfoil/contracts";
import { actorOf, type CsvColumn, type HttpServer, invalidRequest, notFound, sendCsv } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Outbound } from "./index.ts";
import { registerScheduleRoutes } from "./schedule-routes.ts";

const tags = ["hub"];
const messageColumns = [
  "businessKey",
  "service",
  "storeId",
  "tillId",
  "createdAt",
  "state",
  "reasonCode",
  "reason",
  "attempts",
  "nextAttemptAt",
  "idocNumber",
  "documentId",
  "id",
] as const;
const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export function registerOutboundRoutes(server: HttpServer, outbound: Outbound, access: Access): void {
  registerScheduleRoutes(server, outbound, access);
  const onRequest = access.gate("hub.read");
  const listSchema = { tags, querystring: OutboundSearchQuerySchema, response: { 200: OutboundPageSchema } };
  server.get("/api/hub/outbound-messages", { schema: listSchema, onRequest }, async (request) =>
    outbound.search(request.query),
  );
  const csv = { schema: { tags, querystring: OutboundSearchQuerySchema }, onRequest };
  server.get("/api/hub/outbound-messages.csv", csv, async ({ query }, reply) =>
    sendCsv(reply, {
      name: "messages",
      readPage: (position) => outbound.search({ ...query, ...position }),
      columns: messageColumns.map((name): CsvColumn<OutboundMessage> => [name, (message) => message[name]]),
    }),
  );
  const retrySchema = { tags, body: RetryRequestSchema, response: { 200: RetryAnswerSchema } };
  const retry = { schema: retrySchema, onRequest: access.gate("hub.retry") };
  server.post("/api/hub/outbound-messages/retry", retry, async (request) => {
    const { ids, state } = request.body;
    if (ids === undefined && state === undefined) throw invalidRequest("Name ids or a state.");
    if (ids?.some((id) => !isUuid.test(id))) throw invalidRequest("An id is no message's.", "/body/ids");
    const actor = actorOf(await access.people.requirePerson(request));
    return { retried: await outbound.retry(request.body, actor) };
  });
  const params = Type.Object({ id: Type.String({ pattern: "^\\d{1,15}$" }) });
  server.get("/api/hub/outbound-documents/:id", { schema: { tags, params }, onRequest }, async (request, reply) => {
    const content = await outbound.readDocument(Number(request.params.id));
    if (!content) throw notFound(`There is no document ${request.params.id}.`);
    return reply
      .header("content-type", "application/xml; charset=utf-8")
      .header("content-disposition", `attachment; filename="idoc-${request.params.id}.xml"`)
      .send(content);
  });
}
