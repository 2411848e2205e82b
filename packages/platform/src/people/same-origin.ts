import type { FastifyRequest } from "fastify";
import { foreignOrigin } from "./errors.ts";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A cookie travels with requests that other sites make in the person's browser. Browsers say where a request comes from
 * (Sec-Fetch-Site, Origin); only our own pages may change things. Programs say neither, and cannot be tricked this way.
 */
export function requireSameOrigin(request: FastifyRequest, baseUrl: string): void {
  if (READING.has(request.method)) return;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") throw foreignOrigin(`Sec-Fetch-Site is ${site}.`);
  const { origin } = request.headers;
  if (origin === undefined || origin === new URL(baseUrl).origin) return;
  if (!URL.canParse(origin) || new URL(origin).host !== request.host) throw foreignOrigin(`Origin is ${origin}.`);
}
