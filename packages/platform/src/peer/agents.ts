import { createHash } from "node:crypto";
import { getCACertificates } from "node:tls";
import { Agent } from "undici";
import { lookupAllowed } from "./addresses.ts";
import type { Peer } from "./peer.ts";

export const CONNECT_TIMEOUT_MS = 5000;
const AGENTS_AT_MOST = 20;
const agents = new Map<string, Agent>();

/** How a system is reached by TLS: the usual authorities and those of its system; our own certificate, if it wants one. */
export function tlsOf({ auth, authorities }: Peer) {
  return {
    ...(authorities === undefined ? {} : { ca: [...getCACertificates("default"), authorities] }),
    ...(auth.kind === "certificate" ? { cert: auth.certificate, key: auth.key } : {}),
  };
}

/** One pool of kept connections for all calls that trust and identify themselves alike. */
export function agentOf(peer: Peer): Agent {
  const { auth, authorities } = peer;
  const own = auth.kind === "certificate" ? [auth.certificate, auth.key] : [];
  const name = createHash("sha256")
    .update(JSON.stringify([authorities, own]))
    .digest("base64");
  const known = agents.get(name);
  if (known) return known;
  const [oldest] = agents;
  if (oldest && agents.size >= AGENTS_AT_MOST) {
    agents.delete(oldest[0]);
    void oldest[1].close();
  }
  const agent = new Agent({
    connect: { timeout: CONNECT_TIMEOUT_MS, lookup: lookupAllowed, ...tlsOf(peer) },
    connections: 8,
    keepAliveTimeout: 10_000,
  });
  agents.set(name, agent);
  return agent;
}
