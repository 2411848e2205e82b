import { lookup } from "node:dns/promises";
import { connect } from "node:net";
import { request } from "undici";
import { inWords } from "../../../outbound/call-failure.ts";
import { fetchToken } from "../../../outbound/fetch-token.ts";
import type { Receiver } from "../receivers.ts";
import { PRICES_PATH, services, UPLOAD_SCOPE } from "../send.ts";

export type CheckStep = {
  step: "dns" | "connect" | "path" | "login" | "token" | "prices";
  ok: boolean;
  detail: string;
};
const TIMEOUT_MS = 5000;

/** Goes the way of a message step by step and stops at the first that fails, so that people know whom to ask. */
export async function checkReceiver(receiver: Receiver): Promise<{ ok: boolean; steps: CheckStep[] }> {
  const steps: CheckStep[] = [];
  const note = (step: CheckStep["step"], ok: boolean, detail: string) => {
    steps.push({ step, ok, detail });
    return ok;
  };
  const url = new URL(receiver.baseUrl);
  const ok =
    (await checkName(url, note)) &&
    (await checkConnection(url, note)) &&
    (await checkService(receiver, note)) &&
    (await checkLogin(receiver, note)) &&
    (await checkPriceService(receiver, note));
  return { ok, steps };
}

type Note = (step: CheckStep["step"], ok: boolean, detail: string) => boolean;

async function checkName({ hostname }: URL, note: Note): Promise<boolean> {
  try {
    const { address } = await lookup(hostname.replace(/^\[|\]$/g, ""));
    return note("dns", true, `${hostname} is ${address}.`);
  } catch {
    return note("dns", false, `The name ${hostname} is not known.`);
  }
}

async function checkConnection(url: URL, note: Note): Promise<boolean> {
  const port = Number(url.port) || (url.protocol === "https:" ? 443 : 80);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: TIMEOUT_MS });
    const end = (ok: boolean, detail: string) => {
      socket.destroy();
      resolve(note("connect", ok, detail));
    };
    socket.once("connect", () => end(true, `${host} accepts connections at port ${port}.`));
    socket.once("timeout", () => end(false, `${host} does not answer at port ${port}.`));
    socket.once("error", (error) => end(false, inWords(error, url.origin)));
  });
}

/** Asks for the service's description at the path of the messages. TLS faults show here. */
async function checkService({ baseUrl }: Receiver, note: Note): Promise<boolean> {
  const address = addressOf(baseUrl);
  try {
    const { statusCode, body } = await request(`${address}?wsdl`, { headersTimeout: TIMEOUT_MS });
    await body.dump();
    if (statusCode === 404) return note("path", false, `There is no service at ${address}.`);
    return note("path", statusCode < 500, `The service answered ${statusCode}.`);
  } catch (error) {
    return note("path", false, inWords(error, new URL(baseUrl).origin));
  }
}

/** A message of a kind that no service takes: who may not come in hears so, who may leaves nothing behind. */
async function checkLogin({ baseUrl, technicalUser, secret }: Receiver, note: Note): Promise<boolean> {
  const authorization = `Basic ${Buffer.from(`${technicalUser}:${secret}`).toString("base64")}`;
  const headers = { authorization, "content-type": "application/x-connection-check" };
  try {
    const { statusCode, body } = await request(addressOf(baseUrl), {
      method: "POST",
      headers,
      body: "check",
      headersTimeout: TIMEOUT_MS,
    });
    await body.dump();
    if (statusCode === 401 || statusCode === 403)
      return note("login", false, `The receiver does not accept ${technicalUser} (${statusCode}).`);
    return note("login", statusCode < 500, `${technicalUser} was let in (${statusCode}).`);
  } catch (error) {
    return note("login", false, inWords(error, new URL(baseUrl).origin));
  }
}

/** Only for a receiver that takes prices and promotions: its client gets a token, and the token opens the door. */
async function checkPriceService({ baseUrl, client }: Receiver, note: Note): Promise<boolean> {
  if (!client) return true;
  const fetched = await fetchToken(client, UPLOAD_SCOPE);
  if ("failure" in fetched) return note("token", false, fetched.failure);
  note("token", true, `${client.clientId} got a token.`);
  try {
    const { statusCode, body } = await request(`${baseUrl}${PRICES_PATH}`, {
      method: "POST",
      headers: { authorization: `Bearer ${fetched.token}`, "content-type": "application/x-connection-check" },
      body: "check",
      headersTimeout: TIMEOUT_MS,
    });
    await body.dump();
    if (statusCode === 404) return note("prices", false, `There is no service at ${baseUrl}${PRICES_PATH}.`);
    if (statusCode === 401 || statusCode === 403)
      return note("prices", false, `The receiver does not accept the token (${statusCode}).`);
    return note("prices", statusCode < 500, `The price service let us in (${statusCode}).`);
  } catch (error) {
    return note("prices", false, inWords(error, new URL(baseUrl).origin));
  }
}

const addressOf = (baseUrl: string) => `${baseUrl}/ccos/soap/${services.article.name}`;
