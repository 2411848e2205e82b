import { type HttpServer, Problem, unstorableValue } from "@counterfoil/platform";
import {
  errorAnswer,
  materialStockService,
  posStatusService,
  replicationChain,
  replicationStatusService,
  SapFormatError,
} from "@counterfoil/sap";
import type { FastifyReply } from "fastify";
import type { Db } from "../../database.ts";
import type { InboundGuard, InboundServiceName } from "../communication/index.ts";
import type { Documents } from "../documents/index.ts";
import type { Logistics } from "../logistics/index.ts";
import { replicationChainRows, type Why } from "../why/index.ts";
import { answerRequest, NotThere, type Served } from "./answer-request.ts";

const ODATA_ROOT = "/sap/opu/odata/sap";
type Options = {
  db: Db;
  baseUrl: string;
  inbound: InboundGuard;
  documents: Documents;
  logistics: Logistics;
  why: Why;
};

/** The services of communication arrangements; others are not there. */
const arrangedAs: Record<string, InboundServiceName> = {
  [materialStockService.name]: "stockOverview",
  [posStatusService.name]: "postingStatus",
  [replicationStatusService.name]: "postingStatus",
};

/** Read-only OData V2, as SAP's Gateway answers it, refusals included. */
export function registerODataRoutes(server: HttpServer, options: Options): void {
  const { db, baseUrl, inbound, documents, logistics, why } = options;
  const all: Served[] = [
    {
      service: materialStockService,
      rows: { A_MatlStkInAcctMod: logistics.stockRows, A_MaterialStock: logistics.materialRows },
    },
    { service: posStatusService, rows: documents.statusRows },
    {
      service: replicationStatusService,
      rows: { [replicationChain.name]: (filter) => replicationChainRows(why, filter) },
    },
  ];
  const services = new Map(all.map((served) => [served.service.name, served]));
  // No schema for the wildcard: TypeBox takes the name * for a pattern. What it holds is parsed by OData's own rules.
  type Params = { service: string; "*": string };
  server.register(async (scope) => {
    scope.setErrorHandler((error, _request, reply) => answerError(error as Error, reply));
    const schema = { tags: ["odata"] };
    const config = { rateLimit: false as const };
    inbound.noteCalls(scope as HttpServer);
    const onRequest = inbound.gate("odata.read", ({ params }) => {
      const arranged = arrangedAs[(params as Params).service];
      return arranged ? [arranged] : [];
    });
    scope.get(`${ODATA_ROOT}/:service`, { schema, config, onRequest }, async (request, reply) =>
      reply.redirect(`${ODATA_ROOT}/${encodeURIComponent((request.params as Params).service)}/`),
    );
    scope.get(`${ODATA_ROOT}/:service/*`, { schema, config, onRequest }, async (request, reply) => {
      const { service: name, "*": path } = request.params as Params;
      const served = services.get(name);
      if (!served) throw new NotThere(`No service found for name '${name}'`);
      const query = new URLSearchParams(request.url.split("?", 2)[1] ?? "");
      const answer = await answerRequest(db, served, `${baseUrl}${ODATA_ROOT}/${name}`, path, query);
      return reply.status(answer.status).header("dataserviceversion", "2.0").type(answer.type).send(answer.body);
    });
  });
}

function answerError(error: Error, reply: FastifyReply) {
  const { status, code } = statusOf(error);
  if (status >= 500) reply.log.error({ err: error }, "an OData request failed");
  const message = status >= 500 ? "Something went wrong here." : (unstorableValue(error) ?? error.message);
  return reply.status(status).type("application/json; charset=utf-8").send(errorAnswer(code, message));
}

function statusOf(error: Error): { status: number; code: string } {
  if (error instanceof Problem) return { status: error.facts.status, code: `CF/${error.facts.code}` };
  if (error instanceof SapFormatError) return { status: 400, code: `CF/${error.code}` };
  if (error instanceof NotThere) return { status: 404, code: "/IWBEP/CM_MGW_RT/020" };
  if (unstorableValue(error) !== undefined) return { status: 400, code: "CF/request" };
  const { statusCode } = error as { statusCode?: number };
  return statusCode !== undefined && statusCode < 500
    ? { status: statusCode, code: "CF/request" }
    : { status: 500, code: "CF/internal" };
}
