import { inMajorUnits, intentHref, navigate, useFormats, withQuery } from "@counterfoil/ui";
import { type Column, type Filter, ListReport, pagesOf, textColumn, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { articleStatuses, ObjectStatus } from "../common/object-status.tsx";
import { nameIn, useCategoryChoices, useSiteChoices } from "../common/value-lists.ts";

type ArticleItem = {
  articleId: string;
  type: string;
  texts: { en: string; de?: string };
  baseUnit: string;
  categoryId?: string;
  taxCode: string;
  gtin?: string;
  status: string;
  price?: { amount: number; currency: string; per: number; unit: string };
};

const fetchPage = pagesOf<ArticleItem>("/api/master-data/articles");
export const articleHref = (articleId: string) => intentHref("Article-display", { articleId });

export function ArticleList() {
  const { t } = useTranslation();
  const mayWrite = usePermission("masterData.write");
  return (
    <ListReport<ArticleItem>
      intent="Article-search"
      title={t("articles.title")}
      queryKey="articles"
      fetchPage={fetchPage}
      csvHref={(asked) => withQuery("/api/master-data/articles.csv", asked)}
      filters={useFilters()}
      columns={useColumns()}
      rowKey={({ articleId }) => articleId}
      rowHref={({ articleId }) => articleHref(articleId)}
      nothing={t("articles.nothing")}
      actions={
        mayWrite && (
          <>
            <Button design="Emphasized" onClick={() => navigate("Article-create")}>
              {t("articles.create")}
            </Button>
            <Button onClick={() => navigate("Article-import")}>{t("articles.import")}</Button>
          </>
        )
      }
    />
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: "text", name: "query", label: t("search.label"), placeholder: t("articles.searchHint") },
    { kind: "choice", name: "categoryId", label: t("articles.category"), options: useCategoryChoices() },
    { kind: "choice", name: "siteId", label: t("articles.listedIn"), options: useSiteChoices() },
    {
      kind: "choice",
      name: "status",
      label: t("column.state"),
      options: articleStatuses.map((value) => ({ value, text: t(`status.${value}`) })),
    },
  ];
}

function useColumns(): Column<ArticleItem>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "articleId",
      title: t("articles.article"),
      importance: 9,
      minWidth: "16rem",
      cell: ({ articleId, texts }) => <Link href={articleHref(articleId)}>{`${nameIn(texts)} (${articleId})`}</Link>,
      text: ({ articleId, texts }) => `${articleId} ${nameIn(texts)}`,
    },
    {
      id: "status",
      title: t("column.state"),
      importance: 7,
      cell: ({ status }) => <ObjectStatus status={status} />,
      text: ({ status }) => t(`status.${status}`),
    },
    textColumn("category", t("articles.category"), ({ categoryId }) => categoryId, { importance: 2 }),
    textColumn("gtin", "GTIN", ({ gtin }) => gtin, { minWidth: "9rem", importance: 4 }),
    textColumn("unit", t("articles.unit"), ({ baseUnit }) => baseUnit, { minWidth: "4rem", importance: 1 }),
    textColumn("tax", t("articles.taxCode"), ({ taxCode }) => taxCode, { minWidth: "4rem" }),
    {
      id: "price",
      title: t("articles.priceToday"),
      end: true,
      importance: 8,
      minWidth: "7rem",
      cell: ({ price }) => (price ? formats.money(price.amount, price.currency) : t("articles.noPrice")),
      text: ({ price }) => (price ? inMajorUnits(price.amount, price.currency) : ""),
    },
  ];
}
