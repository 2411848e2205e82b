import { api, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import { chainHref } from "@counterfoil/ui/chain";
import { type Fact, Loadable, ObjectPage, type Section, usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChangeDocuments } from "../common/change-documents.tsx";
import { ObjectStatus } from "../common/object-status.tsx";
import { nameIn, useValueText } from "../common/value-lists.ts";
import { PriceTable } from "../prices/price-table.tsx";
import { PurchasePriceTable } from "../purchase-prices/purchase-price-table.tsx";
import { SentTo } from "../replication/sent-to.tsx";
import { StockTable } from "../stock/stock-table.tsx";
import type { ArticleAnswer } from "./article.ts";
import { ArticleForm } from "./article-form.tsx";
import { ListingTable, TextFacts, UnitTable } from "./article-sections.tsx";
import { SalesBlockTable } from "./sales-blocks.tsx";
import { articleStatus } from "./valid-today.ts";

export function ArticlePage() {
  const articleId = useIntent().parameters.articleId ?? "";
  const [editing, setEditing] = useState(false);
  const query = useQuery({
    queryKey: ["article", articleId],
    queryFn: ({ signal }) =>
      api<ArticleAnswer>(`/api/master-data/articles/${encodeURIComponent(articleId)}`, { signal }),
  });
  return (
    <Loadable query={query}>
      {(answer) =>
        editing ? (
          <ArticleForm answer={answer} onDone={() => setEditing(false)} />
        ) : (
          <ArticleDetails answer={answer} onEdit={() => setEditing(true)} />
        )
      }
    </Loadable>
  );
}

export function ArticleCreation() {
  return (
    <ArticleForm
      onDone={(articleId) =>
        articleId === undefined
          ? navigate("Article-search")
          : navigate("Article-display", { articleId }, { replace: true })
      }
    />
  );
}

function ArticleDetails({ answer, onEdit }: { answer: ArticleAnswer; onEdit: () => void }) {
  const { t } = useTranslation();
  const mayWrite = usePermission("masterData.write");
  const mayAskWhy = usePermission("replication.read");
  const { article } = answer;
  return (
    <ObjectPage
      title={`${nameIn(article.texts)} (${article.articleId})`}
      subtitle={<ObjectStatus status={articleStatus(article)} />}
      parent={{ title: t("articles.title"), href: intentHref("Article-search") }}
      actions={
        <>
          {mayAskWhy && <Link href={chainHref({ articleId: article.articleId })}>{t("chain.why")}</Link>}
          {mayWrite && <Button onClick={onEdit}>{t("ui.edit")}</Button>}
        </>
      }
      facts={useFacts(answer)}
      sections={useSections(answer)}
    />
  );
}

function useFacts({ article, categoryPath, changedAt, changedBy }: ArticleAnswer): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const taxText = useValueText("taxCode");
  const unitText = useValueText("unit");
  return [
    { label: t("articles.type"), value: t(`articles.type.${article.type}`) },
    { label: t("articles.category"), value: categoryPath.map(({ names }) => nameIn(names)).join(" › ") },
    { label: t("articles.baseUnit"), value: unitText(article.baseUnit) },
    { label: t("articles.taxCode"), value: taxText(article.taxCode) },
    { label: t("column.changed"), value: `${formats.instant(changedAt)}, ${changedBy}` },
  ];
}

function useSections(answer: ArticleAnswer): Section[] {
  const { t } = useTranslation();
  const mayReadPurchasePrices = usePermission("purchasePrices.read");
  const mayReadStock = usePermission("stock.read");
  const mayReadReplication = usePermission("replication.read");
  const { article, prices } = answer;
  const { articleId } = article;
  const path = `/api/master-data/articles/${encodeURIComponent(articleId)}`;
  return [
    { id: "prices", title: t("prices.title"), content: <PriceTable article={article} prices={prices} /> },
    ...(mayReadPurchasePrices
      ? [{ id: "purchase", title: t("purchasePrices.title"), content: <PurchasePriceTable article={article} /> }]
      : []),
    { id: "texts", title: t("articles.texts"), content: <TextFacts article={article} /> },
    { id: "units", title: t("articles.units"), content: <UnitTable article={article} /> },
    { id: "listings", title: t("articles.listings"), content: <ListingTable article={article} /> },
    { id: "blocks", title: t("articles.salesBlocks"), content: <SalesBlockTable article={article} /> },
    ...(mayReadStock ? [{ id: "stock", title: t("stock.title"), content: <StockTable articleId={articleId} /> }] : []),
    ...(mayReadReplication
      ? [{ id: "sent", title: t("sent.title"), content: <SentTo objectType="article" objectKey={articleId} /> }]
      : []),
    { id: "changes", title: t("changes.title"), content: <ChangeDocuments path={`${path}/changes`} /> },
  ];
}
