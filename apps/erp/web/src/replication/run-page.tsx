import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { type Fact, Loadable, ObjectPage, ProblemStrip, say, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { ProgressIndicator } from "@ui5/webcomponents-react/ProgressIndicator";
import { useTranslation } from "react-i18next";
import { isUnfinished, progressOf, type Run } from "./replication.ts";
import { RunStateTag } from "./run-list.tsx";
import { RunLog } from "./run-log.tsx";
import { RunMessages } from "./run-messages.tsx";

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
                reason: run.reason ?? "",
                at: run.nextAttemptAt ? formats.instant(run.nextAttemptAt) : "–",
              })}
            </MessageStrip>
          )}
          <ProgressIndicator
            accessibleName={t("runs.progress")}
            value={progressOf(run)}
            valueState={run.counts.refused > 0 ? "Negative" : "Positive"}
            displayValue={t("runs.progressOf", {
              done: formats.count(run.counts.sent + run.counts.refused),
              all: formats.count(run.counts.selected),
            })}
          />
        </>
      }
      sections={[
        { id: "messages", title: t("runs.messages"), content: <RunMessages run={run} /> },
        { id: "log", title: t("runs.log"), content: <RunLog run={run} /> },
      ]}
    />
  );
}

function useFacts(run: Run): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    { label: t("models.objectTypes"), value: t(`objectType.${run.objectType}`) },
    { label: t("runs.mode"), value: t(`runs.mode.${run.mode}`) },
    { label: t("models.model"), value: `${run.modelId} → ${run.receiverId}` },
    { label: t("runs.selected"), value: formats.count(run.counts.selected) },
    { label: t("runs.sent"), value: formats.count(run.counts.sent) },
    { label: t("runs.refused"), value: formats.count(run.counts.refused) },
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
    mutationFn: (what: "cancel" | "retry") => api(`/api/replication/runs/${run.runId}/${what}`, { method: "POST" }),
    onSuccess: (_answer, what) => {
      say(t(`runs.${what}Done`));
      return queryClient.invalidateQueries();
    },
  });
  const button = (what: "cancel" | "retry") => (
    <Button
      design={what === "retry" ? "Emphasized" : "Default"}
      disabled={act.isPending}
      onClick={() => act.mutate(what)}
    >
      {t(`runs.${what}`)}
    </Button>
  );
  const offered = isUnfinished(run) ? "cancel" : run.state === "doneWithErrors" ? "retry" : undefined;
  return { action: mayManage && offered ? button(offered) : undefined, error: act.error };
}
