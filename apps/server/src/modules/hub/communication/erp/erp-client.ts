import { Agent, request } from "undici";
import type { Destination } from "../destination.ts";
import { ErpFailure, failureOfError, failureOfStatus } from "./failure.ts";

/** One pool of kept connections for the process; the ERP is one host. */
const agent = new Agent({ connect: { timeout: 5000 }, connections: 8, keepAliveTimeout: 10_000 });

const ANSWER_BYTES_AT_MOST = 8 * 1024 * 1024;
export const SEND_TIMEOUT_MS = 60_000;

export type Call = {
  method: "GET" | "POST";
  path: string;
  query?: Record<string, string>;
  body?: Buffer;
  contentType?: string;
  timeoutMs: number;
  /** Ends the call when the program ends. */
  stopping?: AbortSignal;
};

/** Answers the body of a success, or throws an ErpFailure that says what kind of failure it was. */
export async function callErp(destination: Destination, call: Call): Promise<string> {
  const { status, body } = await exchange(destination, call).catch((error) => {
    throw new ErpFailure(failureOfError(error), { cause: error });
  });
  if (status < 200 || status > 299) throw new ErpFailure(failureOfStatus(status, body));
  return body;
}

async function exchange(destination: Destination, call: Call): Promise<{ status: number; body: string }> {
  const url = new URL(`${destination.url.replace(/\/+$/, "")}${call.path}`);
  url.searchParams.set("sap-client", destination.client);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const answer = await request(url, {
    method: call.method,
    dispatcher: agent,
    headers: {
      ...authorisation(destination),
      accept: call.method === "GET" ? "application/json" : "*/*",
      ...(call.contentType === undefined ? {} : { "content-type": call.contentType }),
    },
    body: call.body ?? null,
    signal: AbortSignal.any([AbortSignal.timeout(call.timeoutMs), ...(call.stopping ? [call.stopping] : [])]),
  });
  return { status: answer.statusCode, body: await readText(answer.body) };
}

/** The other two kinds follow; a destination of theirs cannot be entered yet. */
function authorisation({ auth }: Destination): Record<string, string> {
  if (auth.kind !== "basic") throw new Error(`no calls by ${auth.kind}`);
  return { authorization: `Basic ${Buffer.from(`${auth.userName}:${auth.secret}`).toString("base64")}` };
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
