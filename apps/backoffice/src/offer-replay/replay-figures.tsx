import type { Replay } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { type Column, DataTable, figureColumn, Loading, moneyColumn } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { articleHref } from "../articles/article-list.tsx";
import { nameOf } from "../articles/article-picker.tsx";

export type ReplayDay = NonNullable<Replay["byDay"]>[number];
type ReplayArticle = NonNullable<Replay["byArticle"]>[number];

/** Charts weigh more than the rest of the back office: they come when one is shown. */
const CostChart = lazy(() => import("./cost-chart.tsx"));

/** Day by day as a chart, and as figures for who cannot see it. */
export function ReplayDays({ days, currency }: { days: ReplayDay[]; currency: string }) {
  const { t } = useTranslation();
  const columns = useDayColumns(currency);
  return (
    <>
      {days.length > 0 && (
        <Suspense fallback={<Loading />}>
          <CostChart days={days} currency={currency} />
        </Suspense>
      )}
      <DataTable
        name={t("replay.byDay")}
        columns={columns}
        rows={days}
        rowKey={(each) => each.day}
        nothing={t("replay.noDays")}
      />
    </>
  );
}

function useDayColumns(currency: string): Column<ReplayDay>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "day",
      title: t("replay.day"),
      importance: 9,
      cell: (each) => formats.date(each.day),
      text: (each) => each.day,
    },
    figureColumn("receipts", t("replay.receipts"), (each) => each.receipts, formats.count),
    figureColumn("touched", t("replay.touched"), (each) => each.touched, formats.count, { importance: 5 }),
    moneyColumn("cost", t("replay.cost"), ({ cost }) => ({ amount: cost, currency }), formats, { importance: 8 }),
  ];
}

export function ReplayArticles({ articles, currency }: { articles: ReplayArticle[]; currency: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
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
    <DataTable
      name={t("replay.byArticle")}
      columns={columns}
      rows={articles}
      rowKey={(each) => each.articleId}
      nothing={t("replay.noDays")}
    />
  );
}
