import { randomUUID } from "node:crypto";
import type { Server as HttpsServer } from "node:https";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from "@fastify/type-provider-typebox";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { storableJson } from "./json-body.ts";
import type { Log } from "./log.ts";
import {
  invalidRequest,
  Problem,
  type ProblemFacts,
  retryHeader,
  toProblemDocument,
  unstorableValue,
} from "./problems.ts";
import { answersWith, securityHeaders, strictTransport } from "./security-headers.ts";
import { followTls, readTls, type TlsFiles } from "./tls.ts";
import { type Refusal, validationProblem } from "./validation-problem.ts";

export type HttpOptions = {
  log: Log;
  /** Title and version of the API's description at /api/docs and /api/openapi.json. */
  title: string;
  version: string;
  bodyLimitBytes?: number;
  /** Requests a minute and address before 429; routes may set their own. */
  requestsPerMinute?: number;
  /** The proxies whose X-Forwarded-* headers are believed. */
  trustProxy?: readonly string[];
  /** With it TLS is spoken here; without it by a proxy, or not at all. */
  tls?: TlsFiles | undefined;
  /** The address people use; https: tells browsers to come back by https only. */
  baseUrl?: string;
};

/** A Fastify server with the house's manners: TypeBox routes, RFC 9457 problems, security headers, limits, OpenAPI. */
export async function createHttpServer(options: HttpOptions) {
  const server = Fastify({
    ...transportOptions(options),
    loggerInstance: forAllRequests(options.log) as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIds(),
    bodyLimit: options.bodyLimitBytes ?? 1024 * 1024,
    trustProxy: options.trustProxy?.length ? [...options.trustProxy] : false,
    // Closing lets requests on their way end.
    forceCloseConnections: "idle",
  }).withTypeProvider<TypeBoxTypeProvider>();
  rememberRoutes(server);
  followCertificate(server, options);
  const readJson = storableJson(server.getDefaultJsonParser("error", "error"));
  server.addContentTypeParser("application/json", { parseAs: "string" }, readJson);
  server.setValidatorCompiler(TypeBoxValidatorCompiler);
  server.setErrorHandler(answerProblem);
  server.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, {
      status: 404,
      code: "not-found",
      title: "Not found",
      detail: `There is nothing at ${request.method} ${pathOf(request)}.`,
    }),
  );
  await server.register(rateLimit, {
    max: options.requestsPerMinute ?? 6000,
    timeWindow: "1 minute",
    errorResponseBuilder: (_request, context) =>
      new Problem({
        status: 429,
        code: "too-many-requests",
        title: "Too many requests",
        detail: `Try again in ${context.after}.`,
      }),
  });
  await server.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: options.title, version: options.version } },
  });
  await server.register(swaggerUi, { routePrefix: "/api/docs" });
  server.get("/api/openapi.json", { schema: { hide: true } }, async () => server.swagger());
  return server;
}

export type HttpServer = Awaited<ReturnType<typeof createHttpServer>>;

/** A number after what is this process's alone: a UUID for each request takes ten times as long. */
function requestIds(): () => string {
  const beginning = randomUUID();
  let count = 0;
  return () => `${beginning}-${++count}`;
}

/** No logger of its own for each request: the few lines that are written about one name its id themselves. */
function forAllRequests(log: Log): Log {
  const shared = log.child({});
  return Object.assign(shared, { child: () => shared });
}

/** Fastify's type changes with TLS, though nothing of what is used here does: it is the plain one for all callers. */
function transportOptions({ tls, baseUrl }: HttpOptions): object {
  const headers = baseUrl?.startsWith("https:") ? { ...securityHeaders, ...strictTransport } : securityHeaders;
  const ServerResponse = answersWith(headers);
  return tls ? { https: { ...readTls(tls), minVersion: "TLSv1.2", ServerResponse } } : { http: { ServerResponse } };
}

function followCertificate(server: FastifyInstance, { tls, log }: HttpOptions): void {
  if (!tls) return;
  const following = followTls(server.server as unknown as HttpsServer, tls, log);
  server.addHook("onClose", async () => following.stop());
}

export type Route = { method: string; url: string };
const routes = new WeakMap<object, Route[]>();

/** Every route that was registered, documented or not: the test per endpoint asks each. */
export function routesOf(server: HttpServer): readonly Route[] {
  return routes.get(server.server) ?? [];
}

function rememberRoutes(server: FastifyInstance): void {
  const known: Route[] = [];
  routes.set(server.server, known);
  server.addHook("onRoute", ({ method, url }) => {
    for (const each of [method].flat()) known.push({ method: each, url });
  });
}

/** What somebody meets who tries doors: whoever watches the log has to see it. */
const attempts = new Set([
  "credentials-wrong",
  "foreign-origin",
  "network-not-allowed",
  "not-allowed",
  "password-wrong",
  "person-locked",
  "second-factor-wrong",
  "technical-sign-in-needed",
  "technical-user-locked",
  "too-many-requests",
  "too-many-tries",
]);

function answerProblem(error: FastifyError | Problem | Error, request: FastifyRequest, reply: FastifyReply) {
  const facts = factsOf(error);
  const { code, detail, status } = facts;
  const where = { path: pathOf(request), requestId: request.id };
  if (attempts.has(code)) request.log.info({ code, detail, address: request.ip, ...where }, "entry refused");
  else if (status < 500) request.log.debug({ code, detail, ...where }, "request refused");
  // "Come again" is an answer that was thought of: who runs the house looks for what was not.
  else if (error instanceof Problem) request.log.info({ code, detail, ...where }, "request put off");
  else request.log.error({ err: error, ...where }, "request failed");
  return sendProblem(request, reply.headers(retryHeader(error)), facts);
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, facts: ProblemFacts) {
  return reply
    .status(facts.status)
    .header("content-type", "application/problem+json; charset=utf-8")
    .send(JSON.stringify(toProblemDocument(facts, request.id)));
}

function factsOf(error: FastifyError | Problem | Error): ProblemFacts {
  if (error instanceof Problem) return error.facts;
  const { statusCode, validation, validationContext, code } = error as FastifyError;
  if (validation?.[0]) return validationProblem(validationContext ?? "body", validation as Refusal[]).facts;
  if (statusCode !== undefined && statusCode < 500)
    return { status: statusCode, ...fastifyRefusal(code, error.message) };
  const unstorable = unstorableValue(error);
  if (unstorable !== undefined) return invalidRequest(unstorable).facts;
  return {
    status: 500,
    code: "internal-error",
    title: "Something went wrong here",
    detail: "The request id leads to the entry in the log.",
  };
}

function fastifyRefusal(code: string, message: string): { code: string; title: string; detail: string } {
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return { code: "body-too-large", title: "The body is too large", detail: message };
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE")
    return { code: "media-type-unsupported", title: "Media type not supported", detail: message };
  return { code: "invalid-request", title: "The request is not valid", detail: message };
}

/** Without the query: it may carry names and numbers of people. */
function pathOf(request: FastifyRequest): string {
  return request.url.split("?", 1)[0] ?? "";
}
