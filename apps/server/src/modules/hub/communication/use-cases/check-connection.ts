import type { CheckAnswer, CheckStep } from "@counterfoil/contracts";
import { checkWay, factsOfPem } from "@counterfoil/platform";
import type { Destination, DestinationUse } from "../destination.ts";
import { askErp } from "../erp/erp-client.ts";
import { ErpFailure, failureOfStatus, wordsIn } from "../erp/failure.ts";

const TIMEOUT_MS = 10_000;

/** Goes the way of a message step by step and stops where it ends. Nothing is posted. */
export function checkConnection(destination: Destination, use: DestinationUse, now: Date): Promise<CheckAnswer> {
  return checkWay(destination, () => call(destination, use), now);
}

const stockPath = "/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod";
/** What is asked: the stock service gives an answer that can be read; the doors for documents only have to be there. */
const asked: Record<DestinationUse, { path: string; odata: boolean }> = {
  standard: { path: stockPath, odata: true },
  odata: { path: stockPath, odata: true },
  idoc: { path: "/sap/bc/idoc_xml", odata: false },
  soap: { path: "/sap/bc/srt/xip/sap/businesspartnersuitebulkreplicateconfirmation", odata: false },
};

const wantsCertificate = {
  code: "wants-certificate",
  detail: "It broke off after the handshake: perhaps it wants a client certificate, or another one.",
};

async function call(destination: Destination, use: DestinationUse): Promise<CheckStep[]> {
  const { path, odata } = asked[use];
  const query: Record<string, string> = odata ? { $top: "1", $format: "json" } : {};
  try {
    const answer = await askErp(destination, { method: "GET", path, query, timeoutMs: TIMEOUT_MS });
    return judge(answer, { path, odata, who: whoOf(destination) });
  } catch (error) {
    if (!(error instanceof ErpFailure)) throw error;
    const { code, detail } = error.failure;
    // The handshake went well a moment ago; in TLS 1.3 a server looks at the client's certificate only after it.
    if (code === "connection" && destination.url.startsWith("https:"))
      return [{ step: "login", ok: false, ...wantsCertificate, words: detail }];
    return [{ step: code === "authorisation" ? "login" : "answer", ok: false, code, detail }];
  }
}

/** A door for documents may refuse to be read (405) and still be the right one. */
function judge(
  { status, body }: { status: number; body: string },
  { path, odata, who }: { path: string; odata: boolean; who: string },
): CheckStep[] {
  if (status === 401 || status === 403) return [{ step: "login", ok: false, ...refusedBy(who, status, body) }];
  const login: CheckStep = { step: "login", ok: true, detail: `${who} was let in.` };
  if (status === 404 || (status >= 300 && status < 400))
    return [
      login,
      { step: "path", ok: false, code: "path-unknown", detail: failureOfStatus(status, "").detail, ...wordsOf(body) },
    ];
  const there: CheckStep[] = [login, { step: "path", ok: true, detail: `${path} is there.` }];
  const understood = odata ? status === 200 && body.trimStart().startsWith('{"d"') : status < 500;
  if (understood) return [...there, { step: "answer", ok: true, detail: `Answered ${status}, as expected.` }];
  const problem =
    status >= 400
      ? { code: "answered-error", detail: failureOfStatus(status, "").detail }
      : { code: "answer-unreadable", detail: "The answer is no OData. Check the address." };
  return [...there, { step: "answer", ok: false, ...problem, ...wordsOf(body) }];
}

const refusedBy = (who: string, status: number, body: string) => ({
  code: "not-let-in",
  detail: `${who} was not let in (${status}).`,
  ...wordsOf(body),
});

const wordsOf = (body: string) => (body.trim() === "" ? {} : { words: wordsIn(body) });

function whoOf({ auth }: Destination): string {
  if (auth.kind === "certificate") return factsOfPem(auth.certificate)[0]?.subject ?? "Our certificate";
  return auth.kind === "oauth2" ? `${auth.clientId} (OAuth2)` : auth.userName;
}
