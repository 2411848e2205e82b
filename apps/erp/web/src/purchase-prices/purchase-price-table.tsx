import { api } from "@counterfoil/ui";
import { type Column, Loadable, textColumn } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Article } from "../articles/article.ts";
import { useSiteText } from "../common/value-lists.ts";
import { type KeptPrice, KeptPrices, useKeptPriceColumns } from "../prices/kept-prices.tsx";
import { NewPurchasePrice } from "./new-purchase-price.tsx";

export type PurchasePrice = KeptPrice & { articleId: string; number: number; vendor: string; siteId?: string };
export const purchasePricesPath = "/api/master-data/purchase-prices";

/** What an article costs us. */
export function PurchasePriceTable({ article }: { article: Article }) {
  const { t } = useTranslation();
  const columns = usePurchasePriceColumns();
  const { articleId } = article;
  const query = useQuery({
    queryKey: ["purchase-prices", articleId],
    queryFn: ({ signal }) =>
      api<{ items: PurchasePrice[] }>(purchasePricesPath, { query: { articleId, limit: 500 }, signal }),
  });
  return (
    <Loadable inside query={query}>
      {({ items }) => (
        <KeptPrices<PurchasePrice>
          texts={{
            name: t("purchasePrices.title"),
            nothing: t("purchasePrices.nothing"),
            create: t("purchasePrices.create"),
            removed: t("purchasePrices.removed"),
          }}
          rows={items}
          pathOf={({ number }) => `${purchasePricesPath}/${encodeURIComponent(articleId)}/${number}`}
          columns={columns}
          form={(onClose) => <NewPurchasePrice article={article} onClose={onClose} />}
        />
      )}
    </Loadable>
  );
}

export function usePurchasePriceColumns(): Column<PurchasePrice>[] {
  const { t } = useTranslation();
  const siteText = useSiteText();
  return useKeptPriceColumns<PurchasePrice>(t("purchasePrices.amount"), [
    textColumn("vendor", t("purchasePrices.vendor"), ({ vendor }) => vendor, { importance: 5 }),
    textColumn("scope", t("prices.scope"), ({ siteId }) => (siteId ? siteText(siteId) : t("prices.everywhere")), {
      minWidth: "9rem",
    }),
  ]);
}
