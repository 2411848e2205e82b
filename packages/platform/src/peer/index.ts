export { TokenFailure } from "./access-tokens.ts";
export { isForbiddenHost, lookupAllowed } from "./addresses.ts";
export { askPeer } from "./ask-peer.ts";
export { checkClientCertificate, factsOfPem, readCertificates } from "./certificates.ts";
export { checkWay } from "./check-way.ts";
export type { Answer, Exchange } from "./exchange.ts";
export type { Peer, PeerAuth } from "./peer.ts";
