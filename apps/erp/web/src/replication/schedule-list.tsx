import { ListReport, ProblemStrip, textColumn, wholeOf } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { modelHref } from "./filter-page.tsx";
import type { Schedule } from "./replication.ts";
import { schedulesPath, useScheduleChanges, useScheduleColumns } from "./schedule-table.tsx";

const all = wholeOf<Schedule>(schedulesPath, ({ modelId, objectTypes, mode }) => [modelId, mode, ...objectTypes]);
/** What runs next comes first, then what is paused or over. */
const fetchPage: typeof all = async (...asked) => {
  const { items, ...rest } = await all(...asked);
  const when = ({ active, nextRunAt }: Schedule) => (active && nextRunAt ? nextRunAt : "9999");
  return { ...rest, items: items.toSorted((one, other) => (when(one) < when(other) ? -1 : 1)) };
};

/** All runs that start by themselves, of all models. */
export function ScheduleList() {
  const { t } = useTranslation();
  const { onChange, error, dialog } = useScheduleChanges();
  const columns = useScheduleColumns(undefined, onChange);
  return (
    <>
      <ListReport<Schedule>
        intent="ReplicationSchedule-search"
        title={t("schedules.title")}
        queryKey="replication-schedules-list"
        fetchPage={fetchPage}
        filters={[{ kind: "text", name: "query", label: t("models.model") }]}
        columns={[
          textColumn("model", t("models.model"), ({ modelId }) => modelId, {
            importance: 10,
            cell: ({ modelId }) => <Link href={modelHref(modelId)}>{modelId}</Link>,
          }),
          ...columns,
        ]}
        rowKey={({ scheduleId }) => String(scheduleId)}
        nothing={t("schedules.nothing")}
        above={<ProblemStrip error={error} />}
        refreshMs={15_000}
      />
      {dialog}
    </>
  );
}
