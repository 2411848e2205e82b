import { api, currentLanguage, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { chainHref } from "@counterfoil/ui/chain";
import {
  DataTable,
  dateColumn,
  Facts,
  Loadable,
  ObjectPage,
  type Section,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useStoreName } from "../organisation/queries.ts";
import { StockOf } from "../stock/stock-of.tsx";
import { ArticleState } from "./article-list.tsx";

/** As the catalog module of the server answers. */
type Article = {
  articleId: string;
  withdrawn: boolean;
  type: string;
  baseUnit: string;
  categoryId?: string;
  nonDiscountable: boolean;
  texts: { language: string; text: string }[];
  units: { unit: string; numerator: number; denominator: number; gtins: string[] }[];
  taxes: { country: string; code: string }[];
  attributes: { name: string; value: string }[];
  listings: { storeId: string; from: string; to: string; blocked: boolean }[];
  salesBlocks?: {
    status: string;
    from: string;
    storeId?: string;
    distributionChannel?: string;
    names?: Record<string, string>;
  }[];
  deleted: boolean;
  blocked: boolean;
};

export function ArticlePage() {
  const articleId = useIntent().parameters.articleId ?? "";
  const query = useQuery({
    queryKey: ["article", articleId],
    queryFn: ({ signal }) => api<Article>(`/api/catalog/articles/${encodeURIComponent(articleId)}`, { signal }),
  });
  return <Loadable query={query}>{(article) => <ArticleDetails article={article} />}</Loadable>;
}

function ArticleDetails({ article }: { article: Article }) {
  const { t } = useTranslation();
  const mayReadStock = usePermission("stock.read");
  const mayAskWhy = usePermission("organisation.read");
  const stock = {
    id: "stock",
    title: t("stock.stores"),
    content: <StockOf articleId={article.articleId} />,
  };
  return (
    <ObjectPage
      title={`${textOf(article)} (${article.articleId})`}
      subtitle={<ArticleState withdrawn={article.withdrawn} />}
      parent={{ title: t("articles.title"), href: intentHref("Article-search") }}
      actions={mayAskWhy && <Link href={chainHref({ articleId: article.articleId })}>{t("chain.why")}</Link>}
      facts={[
        { label: t("articles.type"), value: t(`articles.type.${article.type}`, article.type) },
        { label: t("articles.baseUnit"), value: article.baseUnit },
        { label: t("articles.category"), value: article.categoryId },
        { label: t("articles.taxes"), value: article.taxes.map((tax) => `${tax.country} ${tax.code}`).join(", ") },
        {
          label: t("articles.discounts"),
          value: t(article.nonDiscountable ? "articles.notDiscountable" : "articles.discountable"),
        },
      ]}
      sections={[...(mayReadStock ? [stock] : []), ...useSections(article)]}
    />
  );
}

function useSections(article: Article): Section[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "texts",
      title: t("articles.texts"),
      content: (
        <Facts
          facts={[
            ...article.texts.map(({ language, text }) => ({ label: t(`language.${language}`, language), value: text })),
            ...article.attributes.map(({ name, value }) => ({ label: name, value })),
          ]}
        />
      ),
    },
    {
      id: "units",
      title: t("articles.units"),
      content: (
        <DataTable
          name={t("articles.units")}
          rows={article.units}
          rowKey={(unit) => unit.unit}
          nothing="–"
          columns={[
            { id: "unit", title: t("articles.unit"), cell: (unit) => unit.unit, text: (unit) => unit.unit },
            {
              id: "content",
              title: t("articles.content"),
              cell: (unit) => `${formats.quantity(unit.numerator / unit.denominator)} ${article.baseUnit}`,
              text: (unit) => unit.numerator / unit.denominator,
            },
            {
              id: "gtins",
              title: "GTIN",
              minWidth: "10rem",
              cell: (unit) => unit.gtins.join(", ") || "–",
              text: (unit) => unit.gtins.join(" "),
            },
          ]}
        />
      ),
    },
    { id: "listings", title: t("articles.listings"), content: <Listings article={article} /> },
    { id: "blocks", title: t("articles.salesBlocks"), content: <SalesBlocks article={article} /> },
  ];
}

function textOf({ texts, articleId }: Article): string {
  const text = texts.find((each) => each.language === currentLanguage()) ?? texts[0];
  return text?.text ?? articleId;
}

function Listings({ article }: { article: Article }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  return (
    <DataTable<Article["listings"][number]>
      name={t("articles.listings")}
      rows={article.listings}
      rowKey={(listing) => `${listing.storeId}-${listing.from}`}
      nothing={t("articles.notListed")}
      columns={[
        textColumn("store", t("column.store"), (row) => storeName(row.storeId), { importance: 9 }),
        dateColumn("from", t("articles.from"), (row) => row.from, formats),
        dateColumn("to", t("articles.to"), (row) => row.to, formats),
        textColumn("blocked", t("column.state"), (row) => t(row.blocked ? "articles.blocked" : "articles.open")),
      ]}
    />
  );
}

/** From when on the article is not sold, and where. */
function SalesBlocks({ article }: { article: Article }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  type Block = NonNullable<Article["salesBlocks"]>[number];
  const place = ({ storeId, distributionChannel }: Block) => {
    if (storeId !== undefined) return storeName(storeId);
    return distributionChannel === undefined
      ? t("articles.everywhere")
      : t("articles.inChannel", { channel: distributionChannel });
  };
  return (
    <DataTable<Block>
      name={t("articles.salesBlocks")}
      rows={article.salesBlocks ?? []}
      rowKey={(block) => `${block.storeId}-${block.distributionChannel}-${block.from}`}
      nothing={t("articles.noSalesBlocks")}
      columns={[
        textColumn("where", t("articles.where"), place, { importance: 9 }),
        textColumn(
          "status",
          t("articles.salesStatus"),
          ({ status, names }) => `${names?.[currentLanguage()] ?? names?.en ?? ""} (${status})`,
          { importance: 8, minWidth: "10rem" },
        ),
        { id: "from", title: t("articles.from"), cell: (row) => formats.date(row.from), text: (row) => row.from },
      ]}
    />
  );
}
