import { withQuery } from "@counterfoil/ui";
import { type Filter, ListReport, pagesOf, textColumn } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { articleHref } from "../articles/article-list.tsx";
import { useSiteChoices } from "../common/value-lists.ts";
import { type PurchasePrice, purchasePricesPath, usePurchasePriceColumns } from "./purchase-price-table.tsx";

const fetchPage = pagesOf<PurchasePrice>(purchasePricesPath);

export function PurchasePriceList() {
  const { t } = useTranslation();
  const filters: Filter[] = [
    { kind: "text", name: "articleId", label: t("articles.number") },
    { kind: "text", name: "vendor", label: t("purchasePrices.vendor") },
    { kind: "choice", name: "siteId", label: t("column.site"), options: useSiteChoices() },
    { kind: "date", name: "validOn", label: t("prices.validOn") },
  ];
  const article = textColumn<PurchasePrice>("article", t("articles.article"), ({ articleId }) => articleId, {
    importance: 9,
    cell: ({ articleId }) => <Link href={articleHref(articleId)}>{articleId}</Link>,
  });
  return (
    <ListReport<PurchasePrice>
      intent="PurchasePrice-search"
      title={t("purchasePrices.title")}
      queryKey="purchase-prices-list"
      fetchPage={fetchPage}
      csvHref={(asked) => withQuery("/api/master-data/purchase-prices.csv", asked)}
      filters={filters}
      columns={[article, ...usePurchasePriceColumns()]}
      rowKey={({ articleId, number }) => `${articleId} ${number}`}
      nothing={t("purchasePrices.nothing")}
    />
  );
}
