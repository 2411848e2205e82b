import { askPeer, type Answer as PeerAnswer } from "@counterfoil/platform";
import { articleService, businessPartnerService, relationshipService } from "@counterfoil/sap";
import type { Db } from "../../database.ts";
import { noAnswer } from "../../outbound/call-failure.ts";
import { saidIn } from "../../outbound/said-in.ts";
import type { Communication, Way } from "../communication/index.ts";
import type { ReplicatedType } from "../masterdata/index.ts";
import type { Message } from "./message-store.ts";
import type { Facts } from "./run-store.ts";

/** What the receiver made of a message. `unreachable` is tried again, whatever the cause; the rest is an answer. */
export type Answer =
  | { kind: "taken"; statusCode: number }
  | { kind: "tooLarge"; statusCode: number }
  | { kind: "refused"; statusCode: number; reason: string }
  | { kind: "unreachable"; reason: string; code: string; facts: Facts };

const services = {
  article: articleService,
  businessPartner: businessPartnerService,
  relationship: relationshipService,
};
/** Whoever takes articles and partners by SOAP takes the rest as IDocs of SAP's price service. */
export const isForPriceService = (type: ReplicatedType): type is Exclude<ReplicatedType, keyof typeof services> =>
  !(type in services);
const ANSWER_TIMEOUT_MS = 120_000;

type Arranged = Pick<Communication, "openWay" | "noteContact">;

/** Sends by the communication arrangement as it is at that moment: what is switched off in between is not sent to any more. */
export function createSender(db: Db, communication: Arranged) {
  const stopping = new AbortController();
  return {
    async send(receiverId: string, message: Pick<Message, "objectType" | "body">): Promise<Answer> {
      const opened = await communication.openWay(receiverId, message.objectType);
      if ("closed" in opened) return { kind: "unreachable", ...opened.closed };
      const answer = await post(opened.way, message, stopping.signal);
      const failure = answer.kind === "unreachable" ? answer.reason : null;
      if (!stopping.signal.aborted) await communication.noteContact(db, receiverId, failure);
      return answer;
    },
    /** What is on its way then is sent again by the next process. */
    close: () => stopping.abort(),
  };
}
export type Sender = ReturnType<typeof createSender>;

async function post(
  way: Way,
  { objectType, body }: Pick<Message, "objectType" | "body">,
  stopping: AbortSignal,
): Promise<Answer> {
  const headers: Record<string, string> = isForPriceService(objectType)
    ? { "content-type": "application/xml" }
    : { "content-type": "text/xml; charset=utf-8", soapaction: `"${services[objectType].soapAction}"` };
  const signal = AbortSignal.any([AbortSignal.timeout(ANSWER_TIMEOUT_MS), stopping]);
  try {
    return answerOf(way, await askPeer(way, { method: "POST", url: way.url, headers, body, signal }));
  } catch (error) {
    return { kind: "unreachable", ...noAnswer(way.auth, way.url, error) };
  }
}

/** Credentials and addresses are mended without touching the message, so those wait; a fault is about the message itself. */
function answerOf({ auth, url }: Way, { status, body: text }: PeerAnswer): Answer {
  const said = saidIn(text);
  const wait = (code: string, facts: Facts, reason: string): Answer => ({
    kind: "unreachable",
    code,
    facts: { status, ...facts },
    reason: reason.trim(),
  });
  if (status >= 200 && status < 300)
    return hasErrorInside(text)
      ? wait("error-inside", {}, `The receiver answered ${status} with an error: ${said || text.slice(0, 200)}`)
      : { kind: "taken", statusCode: status };
  if (status === 413) return { kind: "tooLarge", statusCode: status };
  // 409: it came before and was not taken.
  if (status === 400 || status === 409 || status === 422)
    return { kind: "refused", statusCode: status, reason: said || "The receiver refused the message." };
  if (status === 401 || status === 403) {
    const user = auth.kind === "basic" ? auth.userName : auth.kind === "oauth2" ? auth.clientId : "";
    return wait("login-refused", { user }, `The receiver does not accept our user ${user} (${status}). ${said}`);
  }
  if (status === 404) {
    const path = new URL(url).pathname;
    return wait("no-service", { path }, `The receiver has no service at ${path} (404): check its address and path.`);
  }
  return wait("answered", {}, `The receiver answered ${status}. ${said}`);
}

/** A success that is none: a fault in it, or the page of a proxy that stands before the receiver. */
const hasErrorInside = (text: string) =>
  /<(?:[\w.-]+:)?Fault[\s>]|^\s*\{\s*"error"|^\s*<(?:!doctype\s+)?html/i.test(text);
