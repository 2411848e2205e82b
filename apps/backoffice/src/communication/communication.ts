import type { CommunicationSystem } from "@counterfoil/contracts";
import { api, intentHref } from "@counterfoil/ui";
import { communicationPaths, type Lamp } from "@counterfoil/ui/communication";
import { usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";

export const at = communicationPaths("/api/hub/communication-");
export const destinationPath = (systemId: string, use: string) => `${at.system(systemId)}/destinations/${use}`;

export const setupHref = (SystemId?: string, Step?: string) =>
  intentHref("CommunicationSetup-start", { SystemId, Step });

export const uses = ["standard", "idoc", "odata", "soap"] as const;

export function useSystem(systemId: string) {
  return useQuery({
    queryKey: ["communication-systems", systemId],
    queryFn: ({ signal }) => api<CommunicationSystem>(at.system(systemId), { signal }),
    enabled: systemId !== "",
    retry: false,
  });
}

export function useSystems() {
  const enabled = usePermission("hub.read");
  return useQuery({
    queryKey: ["communication-systems"],
    queryFn: async ({ signal }) => (await api<{ items: CommunicationSystem[] }>(at.systems, { signal })).items,
    enabled,
  });
}

/** Where the screens of the embedded ERP are; another ERP has other screens. */
export function useEmbeddedErp(): string | undefined {
  const embedded = useSystems().data?.find(({ kind }) => kind === "embedded");
  return embedded?.destinations.find(({ use }) => use === "standard")?.url.replace(/\/+$/, "");
}

/** How a system stands: switched off, without address, silent, reachable or not. */
export function systemLamp(system: CommunicationSystem): Lamp {
  if (!system.active) return { tone: "neutral", word: "inactive" };
  if (system.destinations.length === 0) return { tone: "critical", word: "noDestination" };
  if (system.reachable === undefined) return { tone: "neutral", word: "unknown" };
  return system.reachable ? { tone: "positive", word: "reachable" } : { tone: "negative", word: "unreachable" };
}
