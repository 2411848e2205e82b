import { IntentTabs } from "@counterfoil/ui/fiori";
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
type AlertTab = (typeof tabs)[number];

export function AlertTabs({ current }: { current: AlertTab }) {
  const { t } = useTranslation();
  const text = (intent: AlertTab) => t(`alerts.tab.${intent.split("-")[0]}`);
  return (
    <div className="alert-tabs">
      <IntentTabs name={t("alerts.lists")} {...{ tabs, text, current }} />
      <OwnAddress />
    </div>
  );
}
