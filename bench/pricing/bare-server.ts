// A Fastify server that does nothing: parses the request and answers a body that was made before. What HTTP alone costs.
import { createRequire } from "node:module";
import { join } from "node:path";

type Fastify = (options: { logger: boolean }) => {
  post: (
    path: string,
    handler: (request: unknown, reply: { type: (mime: string) => { send: (body: string) => void } }) => void,
  ) => void;
  listen: (options: { port: number; host: string }) => Promise<string>;
};

// Fastify is the platform's dependency, not this folder's.
const require = createRequire(join(import.meta.dirname, "../../packages/platform/package.json"));
const { fastify } = require("fastify") as { fastify: Fastify };

const [port = "0", bytes = "0"] = process.argv.slice(2);
const body = JSON.stringify({ filler: "x".repeat(Math.max(0, Number(bytes) - 13)) });
const server = fastify({ logger: false });
server.post("/api/prices/calculations", (_request, reply) => reply.type("application/json").send(body));
server.post("/healthz", (_request, reply) => reply.type("application/json").send("{}"));
await server.listen({ port: Number(port), host: "127.0.0.1" });
console.log("listening");
