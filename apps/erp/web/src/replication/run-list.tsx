import { intentHref, useFormats } from "@counterfoil/ui";
import {
  type Column,
  type Filter,
  figureColumn,
  instantColumn,
  ListReport,
  pagesOf,
  StateTag,
  textColumn,
} from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { modes, objectTypes, type Run, type RunState, runTones } from "./replication.ts";

const fetchPage = pagesOf<Run>("/api/replication/runs");
const states = Object.keys(runTones) as RunState[];
export const runHref = (runId: number) => intentHref("ReplicationRun-display", { runId });

export function RunList() {
  const { t } = useTranslation();
  const filters: Filter[] = [
    { kind: "text", name: "modelId", label: t("models.modelId") },
    {
      kind: "choice",
      name: "objectType",
      label: t("models.objectTypes"),
      options: objectTypes.map((value) => ({ value, text: t(`objectType.${value}`) })),
    },
    {
      kind: "choice",
      name: "mode",
      label: t("runs.mode"),
      options: [...modes, "test"].map((value) => ({ value, text: t(`runs.mode.${value}`) })),
    },
    {
      kind: "choice",
      name: "state",
      label: t("column.state"),
      options: states.map((value) => ({ value, text: t(`runs.state.${value}`) })),
    },
  ];
  return (
    <ListReport<Run>
      intent="ReplicationRun-search"
      title={t("runs.title")}
      queryKey="replication-runs"
      fetchPage={fetchPage}
      filters={filters}
      columns={useRunColumns()}
      rowKey={({ runId }) => String(runId)}
      rowHref={({ runId }) => runHref(runId)}
      nothing={t("runs.nothing")}
      refreshMs={5_000}
    />
  );
}

export function RunStateTag({ state }: { state: RunState }) {
  const { t } = useTranslation();
  return <StateTag tone={runTones[state]}>{t(`runs.state.${state}`)}</StateTag>;
}

export function useRunColumns(): Column<Run>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    textColumn("runId", t("runs.run"), ({ runId }) => runId, {
      importance: 9,
      minWidth: "5rem",
      cell: ({ runId }) => <Link href={runHref(runId)}>{String(runId)}</Link>,
    }),
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      minWidth: "10rem",
      cell: ({ state }) => <RunStateTag state={state} />,
      text: ({ state }) => t(`runs.state.${state}`),
    },
    textColumn("objectType", t("models.objectTypes"), ({ objectType }) => t(`objectType.${objectType}`), {
      importance: 6,
    }),
    textColumn("mode", t("runs.mode"), ({ mode }) => t(`runs.mode.${mode}`)),
    textColumn("model", t("models.model"), ({ modelId, receiverId }) => `${modelId} → ${receiverId}`, {
      minWidth: "9rem",
    }),
    figureColumn("selected", t("runs.selected"), ({ counts }) => counts.selected, formats.count),
    figureColumn("sent", t("runs.sent"), ({ counts }) => counts.sent, formats.count, { importance: 5 }),
    figureColumn("refused", t("runs.refused"), ({ counts }) => counts.refused, formats.count, { importance: 7 }),
    instantColumn("startedAt", t("runs.startedAt"), ({ startedAt }) => startedAt, formats, { minWidth: "10rem" }),
    textColumn("startedBy", t("changes.by"), ({ startedBy }) => startedBy),
  ];
}
