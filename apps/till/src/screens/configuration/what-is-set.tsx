import { useTranslation } from "react-i18next";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Known, Part } from "./part.tsx";

const CENTRAL = ["articles", "customers", "priceLists", "coupons", "receipts"] as const;

/** What the server is asked about while it can be reached. */
export function CentralData() {
  const { t } = useTranslation();
  const { centralData } = useWatch(useTill().settings);
  return (
    <Part title={t("central.title")}>
      <Known
        facts={CENTRAL.map((name) => [
          t(`central.${name}`),
          t(centralData[name] ? "central.asked" : "central.ownOnly"),
        ])}
      />
    </Part>
  );
}

/** Whose stock is shown. */
export function StockSeen() {
  const { t } = useTranslation();
  const { configuration, settings } = useTill();
  const { stores, storageLocations, oldAfterMinutes } = useWatch(settings).stockShown;
  const own = useWatch(configuration)?.store;
  return (
    <Part title={t("stockSeen.title")}>
      <Known
        facts={[
          [t("stockSeen.own"), own && `${own.name} (${own.storeId})`],
          [t("stockSeen.locations"), storageLocations.join(", ") || t("stockSeen.allLocations")],
          [
            t("stockSeen.others"),
            stores === "all" ? t("stockSeen.allStores") : stores.join(", ") || t("stockSeen.noStores"),
          ],
          [t("stockSeen.old"), t("stockSeen.oldAfter", { count: oldAfterMinutes })],
        ]}
      />
    </Part>
  );
}
