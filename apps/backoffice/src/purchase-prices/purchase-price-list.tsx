import type { PurchasePrice } from "@counterfoil/contracts";
import { intentHref, navigate, useFormats } from "@counterfoil/ui";
import { type Column, ListReport, moneyColumn, pagesOf, textColumn } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useTranslation } from "react-i18next";
import { ArticleLink } from "../articles/article-link.tsx";
import { useStoreName } from "../organisation/queries.ts";

const fetchPage = pagesOf<PurchasePrice>("/api/prices/purchase-prices");
export const purchasePricesHref = intentHref("PurchasePrice-search");

/** What articles cost the retailer: the margin guard measures against it. Whoever may see them may import them. */
export function PurchasePriceList() {
  const { t } = useTranslation();
  return (
    <ListReport
      intent="PurchasePrice-search"
      title={t("purchase.title")}
      queryKey="purchase-prices"
      fetchPage={fetchPage}
      filters={[{ kind: "text", name: "query", label: t("articles.article"), placeholder: "85123A" }]}
      columns={useColumns()}
      rowKey={({ articleId, store, unit, validFrom }) => [articleId, store, unit, validFrom].join(" ")}
      nothing={t("purchase.nothing")}
      actions={
        <Button icon="upload" onClick={() => navigate("PurchasePrice-import")}>
          {t("offers.import")}
        </Button>
      }
    />
  );
}

const openEnd = "9999-12-31";
const openStart = "0001-01-01";

function useColumns(): Column<PurchasePrice>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  const validity = ({ validFrom, validTo }: PurchasePrice) =>
    [
      validFrom === openStart ? "" : t("purchase.from", { day: formats.date(validFrom) }),
      validTo === openEnd ? "" : t("purchase.to", { day: formats.date(validTo) }),
    ]
      .filter(Boolean)
      .join(" ") || t("purchase.always");
  return [
    {
      id: "article",
      title: t("articles.article"),
      importance: 9,
      minWidth: "14rem",
      cell: ({ articleId }) => <ArticleLink articleId={articleId} />,
      text: ({ articleId }) => articleId,
    },
    textColumn("store", t("column.store"), ({ store }) => (store ? storeName(store) : t("offers.allStores")), {
      importance: 5,
    }),
    textColumn("validity", t("offers.validity"), validity, { importance: 4, minWidth: "11rem" }),
    textColumn("unit", t("purchase.per"), ({ unit, per = 1 }) => `${formats.quantity(per)} ${unit}`, { importance: 6 }),
    moneyColumn("amount", t("purchase.amount"), ({ amount, currency }) => ({ amount, currency }), formats, {
      importance: 8,
    }),
  ];
}
