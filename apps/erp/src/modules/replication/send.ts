import { articleService, businessPartnerService } from "@counterfoil/sap";
import { Pool } from "undici";
import { inWords } from "../../outbound/call-failure.ts";
import { createTokens, type Fetched } from "../../outbound/fetch-token.ts";
import type { ReplicatedType } from "../masterdata/index.ts";
import type { Message } from "./message-store.ts";
import type { Receiver } from "./receivers.ts";

/** What the receiver made of a message. `unreachable` is tried again, whatever the cause; the rest is an answer. */
export type Answer =
  | { kind: "taken"; statusCode: number }
  | { kind: "tooLarge"; statusCode: number }
  | { kind: "refused"; statusCode: number; reason: string }
  | { kind: "unreachable"; reason: string; statusCode?: number };

export const services = { article: articleService, businessPartner: businessPartnerService };
/** Where prices and promotions are taken, as IDocs of SAP's price service. */
export const UPLOAD_SCOPE = "prices.upload";
export const PRICES_PATH = "/idocinbound";
/** Whoever takes articles and partners by SOAP takes the rest here. */
export const isForPriceService = (type: ReplicatedType): type is Exclude<ReplicatedType, keyof typeof services> =>
  !(type in services);
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
  const tokens = createTokens(UPLOAD_SCOPE);
  /** A token that has ended unheard of is fetched anew, once. */
  const sendToPriceService = async ({ baseUrl, client }: Receiver, body: Buffer): Promise<Answer> => {
    if (!client)
      return { kind: "unreachable", reason: "The receiver has no OAuth2 client yet: enter it at the receiver." };
    const postWith = (fetched: Fetched): Promise<Answer> | Answer =>
      "failure" in fetched
        ? { kind: "unreachable", reason: fetched.failure }
        : post(
            `${baseUrl}${PRICES_PATH}`,
            { authorization: `Bearer ${fetched.token}`, "content-type": "application/xml" },
            body,
          );
    const answer = await postWith(await tokens.tokenFor(client));
    if (answer.kind !== "unreachable" || answer.statusCode !== 401) return answer;
    tokens.forget(client);
    return postWith(await tokens.tokenFor(client));
  };
  const post = async (url: string, headers: Record<string, string>, body: Buffer): Promise<Answer> => {
    const { origin, pathname } = new URL(url);
    try {
      const { statusCode, body: answer } = await poolOf(origin).request({
        method: "POST",
        path: pathname,
        headers,
        body,
      });
      return answerOf(statusCode, await answer.text());
    } catch (error) {
      return { kind: "unreachable", reason: inWords(error, origin) };
    }
  };
  return {
    async send(receiver: Receiver, message: Pick<Message, "objectType" | "body">): Promise<Answer> {
      const { objectType, body } = message;
      if (isForPriceService(objectType)) return sendToPriceService(receiver, body);
      const service = services[objectType];
      const login = Buffer.from(`${receiver.technicalUser}:${receiver.secret}`).toString("base64");
      const headers = {
        authorization: `Basic ${login}`,
        "content-type": "text/xml; charset=utf-8",
        soapaction: `"${service.soapAction}"`,
      };
      return post(`${receiver.baseUrl}/ccos/soap/${service.name}`, headers, body);
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
}
export type Sender = ReturnType<typeof createSender>;

/** Credentials and addresses are mended without touching the message, so those wait; a fault is about the message itself. */
function answerOf(statusCode: number, text: string): Answer {
  const said = faultText(text);
  if (statusCode >= 200 && statusCode < 300)
    return hasErrorInside(text)
      ? {
          kind: "unreachable",
          statusCode,
          reason: `The receiver answered ${statusCode} with an error: ${said || text.slice(0, 200)}`,
        }
      : { kind: "taken", statusCode };
  if (statusCode === 413) return { kind: "tooLarge", statusCode };
  // 409: it came before and was not taken.
  if (statusCode === 400 || statusCode === 409 || statusCode === 422)
    return { kind: "refused", statusCode, reason: said || "The receiver refused the message." };
  if (statusCode === 401 || statusCode === 403)
    return {
      kind: "unreachable",
      statusCode,
      reason: `The receiver does not accept our technical user (${statusCode}). ${said}`.trim(),
    };
  if (statusCode === 404)
    return { kind: "unreachable", reason: "The receiver has no such service (404): check its address." };
  return { kind: "unreachable", reason: `The receiver answered ${statusCode}. ${said}`.trim() };
}

/** A success that is none: a fault in it, or the page of a proxy that stands before the receiver. */
const hasErrorInside = (text: string) =>
  /<(?:[\w.-]+:)?Fault[\s>]|^\s*\{\s*"error"|^\s*<(?:!doctype\s+)?html/i.test(text);

/** From a SOAP fault, from a problem document, or as it stands. */
function faultText(text: string): string {
  const fault =
    /<faultstring[^>]*>([^<]*)</.exec(text)?.[1] ??
    /<Description[^>]*>([^<]*)</.exec(text)?.[1] ??
    (text.startsWith("{") ? problemDetail(text) : undefined);
  return (fault ?? text.replace(/<[^>]*>/g, " ")).replace(/\s+/g, " ").trim().slice(0, 500);
}

function problemDetail(text: string): string | undefined {
  try {
    const { detail, title, where } = JSON.parse(text) as { detail?: string; title?: string; where?: string };
    return [detail ?? title, where].filter(Boolean).join(" ");
  } catch {
    return undefined;
  }
}
