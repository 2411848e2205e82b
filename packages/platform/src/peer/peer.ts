/** How we say to another system who we are. Secrets are here in the clear: a value of this type is never logged, answered or kept. */
export type PeerAuth =
  | { kind: "basic"; userName: string; secret: string }
  | { kind: "oauth2"; tokenUrl: string; clientId: string; secret: string; scope?: string }
  | { kind: "certificate"; certificate: string; key: string };

/** Another system as a call sees it. */
export type Peer = {
  auth: PeerAuth;
  /** Certificates (PEM) of authorities that are trusted beside the usual ones. */
  authorities: string | undefined;
};
