import type { Peer, PeerAuth } from "@counterfoil/platform";

export type DestinationAuth = PeerAuth;

/** What a destination is for; "standard" serves every use that has none of its own. */
export const destinationUses = ["standard", "idoc", "odata", "soap"] as const;
export type DestinationUse = (typeof destinationUses)[number];

/** What names a system in the documents that go to it. */
export type SystemParties = { client: string; senderPort: string; receiverPort: string; receiver: string };

export type Destination = SystemParties & Peer & { systemId: string; url: string };
