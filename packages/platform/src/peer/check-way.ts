import { X509Certificate } from "node:crypto";
import { lookup } from "node:dns/promises";
import { connect, isIP } from "node:net";
import type { CheckAnswer, CheckStep } from "@counterfoil/contracts";
import { isForbidden } from "./addresses.ts";
import { CONNECT_TIMEOUT_MS } from "./agents.ts";
import type { Peer } from "./peer.ts";
import { failureOf, StepFailure } from "./step-failure.ts";
import { isSoon, shakeHands } from "./tls-check.ts";

type Step = Omit<CheckStep, "step" | "ok">;

/**
 * Goes the way of a message step by step and stops where it ends: name, port, handshake, and then what the caller asks there. Nothing
 * is posted by it.
 */
export async function checkWay(
  peer: Peer & { url: string },
  call: () => Promise<CheckStep[]>,
  now: Date,
): Promise<CheckAnswer> {
  const { hostname, port, protocol } = new URL(peer.url);
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
    (await go("tls", () => (encrypted ? introduce(peer, { host, port: number, now }) : sayUnencrypted())));
  if (reached) steps.push(...(await call()));
  return { ok: steps.every(({ ok }) => ok), steps };
}

async function attempt(step: CheckStep["step"], work: () => Promise<Step>): Promise<CheckStep> {
  try {
    return { step, ok: true, ...(await work()) };
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    const { code, message, words } = error;
    return { step, ok: false, code, detail: message, ...(words === undefined ? {} : { words }) };
  }
}

async function resolveName(host: string): Promise<Step> {
  const addresses = isIP(host) ? [{ address: host }] : await lookup(host, { all: true }).catch(unresolved(host));
  const refused = addresses.find(({ address }) => isForbidden(address));
  if (refused) throw new StepFailure("address-forbidden", `${host} is ${refused.address}, where nothing is sent to.`);
  return { detail: isIP(host) ? `${host} is an address itself.` : `${host} leads to ${addresses[0]?.address}.` };
}

const unresolved = (host: string) => (error: Error) => {
  throw failureOf(error, {}, ["name-unknown", `The name ${host} is not known.`]);
};

function openAndClose(host: string, port: number): Promise<Step> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: CONNECT_TIMEOUT_MS });
    socket.once("connect", () => {
      socket.destroy();
      resolve({ detail: `Port ${port} is open.` });
    });
    socket.once("timeout", () => socket.destroy(new StepFailure("port-silent", `Port ${port} does not answer.`)));
    socket.once("error", (error) => reject(error instanceof StepFailure ? error : unopened(error, host, port)));
  });
}

function unopened(error: Error, host: string, port: number): StepFailure {
  const noWay = ["host-unreachable", `No way leads to ${host}.`] as const;
  const known = {
    ECONNREFUSED: ["port-closed", `Nobody listens at port ${port}.`],
    EHOSTUNREACH: noWay,
    ENETUNREACH: noWay,
  } as const;
  return failureOf(error, known, ["connection-failed", `The connection to port ${port} failed.`]);
}

const sayUnencrypted = async (): Promise<Step> => ({
  code: "not-encrypted",
  detail: "Not encrypted (http): whoever is on the way reads everything, the secret too.",
  warning: true,
});

async function introduce(peer: Peer, { host, port, now }: { host: string; port: number; now: Date }): Promise<Step> {
  const { subject, validTo, chain, protocol } = await shakeHands(peer, host, port);
  const told = `${protocol}, certificate of ${subject}, valid until ${day(validTo)}, vouched for by ${chain.join(" < ")}.`;
  const ownEnd =
    peer.auth.kind === "certificate" ? new Date(new X509Certificate(peer.auth.certificate).validTo) : undefined;
  const warnings = [
    ...(isSoon(validTo, now) ? [`Its certificate expires soon, on ${day(validTo)}.`] : []),
    ...(ownEnd && isSoon(ownEnd, now) ? [`Our own certificate expires soon, on ${day(ownEnd)}.`] : []),
  ];
  return {
    detail: [told, ...warnings].join(" "),
    ...(warnings.length > 0 ? { code: "certificate-ends", warning: true } : {}),
  };
}

const day = (moment: Date) => moment.toISOString().slice(0, 10);
