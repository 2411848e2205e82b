import type { Page } from "@counterfoil/contracts";
import { api, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import {
  type Column,
  type FetchPage,
  type Filter,
  instantColumn,
  ListReport,
  ProblemStrip,
  StateTag,
  say,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { nameIn } from "../common/value-lists.ts";
import { objectHref } from "./object-href.ts";
import { kinds, messageTones, objectStates, type RunObject } from "./replication.ts";
import { runHref } from "./run-list.tsx";
import { useFindingText, useWhyText } from "./why.ts";

const fetchPage: FetchPage<RunObject> = async ({ runId, ...filters }, next, signal) => {
  if (!runId) return { items: [] };
  const path = `/api/replication/runs/${encodeURIComponent(runId)}/objects`;
  return api<Page<RunObject>>(path, { query: { ...filters, next }, signal });
};
export const runObjectsHref = (runId: number, filters: Record<string, string> = {}) =>
  intentHref("ReplicationRunObject-search", { runId, ...filters });
const failed = new Set<string>(["refused", "confirmedWithErrors"]);

/** Each object of a run: what became of it at the receiver, and why; what failed is sent again from here. */
export function RunObjectList() {
  const { t } = useTranslation();
  const mayManage = usePermission("replication.manage");
  const runId = useIntent().parameters.runId ?? "";
  const retry = useRetry(Number(runId));
  const filters: Filter[] = [
    { kind: "text", name: "runId", label: t("runs.run") },
    { kind: "text", name: "query", label: t("sent.object") },
    {
      kind: "choice",
      name: "state",
      label: t("column.state"),
      options: objectStates.map((value) => ({ value, text: t(`sent.state.${value}`) })),
    },
    {
      kind: "choice",
      name: "kind",
      label: t("kind.title"),
      options: kinds.map((value) => ({ value, text: t(`kind.${value}`) })),
    },
  ];
  return (
    <ListReport<RunObject>
      intent="ReplicationRunObject-search"
      title={t("runObjects.title")}
      queryKey="replication-run-objects"
      fetchPage={fetchPage}
      filters={filters}
      columns={useColumns()}
      rowKey={({ position }) => String(position)}
      nothing={t("runObjects.nothing")}
      refreshMs={5000}
      above={<ProblemStrip error={retry.error} />}
      actions={runId !== "" && <Link href={runHref(Number(runId))}>{`${t("runs.run")} ${runId}`}</Link>}
      {...(mayManage && {
        selectionActions: ({ rows, clear }) => {
          const keys = rows.filter(({ state }) => failed.has(state)).map(({ objectKey }) => objectKey);
          return (
            <Button
              disabled={keys.length === 0 || retry.isPending}
              onClick={() => retry.mutate(keys, { onSuccess: clear })}
            >
              {t("runs.retryThese", { count: keys.length })}
            </Button>
          );
        },
      })}
    />
  );
}

/** Sends what failed in a run again, or only some of it: in a run of its own, which is shown then. */
export function useRetry(runId: number) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (keys?: string[]) =>
      api<{ runId: number }>(`/api/replication/runs/${runId}/retry`, { method: "POST", body: keys ? { keys } : {} }),
    onSuccess: async (again) => {
      await queryClient.invalidateQueries();
      say(t("replicate.started", { runId: again.runId }));
      navigate("ReplicationRun-display", { runId: again.runId });
    },
  });
}

function useColumns(): Column<RunObject>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const whyText = useWhyText();
  const findingText = useFindingText();
  return [
    textColumn("object", t("sent.object"), ({ objectKey }) => objectKey, {
      importance: 9,
      cell: ({ objectType, objectKey }) => <Link href={objectHref(objectType, objectKey)}>{objectKey}</Link>,
    }),
    textColumn("name", t("form.name"), ({ names }) => (names ? nameIn(names) : ""), { minWidth: "10rem" }),
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      minWidth: "9rem",
      cell: ({ state }) => <StateTag tone={messageTones[state] ?? "neutral"}>{t(`sent.state.${state}`)}</StateTag>,
      text: ({ state }) => t(`sent.state.${state}`),
    },
    textColumn("kind", t("kind.title"), ({ kind }) => t(`kind.${kind}`), { importance: 5 }),
    textColumn(
      "reason",
      t("sent.reason"),
      (row) => [whyText(row), ...row.findings.map(findingText)].filter(Boolean).join("; "),
      {
        importance: 7,
        minWidth: "16rem",
      },
    ),
    textColumn("message", t("runs.message"), ({ messagePosition }) => messagePosition, { minWidth: "5rem" }),
    instantColumn("sentAt", t("runs.sentAt"), ({ sentAt }) => sentAt, formats, { minWidth: "10rem" }),
  ];
}
