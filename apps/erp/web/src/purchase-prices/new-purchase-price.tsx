import { useTranslation } from "react-i18next";
import type { Article } from "../articles/article.ts";
import { useValueHelps } from "../common/value-helps.ts";
import { PriceDialog } from "../prices/price-dialog.tsx";

/** What an article costs, of one vendor when one is named. */
export function NewPurchasePrice({ article, onClose }: { article: Article; onClose: () => void }) {
  const { t } = useTranslation();
  const { partner } = useValueHelps();
  return (
    <PriceDialog
      article={article}
      title={t("purchasePrices.create")}
      amount={{ label: t("purchasePrices.amount"), hint: t("purchasePrices.amountHint") }}
      kind={{
        path: "/api/master-data/purchase-prices",
        list: "purchasePrices",
        saved: t("purchasePrices.saved"),
        rest: ({ vendor }) => (vendor ? { vendor } : {}),
      }}
      more={(field) => field({ name: "vendor", label: t("purchasePrices.vendor"), help: partner })}
      onClose={onClose}
    />
  );
}
