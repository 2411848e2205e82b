import { StateTag } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";

const tones = { active: "positive", blocked: "critical", deleted: "negative" } as const;
export const statuses = Object.keys(tones) as (keyof typeof tones)[];

export function ObjectStatus({ status }: { status: string }) {
  const { t } = useTranslation();
  return <StateTag tone={tones[status as keyof typeof tones] ?? "neutral"}>{t(`status.${status}`, status)}</StateTag>;
}

export function statusOf({ blocked, deleted }: { blocked?: boolean; deleted?: boolean }): keyof typeof tones {
  if (deleted) return "deleted";
  return blocked ? "blocked" : "active";
}
