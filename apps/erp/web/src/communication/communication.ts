import type { CertificateFacts } from "@counterfoil/contracts";
import { api, intentHref } from "@counterfoil/ui";
import {
  type ArrangementOf,
  communicationPaths,
  type Lamp,
  type Service,
  type SignInKind,
} from "@counterfoil/ui/communication";
import { usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";

/** As the ERP's communication API answers. */
export type OutboundUser = {
  userName: string;
  kind: SignInKind;
  tokenUrl?: string;
  /** As it was pasted, and what stands in it. */
  pem?: string;
  certificate?: CertificateFacts;
  hasSecret: boolean;
};
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
export type ArrangedService = Service & {
  /** Inbound: ours. Outbound: the path at the system. */
  paths: string[];
  usualPath?: string;
  models: { modelId: string; name: string; active: boolean }[];
};
export type Arrangement = ArrangementOf<ArrangedService> & { inboundUser?: string; outboundUser?: string };
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

export const at = communicationPaths("/api/communication/");
export const confirmationsPath = "/api/replication/confirmations";
export const systemUserPath = (systemId: string, side: "inbound" | "outbound", userName: string) =>
  `${at.system(systemId)}/${side}-users/${encodeURIComponent(userName)}`;

export const confirmationHref = (id: number) => intentHref("Confirmation-display", { id: String(id) });

export function useSystem(systemId: string) {
  return useQuery({
    queryKey: ["communication-systems", systemId],
    queryFn: ({ signal }) => api<System>(at.system(systemId), { signal }),
    enabled: systemId !== "",
    retry: false,
    refetchInterval: 10_000,
  });
}

export const useMayManage = () => usePermission("communication.manage");

export function systemLamp({ active, baseUrl, lastContactAt, lastFailure }: System): Lamp {
  if (!active) return { tone: "neutral", word: "inactive" };
  if (baseUrl === undefined) return { tone: "neutral", word: "inboundOnly" };
  if (lastFailure !== undefined) return { tone: "negative", word: "unreachable" };
  return lastContactAt === undefined ? { tone: "neutral", word: "unknown" } : { tone: "positive", word: "reachable" };
}
