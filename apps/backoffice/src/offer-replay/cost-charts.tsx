import { inMajorUnits, useFormats } from "@counterfoil/ui";
import { BarChart } from "@ui5/webcomponents-react-charts/BarChart";
import { ColumnChart } from "@ui5/webcomponents-react-charts/ColumnChart";
import { useTranslation } from "react-i18next";
import type { ReplayArticle, ReplayDay } from "./replay-figures.tsx";

const frame = { noAnimation: true, style: { height: "100%" } };

// The tables below the charts say the same to who cannot see them.

/** What the drafts would have cost, day by day. */
export function DayChart({ days, currency }: { days: ReplayDay[]; currency: string }) {
  const formats = useFormats();
  const dataset = days.map(({ day, cost }) => ({ day: formats.date(day), cost: inMajorUnits(cost, currency) }));
  return (
    <div className="chart" aria-hidden="true">
      <ColumnChart {...frame} dataset={dataset} dimensions={[{ accessor: "day" }]} measures={useMeasures(currency)} />
    </div>
  );
}

/** The articles that they would have cost most on. */
export function ArticleChart({ articles, currency }: { articles: ReplayArticle[]; currency: string }) {
  const dataset = articles.map(({ articleId, name = articleId, cost }) => ({
    article: name,
    cost: inMajorUnits(cost, currency),
  }));
  return (
    <div className="chart" aria-hidden="true">
      <BarChart
        {...frame}
        dataset={dataset}
        dimensions={[{ accessor: "article" }]}
        measures={useMeasures(currency)}
        chartConfig={{ yAxisWidth: 160 }}
      />
    </div>
  );
}

function useMeasures(currency: string) {
  const { t } = useTranslation();
  const { locale } = useFormats();
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  return [
    {
      accessor: "cost",
      label: t("replay.costIn", { currency }),
      formatter: (value: unknown) => figure.format(Number(value)),
    },
  ];
}
