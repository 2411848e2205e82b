import { navigate, withQuery } from "@counterfoil/ui";
import { type Filter, ListReport, pagesOf, textColumn, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import type { Price } from "../articles/article.ts";
import { articleHref } from "../articles/article-list.tsx";
import { useSiteChoices, useValueList } from "../common/value-lists.ts";
import { usePriceColumns } from "./price-table.tsx";

const fetchPage = pagesOf<Price>("/api/master-data/prices");

export function PriceList() {
  const { t } = useTranslation();
  const mayWrite = usePermission("masterData.write");
  const filters: Filter[] = [
    { kind: "text", name: "articleId", label: t("articles.number") },
    { kind: "choice", name: "siteId", label: t("column.site"), options: useSiteChoices() },
    { kind: "choice", name: "priceList", label: t("prices.priceList"), options: useValueList("priceList") },
    { kind: "date", name: "validOn", label: t("prices.validOn") },
  ];
  const article = textColumn<Price>("article", t("articles.article"), ({ articleId }) => articleId, {
    importance: 9,
    cell: ({ articleId }) => <Link href={articleHref(articleId)}>{articleId}</Link>,
  });
  return (
    <ListReport<Price>
      intent="Price-search"
      title={t("prices.title")}
      queryKey="prices"
      fetchPage={fetchPage}
      csvHref={(asked) => withQuery("/api/master-data/prices.csv", asked)}
      filters={filters}
      columns={[article, ...usePriceColumns()]}
      rowKey={({ priceId }) => String(priceId)}
      nothing={t("prices.nothing")}
      actions={mayWrite && <Button onClick={() => navigate("Price-import")}>{t("prices.import")}</Button>}
    />
  );
}
