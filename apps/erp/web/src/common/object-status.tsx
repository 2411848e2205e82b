import { StateTag } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";

const tones = {
  active: "positive",
  blocked: "negative",
  partlyBlocked: "critical",
  blockedSoon: "critical",
  ordersBlocked: "negative",
  areaBlocked: "critical",
  deleted: "negative",
} as const;
type Status = "active" | "blocked" | "deleted";
export const articleStatuses = ["active", "blocked", "partlyBlocked", "blockedSoon", "deleted"] as const;
export const partnerStatuses = ["active", "blocked", "ordersBlocked", "areaBlocked", "deleted"] as const;

export function ObjectStatus({ status }: { status: string }) {
  const { t } = useTranslation();
  return <StateTag tone={tones[status as keyof typeof tones] ?? "neutral"}>{t(`status.${status}`, status)}</StateTag>;
}

export function statusOf({ blocked, deleted }: { blocked?: boolean; deleted?: boolean }): Status {
  if (deleted) return "deleted";
  return blocked ? "blocked" : "active";
}
