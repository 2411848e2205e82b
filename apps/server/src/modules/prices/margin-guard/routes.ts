import {
  GuardRequestSchema,
  GuardRunSchema,
  PageOf,
  PageQuery,
  ProblemSchema,
  PurchasePriceSchema,
  UuidSchema,
} from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import { purchasePriceColumns } from "./import-purchase-prices.ts";
import type { Guard } from "./index.ts";

const tags = ["offers"];
const path = "/api/prices/margin-guard";
const FILE_BYTES_AT_MOST = 10 * 1024 * 1024;
type Doors = { access: Access; readCurrency: () => Promise<string> };

export function registerGuardRoutes(server: HttpServer, guard: Guard, { access, readCurrency }: Doors): void {
  registerRuns(server, guard, access);
  registerPurchasePrices(server, guard, { access, readCurrency });
}

function registerRuns(server: HttpServer, guard: Guard, access: Access): void {
  const read = access.gate("prices.purchase");
  const actor = async (request: FastifyRequest) => actorOf(await access.requirePermission(request, "prices.purchase"));
  const description =
    "Searches, for each article that the drafts touch, for the basket in which one piece costs least, with all that is active, any coupon and customer group. The prices are real; that nothing is cheaper still is not proven.";
  const started = Type.Object({ runId: Type.String() });
  const schema = { tags, description, body: GuardRequestSchema, response: { 202: started, 409: ProblemSchema } };
  server.post(path, { schema, onRequest: read }, async (request, reply) =>
    reply.status(202).send({ runId: await guard.runs.start(request.body, await actor(request)) }),
  );
  const list = { tags, response: { 200: Type.Object({ items: Type.Array(GuardRunSchema) }) } };
  server.get(path, { schema: list, onRequest: read }, async () => ({ items: await guard.runs.list() }));
  const params = Type.Object({ runId: UuidSchema });
  const one = { tags, params, response: { 200: GuardRunSchema, 404: ProblemSchema } };
  const serializerCompiler = () => (data: unknown) => JSON.stringify(data);
  server.get(`${path}/:runId`, { schema: one, onRequest: read, serializerCompiler }, async (request) =>
    guard.runs.read(request.params.runId),
  );
  server.post(`${path}/:runId/cancel`, { schema: { tags, params }, onRequest: read }, async (request, reply) => {
    await guard.runs.cancel(request.params.runId);
    return reply.status(204).send();
  });
  const threshold = Type.Object({ percent: Type.Number({ minimum: -1000, maximum: 100 }) });
  const thresholdPath = "/api/prices/margin-threshold";
  server.get(thresholdPath, { schema: { tags, response: { 200: threshold } }, onRequest: read }, async () => ({
    percent: await guard.threshold(),
  }));
  const thresholdSchema = { tags, body: threshold, response: { 200: threshold } };
  server.put(thresholdPath, { schema: thresholdSchema, onRequest: read }, async (request) => {
    await guard.saveThreshold(request.body.percent, await actor(request));
    return request.body;
  });
}

function registerPurchasePrices(server: HttpServer, guard: Guard, { access, readCurrency }: Doors): void {
  const base = "/api/prices/purchase-prices";
  const onRequest = access.gate("prices.purchase");
  const querystring = Type.Object({ query: Type.Optional(Type.String({ maxLength: 40 })), ...PageQuery });
  const schema = { tags, querystring, response: { 200: PageOf(PurchasePriceSchema) } };
  server.get(base, { schema, onRequest }, async (request) => guard.purchasePrices(request.query));
  server.get(`${base}/import-sample.csv`, { schema: { tags }, onRequest }, async (_request, reply) =>
    reply
      .header("content-type", "text/csv; charset=utf-8")
      .header("content-disposition", 'attachment; filename="purchase-prices-sample.csv"')
      .send(`${purchasePriceColumns.join(";")}\r\n85123A;;PC;2026-01-01;9999-12-31;1.05;GBP;1\r\n`),
  );
  const options = {
    schema: {
      tags,
      querystring: Type.Object({ dryRun: Type.Optional(Type.Boolean()) }),
      body: Type.String({ maxLength: FILE_BYTES_AT_MOST }),
      consumes: ["text/csv"],
    },
    onRequest,
    bodyLimit: FILE_BYTES_AT_MOST,
  };
  server.post(`${base}/import`, options, async (request) => {
    const actor = actorOf(await access.requirePermission(request, "prices.purchase"));
    const file = { text: request.body, dryRun: request.query.dryRun ?? false, currency: await readCurrency() };
    return guard.importPurchasePrices(file, actor);
  });
  server.get(`${base}/imports`, { schema: { tags }, onRequest }, async () => ({
    items: await guard.purchasePriceImports(),
  }));
  const params = Type.Object({ importId: Type.String({ format: "uuid" }) });
  server.post(`${base}/import/:importId/undo`, { schema: { tags, params }, onRequest }, async (request) => {
    const actor = actorOf(await access.requirePermission(request, "prices.purchase"));
    return guard.undoPurchasePrices(request.params.importId, actor);
  });
}
