import type { CommunicationSystem, SystemFacts } from "@counterfoil/contracts";

export type SystemDraft = Required<SystemFacts> & { systemId: string };

/** What most systems have; the ports are how the two programs of this suite call each other. */
export function draftOf(system: CommunicationSystem | undefined): SystemDraft {
  return {
    systemId: system?.systemId ?? "",
    name: system?.name ?? "",
    kind: system?.kind ?? "s4hana",
    active: system?.active ?? true,
    client: system?.client ?? "100",
    senderPort: system?.senderPort ?? "CFSERVER",
    receiverPort: system?.receiverPort ?? "",
    receiver: system?.receiver ?? "",
    authorities: system?.authorities ?? "",
  };
}

const needed = ["systemId", "name", "client", "senderPort", "receiverPort", "receiver"] as const;

export function missingIn(draft: SystemDraft): string[] {
  return needed.filter((name) => draft[name].trim() === "");
}

/** As it is sent: keys in capitals, as SAP writes them. */
export function systemOf(draft: SystemDraft): SystemDraft {
  const key = (text: string) => text.trim().toUpperCase();
  return {
    ...draft,
    systemId: key(draft.systemId),
    name: draft.name.trim(),
    client: draft.client.trim(),
    senderPort: key(draft.senderPort),
    receiverPort: key(draft.receiverPort),
    receiver: key(draft.receiver),
    authorities: draft.authorities.trim(),
  };
}
