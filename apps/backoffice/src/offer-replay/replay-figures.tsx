import type { Replay } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { type Column, DataTable, dateColumn, figureColumn, Loading, moneyColumn } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { articleHref } from "../articles/article-list.tsx";
import { nameOf } from "../articles/article-picker.tsx";

export type ReplayDay = NonNullable<Replay["byDay"]>[number];
export type ReplayArticle = NonNullable<Replay["byArticle"]>[number];

/** Charts weigh more than the rest of the back office: they come when one is shown. */
const charts = () => import("./cost-charts.tsx");
const DayChart = lazy(async () => ({ default: (await charts()).DayChart }));
const ArticleChart = lazy(async () => ({ default: (await charts()).ArticleChart }));

/** Day by day as a chart, and as figures for who cannot see it. */
export function ReplayDays({ days, currency, nothing }: { days: ReplayDay[]; currency: string; nothing: string }) {
  const { t } = useTranslation();
  const columns = useDayColumns(currency);
  return (
    <>
      {days.length > 0 && (
        <Suspense fallback={<Loading />}>
          <DayChart days={days} currency={currency} />
        </Suspense>
      )}
      <DataTable name={t("replay.byDay")} columns={columns} rows={days} rowKey={(each) => each.day} nothing={nothing} />
    </>
  );
}

function useDayColumns(currency: string): Column<ReplayDay>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    dateColumn("day", t("replay.day"), (each) => each.day, formats, { importance: 9 }),
    figureColumn("receipts", t("replay.receipts"), (each) => each.receipts, formats.count),
    figureColumn("touched", t("replay.touched"), (each) => each.touched, formats.count, { importance: 5 }),
    moneyColumn("cost", t("replay.cost"), ({ cost }) => ({ amount: cost, currency }), formats, { importance: 8 }),
  ];
}

const mostBars = 10;
type ReplayArticlesProps = { articles: ReplayArticle[]; currency: string; nothing: string };

/** The dearest first. What else was in the baskets cost nothing and stands in the file only. */
export function ReplayArticles({ articles, currency, nothing }: ReplayArticlesProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const dear = articles.filter(({ cost }) => cost !== 0);
  const columns: Column<ReplayArticle>[] = [
    {
      id: "article",
      title: t("articles.article"),
      importance: 9,
      minWidth: "14rem",
      cell: ({ articleId, name }) => <Link href={articleHref(articleId)}>{nameOf(articleId, name)}</Link>,
      text: (each) => each.articleId,
    },
    figureColumn("quantity", t("replay.quantity"), (each) => each.quantity, formats.quantity),
    figureColumn("receipts", t("replay.touched"), (each) => each.receipts, formats.count),
    moneyColumn("cost", t("replay.cost"), ({ cost }) => ({ amount: cost, currency }), formats, { importance: 8 }),
  ];
  return (
    <>
      {dear.length > 0 && (
        <Suspense fallback={<Loading />}>
          <ArticleChart articles={dear.slice(0, mostBars)} currency={currency} />
        </Suspense>
      )}
      <DataTable
        name={t("replay.byArticle")}
        columns={columns}
        rows={dear}
        rowKey={(each) => each.articleId}
        nothing={nothing}
      />
    </>
  );
}
