import { articleService, businessPartnerService } from "@counterfoil/sap";
import { Pool } from "undici";
import type { Message } from "./message-store.ts";
import type { Receiver } from "./receivers.ts";

/** What the receiver made of a message. `unreachable` is tried again, whatever the cause; the rest is an answer. */
export type Answer =
  | { kind: "taken"; statusCode: number }
  | { kind: "tooLarge"; statusCode: number }
  | { kind: "refused"; statusCode: number; reason: string }
  | { kind: "unreachable"; reason: string };

export const services = { article: articleService, businessPartner: businessPartnerService };
const ANSWER_TIMEOUT_MS = 120_000;

/** Keeps its connections to a receiver open between messages. */
export function createSender() {
  const pools = new Map<string, Pool>();
  const poolOf = (origin: string) => {
    const pool =
      pools.get(origin) ??
      new Pool(origin, { connections: 4, headersTimeout: ANSWER_TIMEOUT_MS, bodyTimeout: ANSWER_TIMEOUT_MS });
    pools.set(origin, pool);
    return pool;
  };
  return {
    async send(receiver: Receiver, message: Message): Promise<Answer> {
      const service = services[message.objectType];
      const url = new URL(`${receiver.baseUrl}/ccos/soap/${service.name}`);
      try {
        const { statusCode, body } = await poolOf(url.origin).request({
          method: "POST",
          path: url.pathname,
          headers: {
            authorization: `Basic ${Buffer.from(`${receiver.technicalUser}:${receiver.secret}`).toString("base64")}`,
            "content-type": "text/xml; charset=utf-8",
            soapaction: `"${service.soapAction}"`,
          },
          body: message.body,
        });
        return answerOf(statusCode, await body.text());
      } catch (error) {
        return { kind: "unreachable", reason: inWords(error, url.origin) };
      }
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
}
export type Sender = ReturnType<typeof createSender>;

/** Credentials and addresses are mended without touching the message, so those wait; a fault is about the message itself. */
function answerOf(statusCode: number, text: string): Answer {
  if (statusCode >= 200 && statusCode < 300) return { kind: "taken", statusCode };
  if (statusCode === 413) return { kind: "tooLarge", statusCode };
  const said = faultText(text);
  if (statusCode === 400 || statusCode === 422)
    return { kind: "refused", statusCode, reason: said || "The receiver refused the message." };
  if (statusCode === 401 || statusCode === 403)
    return {
      kind: "unreachable",
      reason: `The receiver does not accept our technical user (${statusCode}). ${said}`.trim(),
    };
  if (statusCode === 404)
    return { kind: "unreachable", reason: "The receiver has no such service (404): check its address." };
  return { kind: "unreachable", reason: `The receiver answered ${statusCode}. ${said}`.trim() };
}

function faultText(text: string): string {
  const fault = /<faultstring[^>]*>([^<]*)</.exec(text)?.[1];
  return (fault ?? text.replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ").trim().slice(0, 500);
}

export function inWords(error: unknown, origin: string): string {
  const code = (error as { code?: string }).code ?? (error as { cause?: { code?: string } }).cause?.code;
  if (code === "ECONNREFUSED") return `Nobody listens at ${origin}.`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `The name in ${origin} is not known.`;
  if (code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_CONNECT_TIMEOUT")
    return `${origin} did not answer in time.`;
  if (code === "ECONNRESET" || code === "UND_ERR_SOCKET" || code === "EPIPE")
    return `The connection to ${origin} broke.`;
  return `${origin} cannot be reached: ${error instanceof Error ? error.message : String(error)}`;
}
