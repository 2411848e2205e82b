import { collectDefaultMetrics, Registry } from "prom-client";
import { Type } from "typebox";
import type { HttpServer } from "./http.ts";

export type ReadyCheck = { name: string; check(): Promise<string> };

/** `/healthz`: the process is up. `/readyz`: every part it needs answers, with a word on each. `/metrics`: Prometheus. */
export function registerHealth(server: HttpServer, checks: ReadyCheck[]): Registry {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const Answer = Type.Object({ ready: Type.Boolean(), parts: Type.Record(Type.String(), Type.String()) });
  server.get("/healthz", { schema: { hide: true } }, async () => ({ up: true }));
  server.get("/readyz", { schema: { hide: true, response: { 200: Answer, 503: Answer } } }, async (_request, reply) => {
    const outcomes = await Promise.allSettled(checks.map((part) => withinMs(part.check(), 3000)));
    const parts = Object.fromEntries(
      outcomes.map((outcome, index) => [
        checks[index]?.name ?? "",
        outcome.status === "fulfilled" ? outcome.value : String(outcome.reason),
      ]),
    );
    const ready = outcomes.every((outcome) => outcome.status === "fulfilled");
    return reply.status(ready ? 200 : 503).send({ ready, parts });
  });
  server.get("/metrics", { schema: { hide: true } }, async (_request, reply) =>
    reply.header("content-type", metrics.contentType).send(await metrics.metrics()),
  );
  return metrics;
}

async function withinMs<Result>(work: Promise<Result>, timeoutMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
