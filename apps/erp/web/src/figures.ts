import type { Page } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import type { TileFigure } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSummary } from "./documents/causes.tsx";
import { isUnfinished, type Run } from "./replication/replication.ts";

export function useReceiptsFigure(): TileFigure | undefined {
  const { t } = useTranslation();
  const summary = useSummary().data;
  if (!summary) return undefined;
  if (summary.setAside > 0) return { value: summary.setAside, unit: t("receipts.figureSetAside"), tone: "negative" };
  return { value: summary.postedToday, unit: t("receipts.figurePosted"), tone: "neutral" };
}

export function useIdocsFigure(): TileFigure | undefined {
  const { t } = useTranslation();
  const summary = useSummary().data;
  if (!summary) return undefined;
  if (summary.idocsRejected > 0)
    return { value: summary.idocsRejected, unit: t("idocs.figureRejected"), tone: "negative" };
  return { value: summary.idocsToday, unit: t("idocs.figureToday"), tone: "neutral" };
}

export function useOrdersFigure(): TileFigure | undefined {
  const { t } = useTranslation();
  const all = useTotal("/api/orders");
  const incomplete = useTotal("/api/orders", { state: "incomplete" });
  if (incomplete && incomplete.value !== 0)
    return { ...incomplete, unit: t("orders.figureIncomplete"), tone: "critical" };
  return all && { ...all, unit: t("orders.figureAll") };
}

export const useArticlesFigure = () => useTotal("/api/master-data/articles");
export const usePromotionsFigure = () => useTotal("/api/master-data/promotions");
export const useBonusBuysFigure = () => useTotal("/api/master-data/bonus-buys");
export const usePartnersFigure = () => useTotal("/api/master-data/business-partners");

/** How many there are: one row is asked for, the list tells its total. */
function useTotal(path: string, filter: Record<string, string> = {}): TileFigure | undefined {
  const query = useQuery({
    queryKey: ["total", path, filter],
    queryFn: ({ signal }) => api<Page<unknown>>(path, { query: { ...filter, limit: 1 }, signal }),
    refetchInterval: 30_000,
  });
  const total = query.data?.total;
  return total === undefined ? undefined : { value: total };
}

export function useRunsFigure(): TileFigure | undefined {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["runs-figure"],
    queryFn: ({ signal }) => api<Page<Run>>("/api/replication/runs", { query: { limit: 50 }, signal }),
    refetchInterval: 10_000,
  });
  if (!query.data) return undefined;
  const unfinished = query.data.items.filter(isUnfinished);
  const waits = unfinished.some(({ state }) => state === "waiting");
  return { value: unfinished.length, unit: t("runs.unfinished"), tone: waits ? "critical" : "neutral" };
}
