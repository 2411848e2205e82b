import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { HttpServer } from "./http.ts";
import { notFound } from "./problems.ts";

/** Serves a built single-page app below a prefix: hashed assets for a year, the page itself never from a cache. */
export async function serveScreens(
  server: HttpServer,
  { prefix, folder }: { prefix: string; folder: string },
): Promise<void> {
  const base = prefix.endsWith("/") ? prefix : `${prefix}/`;
  await server.register(fastifyStatic, {
    root: folder,
    prefix: base,
    decorateReply: false,
    wildcard: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header("cache-control", /[\\/]assets[\\/]/.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  if (base !== "/") server.get(prefix, { schema: { hide: true } }, async (_request, reply) => reply.redirect(base));
  if (!existsSync(join(folder, "index.html"))) {
    server.log.warn({ folder }, "screens are not built; run npm run build");
    server.get(base, { schema: { hide: true } }, async () => {
      throw notFound("These screens are not built. Run npm run build and start again.");
    });
  }
}
