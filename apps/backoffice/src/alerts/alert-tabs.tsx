import { navigate } from "@counterfoil/ui";
import { SegmentedButton } from "@ui5/webcomponents-react/SegmentedButton";
import { SegmentedButtonItem } from "@ui5/webcomponents-react/SegmentedButtonItem";
import { useTranslation } from "react-i18next";
import { OwnAddress } from "./own-address.tsx";
import "./alerts.css";

const tabs = [
  "Alert-search",
  "AlertPast-search",
  "AlertDelivery-search",
  "AlertRule-search",
  "SilenceAlarm-display",
] as const;

export function AlertTabs({ current }: { current: (typeof tabs)[number] }) {
  const { t } = useTranslation();
  return (
    <div className="alert-tabs">
      <SegmentedButton
        accessibleName={t("alerts.lists")}
        onSelectionChange={(event) => {
          const intent = event.detail.selectedItems[0]?.dataset.intent;
          if (intent && intent !== current) navigate(intent, {});
        }}
      >
        {tabs.map((intent) => (
          <SegmentedButtonItem key={intent} data-intent={intent} selected={intent === current}>
            {t(`alerts.tab.${intent.split("-")[0]}`)}
          </SegmentedButtonItem>
        ))}
      </SegmentedButton>
      <OwnAddress />
    </div>
  );
}
