import { type Filter, ListReport, pagesOf, textColumn, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { articleHref } from "../articles/article-list.tsx";
import { useSiteChoices } from "../common/value-lists.ts";
import { NewMovement } from "./new-movement.tsx";
import { type StockRow, stockKey, useStockColumns } from "./stock-table.tsx";

const fetchPage = pagesOf<StockRow>("/api/logistics/stock");
const stockTypes = ["01", "02", "07"];

export function StockList() {
  const { t } = useTranslation();
  const mayPost = usePermission("stock.post");
  const [posting, setPosting] = useState(false);
  const filters: Filter[] = [
    { kind: "text", name: "articleId", label: t("articles.number") },
    { kind: "choice", name: "siteId", label: t("column.site"), options: useSiteChoices() },
    {
      kind: "choice",
      name: "stockType",
      label: t("stock.type"),
      options: stockTypes.map((value) => ({ value, text: t(`stock.type.${value}`) })),
    },
    { kind: "flag", name: "belowZero", label: t("stock.belowZero") },
  ];
  const article = textColumn<StockRow>("article", t("articles.article"), ({ articleId }) => articleId, {
    importance: 9,
    cell: ({ articleId }) => <Link href={articleHref(articleId)}>{articleId}</Link>,
  });
  return (
    <>
      <ListReport<StockRow>
        intent="Stock-search"
        title={t("stock.title")}
        queryKey="stock"
        fetchPage={fetchPage}
        filters={filters}
        columns={[article, ...useStockColumns()]}
        rowKey={stockKey}
        nothing={t("stock.nothing")}
        actions={
          mayPost && (
            <Button design="Emphasized" onClick={() => setPosting(true)}>
              {t("movements.post")}
            </Button>
          )
        }
      />
      {posting && <NewMovement onClose={() => setPosting(false)} />}
    </>
  );
}
