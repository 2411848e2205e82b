import { lookup } from "node:dns/promises";
import { connect, isIP } from "node:net";
import type { CheckAnswer, CheckStep } from "@counterfoil/contracts";
import { factsOfPem } from "../certificates.ts";
import type { Destination, DestinationUse } from "../destination.ts";
import { isForbidden } from "../erp/addresses.ts";
import { CONNECT_TIMEOUT_MS } from "../erp/agents.ts";
import { askErp } from "../erp/erp-client.ts";
import { ErpFailure, failureOfStatus } from "../erp/failure.ts";
import { isSoon, shakeHands } from "../tls-check.ts";

type Step = Omit<CheckStep, "step" | "ok">;
const TIMEOUT_MS = 10_000;

/** Goes the way of a message step by step and stops where it ends. Nothing is posted. */
export async function checkConnection(destination: Destination, use: DestinationUse, now: Date): Promise<CheckAnswer> {
  const { hostname, port, protocol } = new URL(destination.url);
  const host = hostname.replace(/^\[|\]$/g, "");
  const encrypted = protocol === "https:";
  const number = Number(port) || (encrypted ? 443 : 80);
  const steps: CheckStep[] = [];
  const go = async (step: CheckStep["step"], work: () => Promise<Step>): Promise<boolean> => {
    steps.push(await attempt(step, work));
    return steps.at(-1)?.ok ?? false;
  };
  const reached =
    (await go("name", () => resolveName(host))) &&
    (await go("tcp", () => openAndClose(host, number))) &&
    (await go("tls", () => (encrypted ? introduce(destination, { host, port: number, now }) : sayUnencrypted())));
  if (reached) steps.push(...(await call(destination, use)));
  return { ok: steps.every(({ ok }) => ok), steps };
}

async function attempt(step: CheckStep["step"], work: () => Promise<Step>): Promise<CheckStep> {
  try {
    return { step, ok: true, ...(await work()) };
  } catch (error) {
    return { step, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

async function resolveName(host: string): Promise<Step> {
  const addresses = isIP(host) ? [{ address: host }] : await lookup(host, { all: true });
  const refused = addresses.find(({ address }) => isForbidden(address));
  if (refused) throw new Error(`${host} is ${refused.address}, where nothing is sent to.`);
  return { detail: `${host} is ${addresses[0]?.address}.` };
}

function openAndClose(host: string, port: number): Promise<Step> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: CONNECT_TIMEOUT_MS });
    socket.once("connect", () => {
      socket.destroy();
      resolve({ detail: `Port ${port} is open.` });
    });
    socket.once("timeout", () => socket.destroy(new Error(`Port ${port} does not answer.`)));
    socket.once("error", reject);
  });
}

const sayUnencrypted = async (): Promise<Step> => ({
  detail: "Not encrypted (http): whoever is on the way reads everything, the secret too.",
  warning: true,
});

async function introduce(
  destination: Destination,
  { host, port, now }: { host: string; port: number; now: Date },
): Promise<Step> {
  const { subject, validTo, chain, protocol } = await shakeHands(destination, host, port);
  const told = `${protocol}, certificate of ${subject}, valid until ${day(validTo)}, vouched for by ${chain.join(" < ")}.`;
  const { auth } = destination;
  const own = auth.kind === "certificate" ? factsOfPem(auth.certificate)[0] : undefined;
  const ownSoon = own !== undefined && isSoon(new Date(own.validTo), now);
  const warnings = [
    ...(isSoon(validTo, now) ? [`Its certificate expires soon, on ${day(validTo)}.`] : []),
    ...(ownSoon ? [`Our own certificate expires soon, on ${own.validTo.slice(0, 10)}.`] : []),
  ];
  return { detail: [told, ...warnings].join(" "), ...(warnings.length > 0 ? { warning: true } : {}) };
}

const day = (moment: Date) => moment.toISOString().slice(0, 10);

const stockPath = "/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod";
/** What is asked: the stock service gives an answer that can be read; the doors for documents only have to be there. */
const asked: Record<DestinationUse, { path: string; odata: boolean }> = {
  standard: { path: stockPath, odata: true },
  odata: { path: stockPath, odata: true },
  idoc: { path: "/sap/bc/idoc_xml", odata: false },
  soap: { path: "/sap/bc/srt/xip/sap/businesspartnersuitebulkreplicateconfirmation", odata: false },
};

const wantsCertificate = "It broke off after the handshake: perhaps it wants a client certificate, or another one.";

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
      return [{ step: "login", ok: false, detail: `${detail}. ${wantsCertificate}` }];
    return [{ step: code === "authorisation" ? "login" : "answer", ok: false, detail }];
  }
}

/** A door for documents may refuse to be read (405) and still be the right one. */
function judge(
  { status, body }: { status: number; body: string },
  { path, odata, who }: { path: string; odata: boolean; who: string },
): CheckStep[] {
  if (status === 401 || status === 403)
    return [{ step: "login", ok: false, detail: failureOfStatus(status, body).detail }];
  const login: CheckStep = { step: "login", ok: true, detail: `${who} was let in.` };
  if (status === 404 || (status >= 300 && status < 400))
    return [login, { step: "path", ok: false, detail: failureOfStatus(status, body).detail }];
  const there: CheckStep[] = [login, { step: "path", ok: true, detail: `${path} is there.` }];
  const understood = odata ? status === 200 && body.trimStart().startsWith('{"d"') : status < 500;
  const problem = status >= 400 ? failureOfStatus(status, body).detail : "The answer is no OData. Check the address.";
  return [
    ...there,
    { step: "answer", ok: understood, detail: understood ? `Answered ${status}, as expected.` : problem },
  ];
}

function whoOf({ auth }: Destination): string {
  if (auth.kind === "certificate") return factsOfPem(auth.certificate)[0]?.subject ?? "Our certificate";
  return auth.kind === "oauth2" ? `${auth.clientId} (OAuth2)` : auth.userName;
}
