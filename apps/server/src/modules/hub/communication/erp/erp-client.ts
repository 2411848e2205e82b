import { type Answer, askPeer } from "@counterfoil/platform";
import type { Destination } from "../destination.ts";
import { ErpFailure, failureOfError, failureOfStatus } from "./failure.ts";

export const SEND_TIMEOUT_MS = 60_000;

export type Call = {
  method: "GET" | "POST";
  path: string;
  query?: Record<string, string>;
  body?: Buffer;
  contentType?: string;
  headers?: Record<string, string>;
  timeoutMs: number;
  /** Ends the call when the program ends. */
  stopping?: AbortSignal;
};

/** Answers the body of a success, or throws an ErpFailure that says what kind of failure it was. */
export async function callErp(destination: Destination, call: Call): Promise<string> {
  const { status, body } = await askErp(destination, call);
  if (status < 200 || status > 299) throw new ErpFailure(failureOfStatus(status, body));
  return body;
}

/** Whatever the system answers. */
export async function askErp(destination: Destination, call: Call): Promise<Answer> {
  const url = new URL(`${destination.url.replace(/\/+$/, "")}${call.path}`);
  url.searchParams.set("sap-client", destination.client);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const headers = {
    accept: call.method === "GET" ? "application/json" : "*/*",
    ...(call.contentType === undefined ? {} : { "content-type": call.contentType }),
    ...call.headers,
  };
  const signal = AbortSignal.any([AbortSignal.timeout(call.timeoutMs), ...(call.stopping ? [call.stopping] : [])]);
  return askPeer(destination, {
    method: call.method,
    url,
    headers,
    ...(call.body ? { body: call.body } : {}),
    signal,
  }).catch((error) => {
    throw new ErpFailure(failureOfError(error), { cause: error });
  });
}
