import { intentHref } from "@counterfoil/ui";
import { type Column, ListReport, pagesOf, StateTag } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";

type ArticleLine = { articleId: string; text: string; baseUnit: string; categoryId?: string; withdrawn: boolean };

const fetchPage = pagesOf<ArticleLine>("/api/catalog/articles");
export const articleHref = (articleId: string) => intentHref("Article-display", { articleId });

/** The articles as the channels have them: found by number, GTIN or text. */
export function ArticleList() {
  const { t } = useTranslation();
  return (
    <ListReport<ArticleLine>
      intent="Article-search"
      title={t("articles.title")}
      queryKey="articles"
      fetchPage={fetchPage}
      filters={[{ kind: "text", name: "query", label: t("articles.search"), placeholder: t("articles.searchHint") }]}
      columns={useColumns()}
      rowKey={(article) => article.articleId}
      rowHref={(article) => articleHref(article.articleId)}
      nothing={t("articles.nothing")}
    />
  );
}

function useColumns(): Column<ArticleLine>[] {
  const { t } = useTranslation();
  return [
    {
      id: "articleId",
      title: t("articles.article"),
      importance: 9,
      minWidth: "16rem",
      cell: (article) => <Link href={articleHref(article.articleId)}>{`${article.text} (${article.articleId})`}</Link>,
      text: (article) => article.articleId,
    },
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      minWidth: "8rem",
      cell: (article) => <ArticleState withdrawn={article.withdrawn} />,
      text: (article) => t(article.withdrawn ? "articles.withdrawn" : "articles.sellable"),
    },
    {
      id: "unit",
      title: t("articles.baseUnit"),
      cell: (article) => article.baseUnit,
      text: (article) => article.baseUnit,
    },
    {
      id: "category",
      title: t("articles.category"),
      cell: (article) => article.categoryId ?? "–",
      text: (article) => article.categoryId ?? "",
    },
  ];
}

export function ArticleState({ withdrawn }: { withdrawn: boolean }) {
  const { t } = useTranslation();
  return withdrawn ? (
    <StateTag tone="negative">{t("articles.withdrawn")}</StateTag>
  ) : (
    <StateTag tone="positive">{t("articles.sellable")}</StateTag>
  );
}
