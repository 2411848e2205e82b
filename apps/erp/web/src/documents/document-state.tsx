import { StateTag } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { documentTones } from "./documents.ts";

export function DocumentState({ state }: { state: string }) {
  const { t } = useTranslation();
  return <StateTag tone={documentTones[state] ?? "neutral"}>{t(`documents.state.${state}`, state)}</StateTag>;
}
