/** What a destination is for; "standard" serves every use that has none of its own. */
export const destinationUses = ["standard", "idoc", "odata", "soap"] as const;
export type DestinationUse = (typeof destinationUses)[number];

/** How we say who we are. Secrets are here in the clear: a value of this type is never logged, answered or kept. */
export type DestinationAuth =
  | { kind: "basic"; userName: string; secret: string }
  | { kind: "oauth2"; tokenUrl: string; clientId: string; secret: string }
  | { kind: "certificate"; certificate: string; key: string };

/** What names a system in the documents that go to it. */
export type SystemParties = { client: string; senderPort: string; receiverPort: string; receiver: string };

export type Destination = SystemParties & {
  systemId: string;
  url: string;
  auth: DestinationAuth;
  /** Certificates (PEM) of authorities that are trusted beside the usual ones. */
  authorities: string | undefined;
};
