import type { Alert } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { said as saidHere } from "@counterfoil/ui/sentences";
import { useTranslation } from "react-i18next";
import { causeText, serviceText } from "../mending/mending.ts";

const isInstant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const isDay = /^\d{4}-\d\d-\d\d$/;

/** An alert in the language of the screen, from what it is made of; as it was told where nobody has kept that. */
export function useAlertWords() {
  const { t } = useTranslation();
  const formats = useFormats();
  const shown = (value: string) =>
    isInstant.test(value) ? formats.instant(value) : isDay.test(value) ? formats.date(value) : saidHere(value);
  return ({ key, title, detail, facts }: Alert): { title: string; detail: string } => {
    const kind = key.split(":")[0] ?? "";
    const said = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, shown(value) || "–"]));
    if (Object.keys(said).length === 0) return { title: saidHere(title), detail: saidHere(detail) };
    const { causeCode = "", causeSubject = "", direction, service = "" } = facts;
    const values = {
      ...said,
      cause: causeText({ causeCode, causeSubject }),
      way: said.way ?? t(`alerts.stuck.${direction}`),
      service: t(`alerts.service.${service}`, serviceText(service)),
    };
    return {
      title: t(`alerts.title.${kind}`, { ...values, defaultValue: title }),
      detail: t(`alerts.detail.${kind}`, { ...values, defaultValue: detail }),
    };
  };
}
