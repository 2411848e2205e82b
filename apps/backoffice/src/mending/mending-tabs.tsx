import { intentHref, navigate } from "@counterfoil/ui";
import { SegmentedButton } from "@ui5/webcomponents-react/SegmentedButton";
import { SegmentedButtonItem } from "@ui5/webcomponents-react/SegmentedButtonItem";
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
  return (
    <SegmentedButton
      accessibleName={t("mending.lists")}
      onSelectionChange={(event) => {
        const intent = event.detail.selectedItems[0]?.dataset.intent;
        if (intent && intent !== current) navigate(intent, {});
      }}
    >
      {tabs.map((intent) => (
        <SegmentedButtonItem key={intent} data-intent={intent} selected={intent === current}>
          {t(`mending.tab.${intent.split("-")[0]}`)}
        </SegmentedButtonItem>
      ))}
    </SegmentedButton>
  );
}

export const mendingHome = () => intentHref("MendingGroup-search");
