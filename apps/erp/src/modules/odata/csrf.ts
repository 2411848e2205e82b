import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

const COOKIE = "SAP_SESSIONID_CFE_100";
const VALID_MS = 30 * 60 * 1000;

/**
 * [M] SAP Gateway's guard against forged requests: whoever writes fetches a token first (`X-CSRF-Token: Fetch` with any GET) and sends it back
 * with the session's cookie. Nothing is kept here: the token is the session's seal, and the session says until when it is good.
 */
export function createCsrf(key: Buffer, nowMs: () => number) {
  const tokenOf = (session: string, userName: string) =>
    createHmac("sha256", key).update(`${session} ${userName}`).digest("base64url");
  return {
    /** Hands a token out when the request asks for one. */
    offer(request: FastifyRequest, reply: FastifyReply, userName: string): void {
      if (headerOf(request)?.toLowerCase() !== "fetch") return;
      const session = `${(nowMs() + VALID_MS).toString(36)}.${randomBytes(16).toString("base64url")}`;
      reply
        .header("x-csrf-token", tokenOf(session, userName))
        .header("set-cookie", `${COOKIE}=${session}; Path=/sap/opu/odata; HttpOnly; SameSite=Strict`);
    },
    isGiven(request: FastifyRequest, userName: string): boolean {
      const session = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w.-]{1,100})`).exec(request.headers.cookie ?? "")?.[1];
      const token = headerOf(request);
      if (session === undefined || token === undefined) return false;
      if (!(Number.parseInt(session.split(".")[0] ?? "", 36) > nowMs())) return false;
      const [given, right] = [Buffer.from(token), Buffer.from(tokenOf(session, userName))];
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}
export type Csrf = ReturnType<typeof createCsrf>;

const headerOf = (request: FastifyRequest): string | undefined => {
  const value = request.headers["x-csrf-token"];
  return typeof value === "string" ? value : undefined;
};
