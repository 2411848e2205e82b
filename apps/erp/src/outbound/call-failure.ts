import { type Peer, TokenFailure } from "@counterfoil/platform";

/** Why there is no answer: a code with its facts, for screens in each language, and the same in words. */
export type NoAnswer = { code: "no-connection" | "no-token"; facts: Record<string, string | number>; reason: string };

/** A call that ended in an error: the other system did not answer, or no token was to be had for it. */
export function noAnswer(auth: Peer["auth"], url: string, error: unknown): NoAnswer {
  if (!(error instanceof TokenFailure) || auth.kind !== "oauth2") return noConnection(url, error);
  const { tokenUrl, clientId } = auth;
  const { status } = error;
  if (status === undefined) return noConnection(tokenUrl, error.cause);
  const reason =
    status === 400 || status === 401
      ? `${tokenUrl} does not accept client ${clientId} (${status}).`
      : `${tokenUrl} answered ${status} to the request for a token.`;
  return { code: "no-token", facts: { status }, reason };
}

function noConnection(url: string, error: unknown): NoAnswer {
  const { origin } = new URL(url);
  return { code: "no-connection", facts: { address: origin }, reason: inWords(error, origin) };
}

function inWords(error: unknown, origin: string): string {
  const code = (error as { code?: string }).code ?? (error as { cause?: { code?: string } }).cause?.code;
  if (code === "ECONNREFUSED") return `Nobody listens at ${origin}.`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `The name in ${origin} is not known.`;
  if ((error as { name?: string }).name === "TimeoutError") return `${origin} did not answer in time.`;
  if (code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_CONNECT_TIMEOUT")
    return `${origin} did not answer in time.`;
  if (code === "ECONNRESET" || code === "UND_ERR_SOCKET" || code === "EPIPE")
    return `The connection to ${origin} broke.`;
  return `${origin} cannot be reached: ${error instanceof Error ? error.message : String(error)}`;
}
