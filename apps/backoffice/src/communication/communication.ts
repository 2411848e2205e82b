import type { ArrangedService, Arrangement, CommunicationSystem } from "@counterfoil/contracts";
import { api, intentHref } from "@counterfoil/ui";
import { type Tone, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

export const systemsPath = "/api/hub/communication-systems";
export const arrangementsPath = "/api/hub/communication-arrangements";
export const systemPath = (systemId: string) => `${systemsPath}/${encodeURIComponent(systemId)}`;
export const destinationPath = (systemId: string, use: string) => `${systemPath(systemId)}/destinations/${use}`;
export const arrangementPath = (systemId: string, scenario: string) =>
  `${arrangementsPath}/${encodeURIComponent(systemId)}/${encodeURIComponent(scenario)}`;

export const systemHref = (SystemId: string) => intentHref("CommunicationSystem-display", { SystemId });
export const arrangementHref = (SystemId: string, Scenario: string) =>
  intentHref("CommunicationArrangement-display", { SystemId, Scenario });
export const setupHref = (SystemId?: string, Step?: string) =>
  intentHref("CommunicationSetup-start", { SystemId, Step });
export const valuesHref = (SystemId: string) => intentHref("CommunicationValues-display", { SystemId });

export const uses = ["standard", "idoc", "odata", "soap"] as const;
export const scenarioIds = ["SAP_COM_0008", "SAP_COM_0640", "SAP_COM_0652", "SAP_COM_0164", "OPP"];

export function useSystem(systemId: string) {
  return useQuery({
    queryKey: ["communication-systems", systemId],
    queryFn: ({ signal }) => api<CommunicationSystem>(systemPath(systemId), { signal }),
    enabled: systemId !== "",
    retry: false,
  });
}

export function useSystems() {
  const enabled = usePermission("hub.read");
  return useQuery({
    queryKey: ["communication-systems"],
    queryFn: async ({ signal }) => (await api<{ items: CommunicationSystem[] }>(systemsPath, { signal })).items,
    enabled,
  });
}

/** Everything here belongs together: what one change does shows in all lists. */
export function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () =>
    queryClient.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith("communication-"),
    });
}

export function useChange<Given>(work: (given: Given) => Promise<unknown>, onDone?: (given: Given) => void) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: work,
    onSuccess: async (_answer, given) => {
      await refresh();
      onDone?.(given);
    },
  });
}

/** One word for how a service fares: off, in error, under way, in order, or never used. */
export function lampOf(service: ArrangedService, systemActive = true): { tone: Tone; word: string } {
  if (!service.active || !systemActive) return { tone: "neutral", word: "off" };
  if (service.errors > 0) return { tone: "negative", word: "errors" };
  if (service.waiting > 0) return { tone: "information", word: "waiting" };
  return service.lastAt === undefined ? { tone: "neutral", word: "silent" } : { tone: "positive", word: "working" };
}

/** The worst of its services that are on. */
export function arrangementLamp({ services, systemActive }: Arrangement): { tone: Tone; word: string } {
  const lamps = services.map((service) => lampOf(service, systemActive));
  const worst = (["errors", "waiting", "working", "silent"] as const).find((word) =>
    lamps.some((lamp) => lamp.word === word),
  );
  return lamps.find(({ word }) => word === worst) ?? { tone: "neutral", word: "off" };
}

/** How a system stands: switched off, without address, silent, reachable or not. */
export function systemLamp(system: CommunicationSystem): { tone: Tone; word: string } {
  if (!system.active) return { tone: "neutral", word: "inactive" };
  if (system.destinations.length === 0) return { tone: "critical", word: "noDestination" };
  if (system.reachable === undefined) return { tone: "neutral", word: "unknown" };
  return system.reachable ? { tone: "positive", word: "reachable" } : { tone: "negative", word: "unreachable" };
}
