import { pipeline } from "node:stream/promises";
import {
  InboundDocumentSchema,
  InboundObjectPageSchema,
  InboundPageSchema,
  InboundSearchQuerySchema,
  ObjectOutcomeSchema,
  PageQuery,
  RetryAnswerSchema,
  UuidSchema,
} from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import { registerIdocRoutes } from "./idoc-routes.ts";
import type { Inbound } from "./index.ts";
import { registerSoapRoutes } from "./soap-routes.ts";

const tags = ["hub"];
const params = Type.Object({ id: UuidSchema });
const objectQuery = Type.Object({
  outcome: Type.Optional(ObjectOutcomeSchema),
  query: Type.Optional(Type.String({ maxLength: 80, description: "Key of an object." })),
  ...PageQuery,
});

export function registerInboundRoutes(
  server: HttpServer,
  inbound: Inbound,
  { access, baseUrl }: { access: Access; baseUrl: string },
): void {
  registerSoapRoutes(server, inbound, { access, baseUrl });
  registerIdocRoutes(server, inbound, access);
  registerReading(server, inbound, access);
  registerRaw(server, inbound, access);
  server.post(
    "/api/hub/inbound-documents/:id/retry",
    { schema: { tags, params, response: { 200: RetryAnswerSchema } }, onRequest: access.gate("hub.retry") },
    async (request) => {
      const actor = actorOf(await access.requirePermission(request, "hub.retry"));
      return { retried: await inbound.retry(request.params.id, actor) };
    },
  );
}

function registerReading(server: HttpServer, inbound: Inbound, access: Access): void {
  const path = "/api/hub/inbound-documents";
  const onRequest = access.gate("hub.read");
  server.get(
    path,
    { schema: { tags, querystring: InboundSearchQuerySchema, response: { 200: InboundPageSchema } }, onRequest },
    async (request) => inbound.findDocuments(request.query),
  );
  server.get(
    `${path}/:id`,
    { schema: { tags, params, response: { 200: InboundDocumentSchema } }, onRequest },
    async (request) => inbound.readDocument(request.params.id),
  );
  server.get(
    `${path}/:id/objects`,
    { schema: { tags, params, querystring: objectQuery, response: { 200: InboundObjectPageSchema } }, onRequest },
    async (request) => inbound.findObjects(request.params.id, request.query),
  );
}

/** Streamed from the stored chunks, byte for byte as it came. */
function registerRaw(server: HttpServer, inbound: Inbound, access: Access): void {
  server.get(
    "/api/hub/inbound-documents/:id/raw",
    { schema: { tags, params }, onRequest: access.gate("hub.read") },
    async (request, reply) => {
      const { id } = request.params;
      const document = await inbound.readDocument(id);
      reply.hijack();
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        "content-type": "text/xml; charset=utf-8",
        "content-disposition": `attachment; filename="${id}.xml"`,
        "content-length": document.bytes,
      });
      await pipeline(inbound.readRaw(id), reply.raw).catch(() => reply.raw.destroy());
    },
  );
}
