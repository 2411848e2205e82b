import { type HttpServer, Problem, retryHeader, unstorableValue } from "@counterfoil/platform";
import { errorAnswer, SapFormatError } from "@counterfoil/sap";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Db } from "../../database.ts";
import type { Access } from "../access/index.ts";
import type { InboundGuard } from "../communication/index.ts";
import { answerRequest } from "./answer-request.ts";
import type { Csrf } from "./csrf.ts";
import { type Caller, NotThere, type ODataAnswer, type Reading, Refusal, type Served } from "./served.ts";
import { createEntity } from "./write-request.ts";

const ODATA_ROOT = "/sap/opu/odata/sap";
const BODY_BYTES = 1024 * 1024;
// No schema for the wildcard: TypeBox takes the name * for a pattern. What it holds is parsed by OData's own rules.
type Params = { service: string; "*": string };
export type ODataOptions = { db: Db; baseUrl: string; access: Access; inbound: InboundGuard; csrf: Csrf };

/** OData V2 as SAP's Gateway answers it, refusals included. */
export function registerODataRoutes(server: HttpServer, options: ODataOptions, all: readonly Served[]): void {
  const services = new Map(all.map((served) => [served.service.name, served]));
  server.register(async (scope) => {
    scope.setErrorHandler((error, _request, reply) => answerError(error as Error, reply));
    options.inbound.noteCalls(scope as HttpServer);
    const route = {
      schema: { tags: ["odata"] },
      config: { rateLimit: false as const },
      onRequest: gateOf(options, services),
    };
    scope.get(`${ODATA_ROOT}/:service`, route, async (request, reply) =>
      reply.redirect(`${ODATA_ROOT}/${encodeURIComponent((request.params as Params).service)}/`),
    );
    scope.get(`${ODATA_ROOT}/:service/*`, route, async (request, reply) => {
      const { reading, path } = readingOf(request, options, services);
      const { userName } = await options.access.requireTechnicalUser(request, permissionOf(reading.served));
      options.csrf.offer(request, reply, userName);
      const query = new URLSearchParams(request.url.split("?", 2)[1] ?? "");
      return send(reply, await answerRequest(reading, path, query));
    });
    scope.post(`${ODATA_ROOT}/:service/*`, { ...route, bodyLimit: BODY_BYTES }, async (request, reply) => {
      const { reading, path } = readingOf(request, options, services);
      const caller = await callerOf(request, options, reading);
      return send(reply, await createEntity(reading, path, request.body, caller));
    });
  });
}

type Services = ReadonlyMap<string, Served>;
const permissionOf = ({ create }: Served) => (create ? "odata.write" : "odata.read");

/** Services that only answer ask for another permission than those that take something. */
function gateOf({ inbound }: ODataOptions, services: Services) {
  const served = ({ params }: FastifyRequest) => services.get((params as Params).service);
  const arranged = (request: FastifyRequest) => served(request)?.arrangedAs ?? [];
  const gates = {
    "odata.read": inbound.gate("odata.read", (request) => [arranged(request)].flat()),
    "odata.write": inbound.gate("odata.write", (request) => [arranged(request)].flat()),
  };
  return (request: FastifyRequest, reply: FastifyReply) => {
    const called = served(request);
    return gates[called ? permissionOf(called) : "odata.read"](request, reply);
  };
}

function readingOf(request: FastifyRequest, { db, baseUrl }: ODataOptions, services: Services) {
  const { service: name, "*": path } = request.params as Params;
  const served = services.get(name);
  if (!served) throw new NotThere(`No service found for name '${name}'`);
  return { reading: { db, served, serviceUrl: `${baseUrl}${ODATA_ROOT}/${name}` }, path };
}

/** Who writes. Without the token of a session nothing is taken, whoever it is. */
async function callerOf(
  request: FastifyRequest,
  { access, csrf, inbound }: ODataOptions,
  { served }: Reading,
): Promise<Caller> {
  const { userName } = await access.requireTechnicalUser(request, permissionOf(served));
  if (!csrf.isGiven(request, userName)) throw new CsrfMissing("CSRF token validation failed");
  return { userName, systems: inbound.systemsOf(request), ip: request.ip };
}

class CsrfMissing extends Error {}

const send = (reply: FastifyReply, { status, type, headers = {}, body }: ODataAnswer) =>
  reply
    .status(status)
    .headers({ ...headers, dataserviceversion: "2.0" })
    .type(type)
    .send(body);

function answerError(error: Error, reply: FastifyReply) {
  const { status, code } = statusOf(error);
  if (status >= 500) reply.log.error({ err: error }, "an OData request failed");
  if (error instanceof CsrfMissing) reply.header("x-csrf-token", "Required");
  const message = status >= 500 ? "Something went wrong here." : (unstorableValue(error) ?? error.message);
  const details = error instanceof Refusal ? error.parts : [];
  return reply
    .status(status)
    .headers(retryHeader(error))
    .type("application/json; charset=utf-8")
    .send(errorAnswer(code, message, details));
}

function statusOf(error: Error): { status: number; code: string } {
  if (error instanceof Refusal) return { status: error.status, code: error.parts[0].code };
  if (error instanceof CsrfMissing) return { status: 403, code: "403" };
  if (error instanceof Problem) return { status: error.facts.status, code: `CF/${error.facts.code}` };
  if (error instanceof SapFormatError) return { status: 400, code: `CF/${error.code}` };
  if (error instanceof NotThere) return { status: 404, code: "/IWBEP/CM_MGW_RT/020" };
  if (unstorableValue(error) !== undefined) return { status: 400, code: "CF/request" };
  const { statusCode } = error as { statusCode?: number };
  return statusCode !== undefined && statusCode < 500
    ? { status: statusCode, code: "CF/request" }
    : { status: 500, code: "CF/internal" };
}
