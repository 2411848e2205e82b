import { request } from "undici";
import { inWords } from "./call-failure.ts";

const TIMEOUT_MS = 15_000;
/** A token is given up so long before it ends that it cannot end on its way. */
const MARGIN_MS = 30_000;

/** Who fetches tokens (OAuth2 client credentials). */
export type TokenClient = { tokenUrl: string; clientId: string; secret: string };

export type Fetched = { token: string } | { failure: string };

/** Tokens for one purpose, kept until they end: asked for once and not with each message. */
export function createTokens(scope: string) {
  const kept = new Map<string, { token: string; endsAtMs: number }>();
  const nameOf = ({ tokenUrl, clientId, secret }: TokenClient) => JSON.stringify([tokenUrl, clientId, secret]);
  return {
    async tokenFor(client: TokenClient): Promise<Fetched> {
      const known = kept.get(nameOf(client));
      if (known && known.endsAtMs > Date.now()) return { token: known.token };
      const fetched = await fetchToken(client, scope);
      if ("failure" in fetched) return fetched;
      kept.set(nameOf(client), { token: fetched.token, endsAtMs: Date.now() + fetched.validMs - MARGIN_MS });
      return fetched;
    },
    /** The receiver does not know it any more. */
    forget: (client: TokenClient) => kept.delete(nameOf(client)),
  };
}

/** RFC 6749, 4.4: the client shows itself by Basic, the grant is in a form. */
export async function fetchToken(client: TokenClient, scope: string): Promise<Fetched & { validMs: number }> {
  const failed = (failure: string) => ({ failure, validMs: 0 });
  try {
    const { statusCode, body } = await request(client.tokenUrl, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from(`${formCoded(client.clientId)}:${formCoded(client.secret)}`).toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded",
        accept: "application/json",
      },
      body: new URLSearchParams({ grant_type: "client_credentials", scope }).toString(),
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
    });
    const text = await body.text();
    if (statusCode === 400 || statusCode === 401)
      return failed(`${client.tokenUrl} does not accept client ${client.clientId} (${statusCode}).`);
    if (statusCode !== 200) return failed(`${client.tokenUrl} answered ${statusCode} to the request for a token.`);
    return readToken(text) ?? failed(`${client.tokenUrl} gave no token.`);
  } catch (error) {
    return failed(inWords(error, new URL(client.tokenUrl).origin));
  }
}

const formCoded = (text: string) => encodeURIComponent(text);

function readToken(text: string): { token: string; validMs: number } | undefined {
  try {
    const { access_token, expires_in } = JSON.parse(text) as { access_token?: unknown; expires_in?: unknown };
    if (typeof access_token !== "string" || access_token === "") return undefined;
    return { token: access_token, validMs: (Number(expires_in) || 300) * 1000 };
  } catch {
    return undefined;
  }
}
