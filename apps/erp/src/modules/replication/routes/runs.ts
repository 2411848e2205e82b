import { type HttpServer, notFound, type People } from "@counterfoil/platform";
import { Type } from "typebox";
import { runUnknown } from "../errors.ts";
import type { Replication } from "../index.ts";
import {
  ObjectSearchSchema,
  PageSchema,
  RetryBody,
  RunBody,
  RunIdParams,
  RunObjectSearchSchema,
  RunPreviewBody,
  RunSearchSchema,
  SendAgainBody,
} from "../schemas.ts";

const tags = ["replication"];
const MessageParams = Type.Object({ messageId: Type.String({ pattern: "^[0-9a-f-]{36}$" }) });

/** Runs: what is sent, what came of it. */
export function registerRunRoutes(server: HttpServer, replication: Replication, people: People): void {
  const reads = people.gate("replication.read");
  const manages = people.gate("replication.manage");
  server.post(
    "/api/replication/runs",
    { schema: { tags, body: RunBody }, onRequest: manages },
    async (request, reply) => {
      const { userName } = await people.requirePerson(request);
      return reply.status(202).send(await replication.startRun(request.body, userName));
    },
  );
  server.post(
    "/api/replication/runs/preview",
    { schema: { tags, body: RunPreviewBody }, onRequest: reads },
    async (request) => replication.previewRun(request.body),
  );
  server.get(
    "/api/replication/runs",
    { schema: { tags, querystring: RunSearchSchema }, onRequest: reads },
    async (request) => replication.searchRuns(request.query),
  );
  server.get(
    "/api/replication/runs/:runId",
    { schema: { tags, params: RunIdParams }, onRequest: reads },
    async (request) => {
      const run = await replication.readRun(request.params.runId);
      if (!run) throw runUnknown(`There is no run ${request.params.runId}.`);
      return run;
    },
  );
  server.post(
    "/api/replication/runs/:runId/cancel",
    { schema: { tags, params: RunIdParams }, onRequest: manages },
    async (request) => {
      const { userName } = await people.requirePerson(request);
      return replication.cancelRun(request.params.runId, userName);
    },
  );
  server.post(
    "/api/replication/runs/:runId/retry",
    { schema: { tags, params: RunIdParams, body: RetryBody }, onRequest: manages },
    async (request) => {
      const { userName } = await people.requirePerson(request);
      return replication.retryRun(request.params.runId, request.body.keys, userName);
    },
  );
  registerRunContentRoutes(server, replication, people);
  registerObjectRoutes(server, replication, people);
}

/** What a run consists of. */
function registerRunContentRoutes(server: HttpServer, replication: Replication, people: People): void {
  const reads = people.gate("replication.read");
  server.get(
    "/api/replication/runs/:runId/messages",
    { schema: { tags, params: RunIdParams, querystring: PageSchema }, onRequest: reads },
    async (request) => replication.readMessages(request.params.runId, request.query),
  );
  server.get(
    "/api/replication/runs/:runId/log",
    { schema: { tags, params: RunIdParams }, onRequest: reads },
    async (request) => ({ items: await replication.readLog(request.params.runId) }),
  );
  server.get(
    "/api/replication/runs/:runId/objects",
    { schema: { tags, params: RunIdParams, querystring: RunObjectSearchSchema }, onRequest: reads },
    async (request) => replication.searchRunObjects(request.params.runId, request.query),
  );
  server.get(
    "/api/replication/runs/:runId/summary",
    { schema: { tags, params: RunIdParams }, onRequest: reads },
    async (request) => replication.summariseRun(request.params.runId),
  );
  server.get(
    "/api/replication/messages/:messageId/document",
    { schema: { tags, params: MessageParams }, onRequest: reads },
    async (request, reply) => {
      const document = await replication.readDocument(request.params.messageId);
      if (!document?.length) throw notFound(`There is no message ${request.params.messageId}.`);
      return reply.type("text/xml; charset=utf-8").send(document);
    },
  );
}

/** Per object and receiver, over all runs. */
function registerObjectRoutes(server: HttpServer, replication: Replication, people: People): void {
  server.get(
    "/api/replication/objects",
    { schema: { tags, querystring: ObjectSearchSchema }, onRequest: people.gate("replication.read") },
    async (request) => replication.searchObjects(request.query),
  );
  server.post(
    "/api/replication/objects/send-again",
    { schema: { tags, body: SendAgainBody }, onRequest: people.gate("replication.manage") },
    async (request, reply) => {
      const { userName } = await people.requirePerson(request);
      return reply.status(202).send({ runs: await replication.sendAgain(request.body.objects, userName) });
    },
  );
}
