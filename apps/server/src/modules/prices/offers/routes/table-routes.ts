import { UuidSchema } from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import type { Access } from "../../../access/index.ts";
import { importUnknown } from "../../errors.ts";
import { sampleTable } from "../export-offers.ts";
import type { Offers } from "../index.ts";
import { OfferFilter, tags } from "./shapes.ts";

const path = "/api/prices/offers";
const ImportParams = Type.Object({ importId: UuidSchema });
const ImportQuery = Type.Object({ dryRun: Type.Optional(Type.Boolean()) });
const FILE_BYTES_AT_MOST = 10 * 1024 * 1024;

/** Offers as tables: out as the list shows them, in with a dry run first, and back as a whole. */
export function registerTableRoutes(server: HttpServer, offers: Offers, access: Access): void {
  const onRequest = access.gate("offers.read");
  const mayWrite = access.gate("offers.write");
  server.get(
    `${path}.csv`,
    { schema: { tags, querystring: Type.Object(OfferFilter) }, onRequest },
    async (request, reply) => sendTable(reply, "offers.csv", await offers.export(request.query)),
  );
  server.get(`${path}/import-sample.csv`, { schema: { tags }, onRequest }, async (_request, reply) =>
    sendTable(reply, "offers-sample.csv", sampleTable()),
  );
  server.get(`${path}/imports`, { schema: { tags }, onRequest }, async () => ({ items: await offers.imports() }));
  const body = Type.String({ maxLength: FILE_BYTES_AT_MOST });
  const options = {
    schema: { tags, querystring: ImportQuery, body, consumes: ["text/csv"] },
    onRequest: mayWrite,
    bodyLimit: FILE_BYTES_AT_MOST,
  };
  server.post(`${path}/import`, options, async (request) => {
    const actor = actorOf(await access.requirePermission(request, "offers.write"));
    return offers.import({ text: request.body, dryRun: request.query.dryRun ?? false }, actor);
  });
  const params = ImportParams;
  server.get(`${path}/import/:importId/failed.csv`, { schema: { tags, params }, onRequest }, async (request, reply) => {
    const failed = await offers.failedRows(request.params.importId);
    if (failed === undefined) throw importUnknown(`There is no import ${request.params.importId}.`);
    return sendTable(reply, "offers-failed.csv", failed);
  });
  server.post(`${path}/import/:importId/undo`, { schema: { tags, params }, onRequest: mayWrite }, async (request) => {
    const actor = actorOf(await access.requirePermission(request, "offers.write"));
    return offers.undoImport(request.params.importId, actor);
  });
}

export function sendTable(reply: FastifyReply, name: string, text: string) {
  return reply
    .type("text/csv; charset=utf-8")
    .header("content-disposition", `attachment; filename="${name}"`)
    .send(text);
}
