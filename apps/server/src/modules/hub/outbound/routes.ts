import {
  OutboundPageSchema,
  OutboundSearchQuerySchema,
  RetryAnswerSchema,
  RetryRequestSchema,
} from "@counterfoil/contracts";
import { actorOf, type HttpServer, invalidRequest, notFound, problemOf } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import type { Outbound } from "./index.ts";

const tags = ["hub"];
const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const port = Type.String({ pattern: "^[A-Z0-9_]{1,10}$" });
const ConnectionSchema = Type.Object({
  url: Type.String({ pattern: "^https?://[^\\s/?#@]+(/[^\\s?#]*)?$", maxLength: 500 }),
  userName: Type.String({ minLength: 1, maxLength: 80, pattern: "^[^:\\s]+$" }),
  secret: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  client: Type.String({ pattern: "^\\d{3}$" }),
  senderPort: port,
  receiverPort: port,
  receiver: port,
});
const erpNotSetUp = problemOf(409, "erp-not-set-up", "The connection to the ERP is not set up");

export function registerOutboundRoutes(server: HttpServer, outbound: Outbound, access: Access): void {
  registerMessages(server, outbound, access);
  registerConnection(server, outbound, access);
}

function registerMessages(server: HttpServer, outbound: Outbound, access: Access): void {
  const onRequest = access.gate("hub.read");
  const listSchema = { tags, querystring: OutboundSearchQuerySchema, response: { 200: OutboundPageSchema } };
  server.get("/api/hub/outbound-messages", { schema: listSchema, onRequest }, async (request) =>
    outbound.search(request.query),
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

function registerConnection(server: HttpServer, outbound: Outbound, access: Access): void {
  const path = "/api/hub/erp-connection";
  server.get(path, { schema: { tags }, onRequest: access.gate("hub.read") }, async () => {
    const connection = await outbound.readConnection();
    if (!connection) return { connection: null };
    const { secret: _hidden, ...shown } = connection;
    return { connection: shown };
  });
  const onRequest = access.gate("hub.configure");
  server.put(path, { schema: { tags, body: ConnectionSchema }, onRequest }, async (request, reply) => {
    await outbound.saveConnection(request.body, actorOf(await access.people.requirePerson(request)));
    return reply.status(204).send();
  });
  server.post(`${path}/check`, { schema: { tags }, onRequest }, async () => {
    const steps = await outbound.checkConnection();
    if (!steps) throw erpNotSetUp("Set it up first.");
    return { ok: steps.every(({ ok }) => ok), steps };
  });
}
