import { connect, type DetailedPeerCertificate } from "node:tls";
import { lookupAllowed } from "./addresses.ts";
import { CONNECT_TIMEOUT_MS, tlsOf } from "./agents.ts";
import type { Peer } from "./peer.ts";
import { failureOf, StepFailure } from "./step-failure.ts";

export type Introduction = { subject: string; validTo: Date; chain: string[]; protocol: string };

const SOON_DAYS = 30;

/** Shakes hands as a call would, with the same trust, and tells who is at the other end. */
export function shakeHands(peer: Peer, host: string, port: number): Promise<Introduction> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port,
      servername: /^[\d.:]+$/.test(host) ? "" : host,
      timeout: CONNECT_TIMEOUT_MS,
      lookup: lookupAllowed,
      ...tlsOf(peer),
    });
    socket.once("secureConnect", () => {
      const certificate = socket.getPeerCertificate(true);
      resolve({
        subject: nameOf(certificate.subject),
        validTo: new Date(certificate.valid_to),
        chain: chainOf(certificate),
        protocol: socket.getProtocol() ?? "TLS",
      });
      socket.destroy();
    });
    socket.once("timeout", () =>
      socket.destroy(new StepFailure("handshake-silent", "There is no answer to the handshake.")),
    );
    socket.once("error", (error) => reject(error instanceof StepFailure ? error : failureOf(error, known, other)));
  });
}

function chainOf(leaf: DetailedPeerCertificate): string[] {
  const names: string[] = [];
  for (let each = leaf; each?.issuer && names.length < 10; each = each.issuerCertificate) {
    names.push(nameOf(each.issuer));
    if (each.issuerCertificate === undefined || each.issuerCertificate.fingerprint256 === each.fingerprint256) break;
  }
  return names;
}

function nameOf(name: DetailedPeerCertificate["subject"] | undefined): string {
  const part = name?.CN ?? name?.O ?? "";
  return (Array.isArray(part) ? part.join(", ") : part) || "a certificate without a name";
}

export function isSoon(validTo: Date, now: Date): boolean {
  return validTo.getTime() - now.getTime() < SOON_DAYS * 86_400_000;
}

const untrusted = [
  "certificate-untrusted",
  "The authority of its certificate is not trusted. Add it to the system's trusted authorities.",
] as const;
const known = {
  CERT_HAS_EXPIRED: ["certificate-expired", "Its certificate has expired."],
  CERT_NOT_YET_VALID: ["certificate-not-yet", "Its certificate is not valid yet."],
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    "certificate-self-signed",
    "Its certificate is signed by itself. Add it to the system's trusted authorities.",
  ],
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    "chain-incomplete",
    "The authority of its certificate is not known, or it does not send its whole chain. Add the authority to the system's trusted ones.",
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: ["certificate-other-host", "Its certificate is for another host name."],
  ECONNRESET: [
    "handshake-broken",
    "It broke off the handshake. Perhaps it speaks no TLS at this port, or wants a client certificate.",
  ],
  EPROTO: ["no-tls", "It speaks no TLS at this port, or none that we speak."],
} as const;
const other = ["handshake-failed", "The handshake failed."] as const;
