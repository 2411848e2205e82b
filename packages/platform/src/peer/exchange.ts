import { request } from "undici";
import { isForbiddenHost } from "./addresses.ts";
import { agentOf } from "./agents.ts";
import type { Peer } from "./peer.ts";

const ANSWER_BYTES_AT_MOST = 8 * 1024 * 1024;

export type Exchange = {
  method: "GET" | "POST";
  url: URL | string;
  headers: Record<string, string>;
  body?: Buffer | string;
  signal: AbortSignal;
};
export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

/** One request and its whole answer. Redirects are answers: they could lead anywhere, and the secret with them. */
export async function exchange(peer: Peer, { method, url, headers, body, signal }: Exchange): Promise<Answer> {
  const { hostname } = new URL(url);
  if (isForbiddenHost(hostname)) throw new Error(`${hostname} is no address that anything is sent to`);
  const dispatcher = agentOf(peer);
  const answer = await request(url, { method, dispatcher, headers, body: body ?? null, signal });
  return { status: answer.statusCode, headers: answer.headers, body: await readText(answer.body) };
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES_AT_MOST) throw new Error(`the answer is longer than ${ANSWER_BYTES_AT_MOST} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
