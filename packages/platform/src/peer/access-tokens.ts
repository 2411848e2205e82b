import { createHash } from "node:crypto";
import { exchange } from "./exchange.ts";
import type { Peer, PeerAuth } from "./peer.ts";

type OAuth = Extract<PeerAuth, { kind: "oauth2" }>;
/** There is no token: the service answered so, or (without a status) not at all. */
export class TokenFailure extends Error {
  readonly status: number | undefined;

  constructor(message: string, status: number | undefined, options?: ErrorOptions) {
    super(message, options);
    this.name = "TokenFailure";
    this.status = status;
  }
}

type Token = { header: string; until: number };

/** A token is not used in its last seconds: it would be over when it arrives. */
const SPARE_MS = 30_000;
const USUAL_SECONDS = 60;
const TOKENS_AT_MOST = 100;
const TIMEOUT_MS = 20_000;
const tokens = new Map<string, Promise<Token>>();

const nameOf = ({ tokenUrl, clientId, secret, scope }: OAuth) =>
  createHash("sha256")
    .update(JSON.stringify([tokenUrl, clientId, secret, scope]))
    .digest("base64");

/** The header that a token gives; calls at one time wait for one token. */
export async function bearerOf(peer: Peer, auth: OAuth): Promise<string> {
  const name = nameOf(auth);
  const known = tokens.get(name);
  if (known) {
    const token = await known;
    if (token.until > Date.now()) return token.header;
  }
  if (tokens.size >= TOKENS_AT_MOST) tokens.clear();
  const fetched = fetchToken(peer, auth);
  tokens.set(name, fetched);
  fetched.catch(() => tokens.get(name) === fetched && tokens.delete(name));
  return (await fetched).header;
}

export function forgetToken(auth: OAuth): void {
  tokens.delete(nameOf(auth));
}

/** RFC 6749, 4.4: the client shows itself by Basic, the grant is in a form. */
async function fetchToken(peer: Peer, { tokenUrl, clientId, secret, scope }: OAuth): Promise<Token> {
  const { status, body } = await exchange(peer, {
    method: "POST",
    url: tokenUrl,
    headers: {
      authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString("base64")}`,
      accept: "application/json",
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      ...(scope === undefined ? {} : { scope }),
    }).toString(),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error) => {
    throw new TokenFailure(`The token service ${new URL(tokenUrl).origin} does not answer`, undefined, {
      cause: error,
    });
  });
  const token = status === 200 ? readToken(body) : undefined;
  if (token === undefined) throw new TokenFailure(`No token: the token service answered ${status}.`, status);
  const lives = (token.expires_in ?? USUAL_SECONDS) * 1000;
  return { header: `Bearer ${token.access_token}`, until: Date.now() + Math.max(0, lives - SPARE_MS) };
}

function readToken(text: string): { access_token: string; expires_in?: number } | undefined {
  try {
    const answer = JSON.parse(text) as { access_token?: unknown; expires_in?: unknown };
    if (typeof answer.access_token !== "string" || !/^[\x21-\x7e]{1,8192}$/.test(answer.access_token)) return undefined;
    const seconds = Number(answer.expires_in);
    return { access_token: answer.access_token, ...(seconds > 0 ? { expires_in: seconds } : {}) };
  } catch {
    return undefined;
  }
}
