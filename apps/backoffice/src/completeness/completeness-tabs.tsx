import { IntentTabs } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";

const tabs = ["Completeness-search", "CompletenessMonth-search"] as const;
type CompletenessTab = (typeof tabs)[number];

/** Till by till, or a whole month. */
export function CompletenessTabs({ current }: { current: CompletenessTab }) {
  const { t } = useTranslation();
  const text = (intent: CompletenessTab) => t(`completeness.tab.${intent.split("-")[0]}`);
  return <IntentTabs name={t("completeness.title")} {...{ tabs, text, current }} />;
}
