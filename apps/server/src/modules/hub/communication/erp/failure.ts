import { TokenFailure } from "@counterfoil/platform";
import { SapFormatError } from "@counterfoil/sap";

/** Why a call did not go through. */
export type FailureCode = "connection" | "timeout" | "authorisation" | "serverError" | "refused";

/** How a try ended that did not end well. `unsent`: nothing of the call has left us. */
export type Failure = { code: FailureCode; detail: string; status?: number; unsent?: true };

export class ErpFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.detail, options);
    this.name = "ErpFailure";
    this.failure = failure;
  }
}

/** Said of this document and no other: trying it again unchanged is of no use. */
const aboutTheDocument = new Set([400, 409, 413, 422]);
/** The ERP is there and cannot now. */
const unavailable = new Set([429, 502, 503, 504]);

/** An answer that is no success. */
export function failureOfStatus(status: number, body: string): Failure {
  const words = wordsIn(body);
  const detail = `The ERP answered ${status}${words === "" ? "" : `: ${words}`}`;
  if (status === 401 || status === 403) return { code: "authorisation", detail, status };
  if (status === 408) return { code: "timeout", detail, status };
  if (status >= 300 && status < 400)
    return {
      code: "connection",
      detail: `${detail}. It wants to send us elsewhere (redirect), where we do not go.`,
      status,
    };
  if (aboutTheDocument.has(status)) return { code: "refused", detail, status };
  if (status >= 500 || status === 429) return { code: "serverError", detail, status };
  return { code: "connection", detail: `${detail}. Check the address.`, status };
}

const MOST_WORDS = 500;

/** What an answer says to people: of a problem (RFC 9457) or SAP's error its sentence, of anything else how it begins. */
export function wordsIn(body: string): string {
  try {
    const { detail, title, error } = JSON.parse(body);
    const said = detail ?? title ?? error?.message?.value ?? error?.message;
    if (typeof said === "string" && said !== "") return said.slice(0, MOST_WORDS);
  } catch {}
  return body.trim().slice(0, MOST_WORDS);
}

/**
 * Whether tries of this document are counted against it. An ERP that cannot be reached, does not let us in, or says that it
 * cannot now, will do so for every document: waiting is right, and giving one up would be wrong.
 */
export function blamesTheDocument({ code, status }: Failure): boolean {
  return code === "serverError" && !(status !== undefined && unavailable.has(status));
}

/** A success that cannot be read (an error inside, the page of a proxy, half of it) is none: it is told like any other failure. */
export function understood<Answer>(body: string, read: (body: string) => Answer): Answer {
  try {
    return read(body);
  } catch (error) {
    if (!(error instanceof SapFormatError)) throw error;
    const detail = `The ERP's answer cannot be read: ${error.message}: ${JSON.stringify(body.slice(0, 200))}`;
    throw new ErpFailure({ code: "serverError", detail, status: 200 }, { cause: error });
  }
}

/** What the network or the token service said, in words. */
export function failureOfError(error: unknown): Failure {
  if (error instanceof TokenFailure) return failureOfToken(error);
  const codes = codesOf(error);
  const detail = `The ERP cannot be reached: ${messageOf(error)}`;
  if (
    codes.some((code) => /ALERT_(CERTIFICATE|BAD_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED)|CERTIFICATE_REQUIRED/.test(code))
  )
    return { code: "authorisation", detail: `The ERP does not take our certificate: ${messageOf(error)}` };
  const late = codes.some((code) => /TIMEOUT|ETIMEDOUT|ABORT/i.test(code));
  const unsent = codes.some((code) => neverConnected.test(code));
  return { code: late ? "timeout" : "connection", detail, ...(unsent ? { unsent } : {}) };
}

/** Of TLS only what ends the handshake: a record that cannot be read may be the answer's. */
const neverConnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$|CERT|_TLS_|_SSL_(?!.*(RECORD|DECRYPT|EOF|SHUTDOWN))|SIGNATURE/;

/** Surely not taken: nothing has left us, or whoever stands at the ERP's door has sent it away. */
export const wasNotTaken = ({ unsent, status }: Failure): boolean =>
  unsent === true || (status !== undefined && (turnedAway.has(status) || (status >= 300 && status < 400)));
const turnedAway = new Set([401, 403, 404, 405, 429]);

function failureOfToken({ message, status, cause }: TokenFailure): Failure {
  if (status === undefined) {
    const { code, detail } = failureOfError(cause);
    return { code, detail: `The token service: ${detail}`, unsent: true };
  }
  const code = status >= 500 || status === 429 ? "serverError" : "authorisation";
  return { code, detail: message, status, unsent: true };
}

/** undici wraps: the reason may be a few causes down. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let each = error; each instanceof Error && codes.length < 10; each = each.cause)
    codes.push(String((each as NodeJS.ErrnoException).code ?? ""), each.name);
  return codes;
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return messageOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? messageOf(error.cause) : error.message;
}
