import { createHmac } from "node:crypto";
import { decryptText, isForbiddenHost, lookupAllowed } from "@counterfoil/platform";
import { Agent, request } from "undici";
import type { AlertContext } from "./context.ts";
import type { DueDelivery } from "./delivery-store.ts";

const TIMEOUT_MS = 10_000;
const agent = new Agent({
  connect: { timeout: 5000, lookup: lookupAllowed },
  connections: 2,
  keepAliveTimeout: 10_000,
});

/** What a receiver computes himself to know that it comes from us, unchanged and not replayed: HMAC-SHA256 of "time.body". */
export function signatureOf(secret: string, at: string, body: string): string {
  return createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
}

/** Throws when the receiver has not taken it. Redirects are not followed: they could lead anywhere. */
export async function callWebhook({ key, clock }: AlertContext, delivery: DueDelivery): Promise<void> {
  const { id, address, content, secret } = delivery;
  if (secret === null) throw new Error("The rule is gone, and its secret with it.");
  if (isForbiddenHost(new URL(address).hostname)) throw new Error("Nothing is sent to this address.");
  const at = String(Math.floor(clock.now().getTime() / 1000));
  const answer = await request(address, {
    method: "POST",
    dispatcher: agent,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "counterfoil-delivery": id,
      "counterfoil-signature": `t=${at},v1=${signatureOf(decryptText(key, secret), at, content)}`,
    },
    body: content,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await answer.body.dump();
  if (answer.statusCode < 200 || answer.statusCode > 299)
    throw new Error(`The receiver answered ${answer.statusCode}.`);
}
