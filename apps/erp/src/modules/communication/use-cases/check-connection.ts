import type { CheckAnswer, CheckStep } from "@counterfoil/contracts";
import { type Answer, askPeer, checkWay, factsOfPem, type PeerAuth, TokenFailure } from "@counterfoil/platform";
import type { Closed, Way } from "./open-way.ts";

const TIMEOUT_MS = 10_000;
/** A body of a kind that no service takes: who may not come in hears so, and who may leaves nothing behind. */
const NOTHING = "application/x-connection-check";

/** Goes the way of a message of one service step by step and stops where it ends. Nothing is sent. */
export async function checkConnection(opened: { way: Way } | { closed: Closed }, now: Date): Promise<CheckAnswer> {
  if ("closed" in opened)
    return { ok: false, steps: [{ step: "name", ok: false, code: opened.closed.code, detail: opened.closed.reason }] };
  const { way } = opened;
  return checkWay(way, () => knock(way), now);
}

async function knock(way: Way): Promise<CheckStep[]> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const headers = { "content-type": NOTHING };
    return judge(way, await askPeer(way, { method: "POST", url: way.url, headers, body: "check", signal }));
  } catch (error) {
    if (error instanceof TokenFailure) return [{ step: "login", ok: false, code: "no-token", detail: error.message }];
    const words = error instanceof Error ? error.message : String(error);
    return [{ step: "answer", ok: false, code: "no-answer", detail: "It gave no answer.", words }];
  }
}

function judge({ auth, url }: Way, { status }: Answer): CheckStep[] {
  const who = nameOf(auth);
  if (status === 401 || status === 403)
    return [{ step: "login", ok: false, code: "not-let-in", detail: `${who} was not let in (${status}).` }];
  const login: CheckStep = { step: "login", ok: true, detail: `${who} was let in.` };
  const { pathname } = new URL(url);
  if (status === 404 || (status >= 300 && status < 400))
    return [
      login,
      { step: "path", ok: false, code: "path-unknown", detail: `There is no service at ${pathname} (${status}).` },
    ];
  const path: CheckStep = { step: "path", ok: true, detail: `${pathname} is there.` };
  if (status >= 500)
    return [login, path, { step: "answer", ok: false, code: "answered-error", detail: `It answered ${status}.` }];
  return [login, path, { step: "answer", ok: true, detail: `It answered ${status}, as it should to no message.` }];
}

function nameOf(auth: PeerAuth): string {
  if (auth.kind === "certificate") return factsOfPem(auth.certificate)[0]?.subject ?? "Our certificate";
  return auth.kind === "oauth2" ? `${auth.clientId} (OAuth2)` : auth.userName;
}
