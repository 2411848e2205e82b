import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { type Fact, Loadable, ObjectPage, ProblemStrip, say, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { ProgressIndicator } from "@ui5/webcomponents-react/ProgressIndicator";
import { useTranslation } from "react-i18next";
import { modelHref } from "./filter-page.tsx";
import { doneOf, isUnfinished, progressOf, type Run } from "./replication.ts";
import { RunStateTag, runHref } from "./run-list.tsx";
import { RunLog } from "./run-log.tsx";
import { RunMessages } from "./run-messages.tsx";
import { useRetry } from "./run-object-list.tsx";
import { RunObjects } from "./run-objects.tsx";
import { useWhyText } from "./why.ts";

/** A run: how far it is, what it waits for, its messages and its log. */
export function RunPage() {
  const runId = Number(useIntent().parameters.runId ?? 0);
  const query = useQuery({
    queryKey: ["replication-run", runId],
    queryFn: ({ signal }) => api<Run>(`/api/replication/runs/${runId}`, { signal }),
    refetchInterval: ({ state }) => (state.data && isUnfinished(state.data) ? 1000 : false),
  });
  return <Loadable query={query}>{(run) => <RunDetails run={run} />}</Loadable>;
}

function RunDetails({ run }: { run: Run }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const whyText = useWhyText();
  const { action, error } = useRunActions(run);
  return (
    <ObjectPage
      title={`${t("runs.run")} ${run.runId}`}
      subtitle={<RunStateTag state={run.state} />}
      parent={{ title: t("runs.title"), href: intentHref("ReplicationRun-search") }}
      actions={action}
      facts={useFacts(run)}
      above={
        <>
          <ProblemStrip error={error} />
          {run.state === "waiting" && (
            <MessageStrip design="Critical" hideCloseButton>
              {t("runs.waitingFor", {
                reason: whyText(run),
                at: run.nextAttemptAt ? formats.instant(run.nextAttemptAt) : "–",
              })}
            </MessageStrip>
          )}
          <ProgressIndicator
            accessibleName={t("runs.progress")}
            value={progressOf(run)}
            valueState={run.counts.refused > 0 ? "Negative" : "Positive"}
            displayValue={t("runs.progressOf", {
              done: formats.count(doneOf(run)),
              all: formats.count(run.counts.selected),
            })}
          />
        </>
      }
      sections={[
        { id: "objects", title: t("runs.objects"), content: <RunObjects run={run} /> },
        { id: "messages", title: t("runs.messages"), content: <RunMessages run={run} /> },
        { id: "log", title: t("runs.log"), content: <RunLog run={run} /> },
      ]}
    />
  );
}

function useFacts(run: Run): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const modeOf = ({ mode, testOf, retryOf }: Run) => {
    const words = testOf === null ? t(`runs.mode.${mode}`) : `${t("runs.mode.test")}: ${t(`runs.mode.${testOf}`)}`;
    return retryOf === null ? words : <Link href={runHref(retryOf)}>{t("runs.retryOf", { runId: retryOf })}</Link>;
  };
  return [
    { label: t("models.objectTypes"), value: t(`objectType.${run.objectType}`) },
    { label: t("runs.mode"), value: modeOf(run) },
    {
      label: t("models.model"),
      value: <Link href={modelHref(run.modelId)}>{`${run.modelId} → ${run.receiverId}`}</Link>,
    },
    { label: t("runs.selected"), value: formats.count(run.counts.selected) },
    { label: t("runs.sent"), value: formats.count(run.counts.sent) },
    { label: t("runs.refused"), value: formats.count(run.counts.refused) },
    {
      label: t("runs.messages"),
      value: `${formats.count(run.counts.messages)} (${formats.bytes(run.counts.bytes)})`,
    },
    { label: t("runs.startedAt"), value: `${formats.instant(run.startedAt)}, ${run.startedBy}` },
    { label: t("runs.finishedAt"), value: run.finishedAt && formats.instant(run.finishedAt) },
  ];
}

/** Cancel while it runs, Retry when something was refused. */
function useRunActions(run: Run) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const mayManage = usePermission("replication.manage");
  const act = useMutation({
    mutationFn: () => api(`/api/replication/runs/${run.runId}/cancel`, { method: "POST" }),
    onSuccess: () => {
      say(t("runs.cancelDone"));
      return queryClient.invalidateQueries();
    },
  });
  const retry = useRetry(run.runId);
  const hurry = run.state === "waiting" ? "runs.tryNow" : "runs.retry";
  const action = (
    <>
      {(run.state === "waiting" || run.state === "doneWithErrors") && (
        <Button design="Emphasized" disabled={retry.isPending} onClick={() => retry.mutate(undefined)}>
          {t(hurry)}
        </Button>
      )}
      {isUnfinished(run) && (
        <Button disabled={act.isPending} onClick={() => act.mutate()}>
          {t("runs.cancel")}
        </Button>
      )}
    </>
  );
  return { action: mayManage ? action : undefined, error: act.error ?? retry.error };
}
