/** Why a call did not come to an answer, for people. */
export function inWords(error: unknown, origin: string): string {
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
