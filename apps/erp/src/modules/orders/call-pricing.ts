import { askPeer, type Peer } from "@counterfoil/platform";
import { noAnswer } from "../../outbound/call-failure.ts";

export type Destination = { calculateUrl: string; client: { tokenUrl: string; clientId: string; secret: string } };
/** What came back: an answer with its status, or why there is none. */
type Answer = { statusCode: number; text: string } | { failure: string; statusCode?: undefined };
export type Called = Answer & { durationMs: number };
export type PricingCaller = typeof callPricing;

const TIMEOUT_MS = 15_000;
const headers = { "content-type": "application/xml", accept: "application/xml" };

/** Calls the price calculation as SAP's is called: a token for the client, the document in XML. */
export async function callPricing({ calculateUrl, client }: Destination, body: string): Promise<Called> {
  const startedMs = performance.now();
  const called = await call({ calculateUrl, client }, body);
  return { ...called, durationMs: Math.round(performance.now() - startedMs) };
}

async function call({ calculateUrl, client }: Destination, body: string): Promise<Answer> {
  const auth: Peer["auth"] = { kind: "oauth2", scope: "prices.calculate", ...client };
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const peer = { auth, authorities: undefined };
    const { status, body: text } = await askPeer(peer, { method: "POST", url: calculateUrl, headers, body, signal });
    return { statusCode: status, text };
  } catch (error) {
    return { failure: noAnswer(auth, calculateUrl, error).reason };
  }
}
