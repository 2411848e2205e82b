import type { Page } from "@counterfoil/contracts";
import { api, useFormats } from "@counterfoil/ui";
import {
  type Column,
  DataTable,
  figureColumn,
  instantColumn,
  ProblemStrip,
  RawDocument,
  ReadDialog,
  StateTag,
  textColumn,
} from "@counterfoil/ui/fiori";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isUnfinished, messageTones, type Run, type RunMessage } from "./replication.ts";
import { useWhyText } from "./why.ts";

export function RunMessages({ run }: { run: Run }) {
  const { t } = useTranslation();
  const [reading, setReading] = useState<RunMessage>();
  const list = useInfiniteQuery({
    queryKey: ["run-messages", run.runId, run.state],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      api<Page<RunMessage>>(`/api/replication/runs/${run.runId}/messages`, { query: { next: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: isUnfinished(run) ? 2000 : false,
  });
  return (
    <>
      <ProblemStrip error={list.error} onRetry={() => list.refetch()} />
      <DataTable<RunMessage>
        name={t("runs.messages")}
        rows={list.data?.pages.flatMap(({ items }) => items) ?? []}
        rowKey={({ messageId }) => messageId}
        nothing={t("runs.noMessages")}
        complete={!list.hasNextPage}
        onMore={list.hasNextPage ? () => list.fetchNextPage() : undefined}
        columns={useColumns(setReading)}
      />
      {reading && (
        <ReadDialog title={`${t("runs.message")} ${reading.position}`} onClose={() => setReading(undefined)}>
          <RawDocument
            path={`/api/replication/messages/${reading.messageId}/document`}
            name={`${reading.messageId}.xml`}
          />
        </ReadDialog>
      )}
    </>
  );
}

function useColumns(onRead: (message: RunMessage) => void): Column<RunMessage>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const whyText = useWhyText();
  return [
    textColumn("position", t("runs.message"), ({ position }) => position, { importance: 9, minWidth: "4rem" }),
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      cell: ({ state }) => (
        <StateTag tone={messageTones[state] ?? "neutral"}>{t(`sent.state.${state}`, state)}</StateTag>
      ),
      text: ({ state }) => t(`sent.state.${state}`, state),
    },
    figureColumn("objects", t("runs.objects"), ({ objects }) => objects, formats.count),
    figureColumn("bytes", t("runs.size"), ({ bytes }) => bytes, formats.bytes),
    instantColumn("sentAt", t("runs.sentAt"), ({ sentAt }) => sentAt, formats, { minWidth: "10rem" }),
    textColumn(
      "answer",
      t("runs.answer"),
      (message) => [message.statusCode, whyText(message)].filter(Boolean).join(" "),
      {
        importance: 7,
        minWidth: "12rem",
      },
    ),
    {
      id: "document",
      title: t("runs.document"),
      importance: 5,
      cell: (message) =>
        message.hasDocument ? (
          <Button design="Transparent" onClick={() => onRead(message)}>
            {t("ui.showDocument")}
          </Button>
        ) : (
          t("runs.notKept")
        ),
      text: ({ messageId }) => messageId,
    },
  ];
}
