import { api, useFormats } from "@counterfoil/ui";
import {
  type Column,
  DataTable,
  FormDialog,
  Loadable,
  ProblemStrip,
  StateTag,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Model, Schedule } from "./replication.ts";
import { RunStateTag, runHref } from "./run-list.tsx";

export const schedulesPath = "/api/replication/schedules";
type Change = { schedule: Schedule; to: "pause" | "resume" | "delete" };

/** Runs of a model that start by themselves: when next, what came of the last time; paused and deleted here. */
export function ScheduleTable({ model }: { model: Model }) {
  const { t } = useTranslation();
  const { onChange, error, dialog } = useScheduleChanges();
  const query = useQuery({
    queryKey: ["replication-schedules"],
    queryFn: ({ signal }) => api<{ items: Schedule[] }>(schedulesPath, { signal }),
    refetchInterval: 15_000,
  });
  const columns = useScheduleColumns(model.timeZone, onChange);
  return (
    <Loadable inside query={query}>
      {({ items }) => (
        <>
          <ProblemStrip error={error} />
          <DataTable<Schedule>
            name={t("schedules.title")}
            rows={items.filter(({ modelId }) => modelId === model.modelId)}
            rowKey={({ scheduleId }) => String(scheduleId)}
            nothing={t("schedules.nothing")}
            columns={columns}
          />
          {dialog}
        </>
      )}
    </Loadable>
  );
}

/** What people may do with a schedule; deleting asks first. */
export function useScheduleChanges() {
  const mayManage = usePermission("replication.manage");
  const [deleting, setDeleting] = useState<Schedule>();
  const change = useChange(() => setDeleting(undefined));
  const ask = (asked: Change) => (asked.to === "delete" ? setDeleting(asked.schedule) : change.mutate(asked));
  const dialog = deleting && (
    <DeleteDialog
      busy={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate({ schedule: deleting, to: "delete" })}
      onClose={() => setDeleting(undefined)}
    />
  );
  return { onChange: mayManage ? ask : undefined, error: deleting ? undefined : change.error, dialog };
}

type DeleteProps = { busy: boolean; error: unknown; onConfirm: () => void; onClose: () => void };

function DeleteDialog(props: DeleteProps) {
  const { t } = useTranslation();
  return (
    <FormDialog {...props} title={t("schedules.delete")} confirm={t("schedules.delete")} negative>
      <p>{t("schedules.deleteSure")}</p>
    </FormDialog>
  );
}

function useChange(onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ schedule, to }: Change) => {
      const path = `${schedulesPath}/${schedule.scheduleId}`;
      return to === "delete"
        ? api(path, { method: "DELETE" })
        : api(path, { method: "PATCH", body: { active: to === "resume" } });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith("replication-schedules"),
      });
      onDone();
    },
  });
}

function LastRuns({ schedule, at }: { schedule: Schedule; at: string }) {
  const { t } = useTranslation();
  const { lastRuns, lastStates, lastReasonCode } = schedule;
  return (
    <span>
      {at || "–"}{" "}
      {lastRuns.map((runId, index) => (
        <span key={runId} className="table-actions">
          <Link href={runHref(runId)}>{`${t("runs.run")} ${runId}`}</Link>
          {lastStates[index] && <RunStateTag state={lastStates[index]} />}
        </span>
      ))}
      {lastReasonCode && t(`replicationReason.${lastReasonCode}`)}
    </span>
  );
}

export function useScheduleColumns(
  timeZone: string | undefined,
  onChange: ((change: Change) => void) | undefined,
): Column<Schedule>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const at = (instant: string | null) => (instant === null ? "" : formats.instant(instant, timeZone));
  const stateOf = ({ active, nextRunAt }: Schedule) => (active ? "active" : nextRunAt === null ? "over" : "paused");
  const columns: Column<Schedule>[] = [
    textColumn("next", t("schedules.next"), ({ active, nextRunAt }) => (active ? at(nextRunAt) : ""), {
      importance: 9,
      minWidth: "10rem",
    }),
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      cell: (schedule) => (
        <StateTag tone={schedule.active ? "positive" : "neutral"}>{t(`schedules.state.${stateOf(schedule)}`)}</StateTag>
      ),
      text: (schedule) => t(`schedules.state.${stateOf(schedule)}`),
    },
    textColumn(
      "what",
      t("models.objectTypes"),
      ({ objectTypes, keys }) =>
        objectTypes.map((type) => t(`objectType.${type}`)).join(", ") +
        (keys ? ` (${formats.count(keys.length)})` : ""),
    ),
    textColumn("mode", t("runs.mode"), ({ mode }) => t(`runs.mode.${mode}`)),
    textColumn("pattern", t("schedules.pattern"), ({ cron }) => cron ?? t("schedules.once")),
    {
      id: "last",
      title: t("schedules.last"),
      importance: 6,
      minWidth: "14rem",
      cell: (schedule) => <LastRuns schedule={schedule} at={at(schedule.lastRunAt)} />,
      text: ({ lastRunAt }) => at(lastRunAt),
    },
    textColumn("by", t("changes.by"), ({ createdBy }) => createdBy),
  ];
  if (onChange)
    columns.push({
      id: "actions",
      title: t("column.actions"),
      importance: 7,
      width: "14rem",
      cell: (schedule) => (
        <span className="table-actions">
          {stateOf(schedule) !== "over" && (
            <Button onClick={() => onChange({ schedule, to: schedule.active ? "pause" : "resume" })}>
              {t(schedule.active ? "schedules.pause" : "schedules.resume")}
            </Button>
          )}
          <Button design="Transparent" onClick={() => onChange({ schedule, to: "delete" })}>
            {t("schedules.delete")}
          </Button>
        </span>
      ),
    });
  return columns;
}
