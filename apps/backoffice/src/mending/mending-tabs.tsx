import { intentHref } from "@counterfoil/ui";
import { IntentTabs } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";

const tabs = [
  "MendingGroup-search",
  "MendingResolved-search",
  "MendingRetry-search",
  "OutboundMessage-search",
] as const;
export type MendingTab = (typeof tabs)[number];

/** What is open, what is mended, what was sent again, and all messages to the ERP. */
export function MendingTabs({ current }: { current: MendingTab }) {
  const { t } = useTranslation();
  const text = (intent: MendingTab) => t(`mending.tab.${intent.split("-")[0]}`);
  return <IntentTabs name={t("mending.lists")} {...{ tabs, text, current }} />;
}

export const mendingHome = () => intentHref("MendingGroup-search");
