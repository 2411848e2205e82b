import type { HubSummary } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import type { TileFigure } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSystems } from "./communication/communication.ts";
import { useTills } from "./organisation/queries.ts";

export function useHubSummary() {
  return useQuery({
    queryKey: ["hub-summary"],
    queryFn: ({ signal }) => api<HubSummary>("/api/hub/summary", { signal }),
    refetchInterval: 10_000,
  });
}

/** Calls with errors if there are any, else how many came today. */
export function useMasterDataFigure(): TileFigure | undefined {
  const { t } = useTranslation();
  const inbound = useHubSummary().data?.inbound;
  if (!inbound) return undefined;
  if (inbound.withErrors > 0)
    return {
      value: inbound.withErrors,
      unit: t("masterData.withErrors", { count: inbound.withErrors }),
      tone: "negative",
    };
  return { value: inbound.today, unit: t("masterData.today"), tone: "neutral" };
}

/** Messages that do not go on by themselves, else those on their way. */
export function useMessagesFigure(): TileFigure | undefined {
  const { t } = useTranslation();
  const outbound = useHubSummary().data?.outbound;
  if (!outbound) return undefined;
  const stuck = outbound.dead + outbound.setAside + outbound.failed;
  if (stuck > 0) return { value: stuck, unit: t("messages.stuck"), tone: outbound.dead > 0 ? "negative" : "critical" };
  return { value: outbound.waiting, unit: t("messages.waiting"), tone: "neutral" };
}

export function useAlertFigure(): TileFigure | undefined {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["alert-figure"],
    queryFn: ({ signal }) => api<{ errors: number; warnings: number }>("/api/hub/alert-summary", { signal }),
    refetchInterval: 10_000,
  });
  if (!query.data) return undefined;
  const { errors, warnings } = query.data;
  const tone = errors > 0 ? "negative" : warnings > 0 ? "critical" : "positive";
  return { value: errors + warnings, unit: t("alerts.open"), tone };
}

/** How much is open, and of how many causes. */
export function useMendingFigure(): TileFigure | undefined {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["mending-figure"],
    queryFn: ({ signal }) => api<{ items: { count: number }[]; total: number }>("/api/hub/mending-groups", { signal }),
    refetchInterval: 10_000,
  });
  if (!query.data) return undefined;
  const value = query.data.items.reduce((sum, { count }) => sum + count, 0);
  const unit = t("mending.ofCauses", { count: query.data.total });
  return { value, unit, tone: value > 0 ? "negative" : "positive" };
}

export function useErpFigure(): TileFigure | undefined {
  const { t } = useTranslation();
  const systems = useSystems().data;
  const erp = useHubSummary().data?.erp;
  // Before the first system is made there is nothing that could be reached.
  if (!erp || !systems || systems.length === 0) return undefined;
  return {
    unit: t(erp.reachable ? "systems.state.reachable" : "systems.state.unreachable"),
    tone: erp.reachable ? "positive" : "negative",
  };
}

export function useStoresFigure(): TileFigure | undefined {
  const { t } = useTranslation();
  const tills = useTills().data;
  if (!tills) return undefined;
  const unsent = tills.filter((till) => (till.state?.unsent ?? 0) > 0).length;
  if (unsent > 0) return { value: unsent, unit: t("tills.withUnsent"), tone: "critical" };
  return { value: tills.length, unit: t("stores.tills"), tone: "neutral" };
}

/** A page is enough: the tile says that there are some, the list how many. */
export function useRejectedFigure(): TileFigure | undefined {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["rejected-figure"],
    queryFn: ({ signal }) => api<{ items: unknown[] }>("/api/sales/rejected", { query: { limit: 100 }, signal }),
    refetchInterval: 10_000,
  });
  const open = query.data?.items.length;
  if (open === undefined) return undefined;
  return { value: open, unit: t("rejected.open"), tone: open > 0 ? "negative" : "neutral" };
}
