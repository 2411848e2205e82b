import { inMajorUnits, useFormats } from "@counterfoil/ui";
import { ColumnChart } from "@ui5/webcomponents-react-charts/ColumnChart";
import { useTranslation } from "react-i18next";
import type { ReplayDay } from "./replay-figures.tsx";

/** What the drafts would have cost, day by day. */
export default function CostChart({ days, currency }: { days: ReplayDay[]; currency: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const dataset = days.map(({ day, cost }) => ({ day: formats.date(day), cost: inMajorUnits(cost, currency) }));
  return (
    <div className="chart" aria-hidden="true">
      <ColumnChart
        dataset={dataset}
        dimensions={[{ accessor: "day" }]}
        measures={[{ accessor: "cost", label: t("replay.costIn", { currency }) }]}
        noAnimation
      />
    </div>
  );
}
