import { request } from "undici";
import { inWords } from "../../outbound/call-failure.ts";
import { createTokens, type TokenClient } from "../../outbound/fetch-token.ts";

export type Destination = { calculateUrl: string; client: TokenClient };
/** What came back: an answer with its status, or why there is none. */
type Answer = { statusCode: number; text: string } | { failure: string; statusCode?: undefined };
export type Called = Answer & { durationMs: number };

const TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 20 * 1024 * 1024;

/** Calls the price calculation as SAP's is called: a token for the client, the document in XML. */
export function createPricingCaller() {
  const tokens = createTokens("prices.calculate");
  const callOnce = async ({ calculateUrl, client }: Destination, body: string): Promise<Answer> => {
    const fetched = await tokens.tokenFor(client);
    if ("failure" in fetched) return fetched;
    try {
      const answer = await request(calculateUrl, {
        method: "POST",
        headers: {
          authorization: `Bearer ${fetched.token}`,
          "content-type": "application/xml",
          accept: "application/xml",
        },
        body,
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
      });
      return { statusCode: answer.statusCode, text: await limited(answer.body) };
    } catch (error) {
      return { failure: inWords(error, new URL(calculateUrl).origin) };
    }
  };
  return async (destination: Destination, body: string): Promise<Called> => {
    const startedMs = performance.now();
    let called = await callOnce(destination, body);
    if (called.statusCode === 401) {
      tokens.forget(destination.client);
      called = await callOnce(destination, body);
    }
    return { ...called, durationMs: Math.round(performance.now() - startedMs) };
  };
}
export type PricingCaller = ReturnType<typeof createPricingCaller>;

async function limited(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) throw new Error("the answer is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
