import { api, intentHref } from "@counterfoil/ui";
import { type Tone, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

/** As the ERP's communication API answers. */
export type OutboundUser = { userName: string; kind: "basic" | "oauth2"; tokenUrl?: string; hasSecret: boolean };
export type System = {
  systemId: string;
  name: string;
  active: boolean;
  baseUrl?: string;
  businessSystem: string;
  ownSystem: string;
  authorities?: string;
  outboundUsers: OutboundUser[];
  inboundUsers: string[];
  scenarios: string[];
  lastContactAt?: string;
  lastFailure?: string;
};
export type ArrangedService = {
  service: string;
  direction: "inbound" | "outbound";
  active: boolean;
  messages: string[];
  /** Inbound: ours. Outbound: the path at the system. */
  paths: string[];
  usualPath?: string;
  models: { modelId: string; name: string; active: boolean }[];
  waiting: number;
  errors: number;
  lastAt?: string;
  failedAt?: string;
  reason?: string;
};
export type Arrangement = {
  systemId: string;
  systemName: string;
  systemActive: boolean;
  scenario: string;
  inboundUser?: string;
  outboundUser?: string;
  services: ArrangedService[];
};
export type Confirmation = {
  confirmationId: number;
  receiverId: string;
  technicalUser: string;
  receivedAt: string;
  state: "applied" | "unknown" | "test" | "rejected";
  reason: string | null;
  reference: string | null;
  messageId: string | null;
  runId: number | null;
  objects: number;
  failed: number;
  bytes: number;
};

export const systemsPath = "/api/communication/systems";
export const arrangementsPath = "/api/communication/arrangements";
export const confirmationsPath = "/api/replication/confirmations";
export const systemPath = (systemId: string) => `${systemsPath}/${encodeURIComponent(systemId)}`;
export const systemUserPath = (systemId: string, side: "inbound" | "outbound", userName: string) =>
  `${systemPath(systemId)}/${side}-users/${encodeURIComponent(userName)}`;
export const arrangementPath = (systemId: string, scenario: string) =>
  `${arrangementsPath}/${encodeURIComponent(systemId)}/${encodeURIComponent(scenario)}`;

export const systemHref = (SystemId: string) => intentHref("CommunicationSystem-display", { SystemId });
export const arrangementHref = (SystemId: string, Scenario: string) =>
  intentHref("CommunicationArrangement-display", { SystemId, Scenario });
export const valuesHref = (SystemId: string) => intentHref("CommunicationValues-display", { SystemId });
export const confirmationHref = (id: number) => intentHref("Confirmation-display", { id: String(id) });

export function useSystem(systemId: string) {
  return useQuery({
    queryKey: ["communication-systems", systemId],
    queryFn: ({ signal }) => api<System>(systemPath(systemId), { signal }),
    enabled: systemId !== "",
    retry: false,
    refetchInterval: 10_000,
  });
}

export function useArrangements(systemId: string) {
  return useQuery({
    queryKey: ["communication-arrangements", systemId],
    queryFn: async ({ signal }) => (await api<{ items: Arrangement[] }>(arrangementsPath, { signal })).items,
    select: (items) => items.filter((item) => item.systemId === systemId),
    refetchInterval: 5000,
  });
}

/** Everything here belongs together: what one change does shows in all lists. */
export function useChange<Given>(work: (given: Given) => Promise<unknown>, onDone?: (given: Given) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSuccess: async (_answer, given) => {
      await queryClient.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith("communication-"),
      });
      onDone?.(given);
    },
  });
}

export const useMayManage = () => usePermission("communication.manage");

/** One word for how a service fares: off, in error, under way, in order, or never used. */
export function lampOf(service: ArrangedService, systemActive: boolean): { tone: Tone; word: string } {
  if (!service.active || !systemActive) return { tone: "neutral", word: "off" };
  if (service.errors > 0) return { tone: "negative", word: "errors" };
  if (service.waiting > 0) return { tone: "information", word: "waiting" };
  return service.lastAt === undefined ? { tone: "neutral", word: "silent" } : { tone: "positive", word: "working" };
}

/** The worst of its services that are on. */
export function arrangementLamp({ services, systemActive }: Arrangement): { tone: Tone; word: string } {
  const lamps = services.map((service) => lampOf(service, systemActive));
  const order = ["errors", "waiting", "working", "silent"];
  return (
    order.map((word) => lamps.find((lamp) => lamp.word === word)).find((lamp) => lamp !== undefined) ?? {
      tone: "neutral",
      word: "off",
    }
  );
}

export function systemLamp({ active, baseUrl, lastContactAt, lastFailure }: System): { tone: Tone; word: string } {
  if (!active) return { tone: "neutral", word: "inactive" };
  if (baseUrl === undefined) return { tone: "neutral", word: "inboundOnly" };
  if (lastFailure !== undefined) return { tone: "negative", word: "unreachable" };
  return lastContactAt === undefined ? { tone: "neutral", word: "unknown" } : { tone: "positive", word: "reachable" };
}

/** "2 / 4": how many of its services are on. */
export const activeOf = ({ services }: Arrangement) =>
  `${services.filter(({ active }) => active).length} / ${services.length}`;
