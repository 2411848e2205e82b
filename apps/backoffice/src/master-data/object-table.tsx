import type { InboundDocument, InboundObject, Page } from "@counterfoil/contracts";
import { api, useFormats } from "@counterfoil/ui";
import { type Column, DataTable, ProblemStrip, StateTag } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { useInfiniteQuery } from "@tanstack/react-query";
import { SegmentedButton } from "@ui5/webcomponents-react/SegmentedButton";
import { SegmentedButtonItem } from "@ui5/webcomponents-react/SegmentedButtonItem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Outcome, outcomes, outcomeTones } from "./states.ts";

/** The objects of a call, all or those of one outcome. Starts with what needs somebody: the rejected ones. */
export function ObjectTable({ call }: { call: InboundDocument }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [outcome, setOutcome] = useState<Outcome | "all">(call.counts.rejected > 0 ? "rejected" : "all");
  const list = useInfiniteQuery({
    queryKey: ["inbound-objects", call.id, outcome, call.state],
    queryFn: ({ pageParam, signal }) =>
      api<Page<InboundObject>>(`/api/hub/inbound-documents/${encodeURIComponent(call.id)}/objects`, {
        query: { outcome: outcome === "all" ? undefined : outcome, next: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const all = outcomes.reduce((sum, each) => sum + call.counts[each], 0);
  return (
    <>
      <div className="scroll-x">
        <SegmentedButton
          itemsFitContent
          accessibleName={t("masterData.outcomeFilter")}
          onSelectionChange={(event) =>
            setOutcome((event.detail.selectedItems[0]?.dataset.outcome ?? "all") as Outcome | "all")
          }
        >
          <SegmentedButtonItem data-outcome="all" selected={outcome === "all"}>
            {`${t("masterData.allObjects")} (${formats.count(all)})`}
          </SegmentedButtonItem>
          {outcomes.map((each) => (
            <SegmentedButtonItem key={each} data-outcome={each} selected={outcome === each}>
              {`${t(`masterData.outcome.${each}`)} (${formats.count(call.counts[each])})`}
            </SegmentedButtonItem>
          ))}
        </SegmentedButton>
      </div>
      <ProblemStrip error={list.error} onRetry={() => list.refetch()} />
      <DataTable
        name={t("masterData.objects")}
        columns={useColumns()}
        rows={rows}
        rowKey={(object) => String(object.position)}
        nothing={t("masterData.noObjects")}
        loading={list.isFetching}
        complete={!list.hasNextPage}
        onMore={list.hasNextPage ? () => list.fetchNextPage() : undefined}
      />
    </>
  );
}

function useColumns(): Column<InboundObject>[] {
  const { t } = useTranslation();
  return [
    {
      id: "key",
      title: t("masterData.object"),
      importance: 9,
      minWidth: "9rem",
      cell: (object) => (object.text ? `${object.text} (${object.objectKey})` : object.objectKey),
      text: (object) => object.objectKey,
    },
    {
      id: "outcome",
      title: t("masterData.result"),
      importance: 8,
      minWidth: "8rem",
      cell: (object) => (
        <StateTag tone={outcomeTones[object.outcome]}>{t(`masterData.outcome.${object.outcome}`)}</StateTag>
      ),
      text: (object) => t(`masterData.outcome.${object.outcome}`),
    },
    {
      id: "changes",
      title: t("masterData.changes"),
      importance: 5,
      minWidth: "20rem",
      cell: (object) => <Changes object={object} />,
      text: (object) => said(object.reason) ?? object.changes.length,
    },
  ];
}

function Changes({ object }: { object: InboundObject }) {
  const { t } = useTranslation();
  if (object.reason) return <span>{said(object.reason)}</span>;
  if (object.changes.length === 0) return <span>–</span>;
  return (
    <ul className="changes">
      {object.changes.map((change) => (
        <li key={change.field}>
          <span className="change-field">{change.field}</span>{" "}
          {change.before !== undefined && <del title={t("masterData.before")}>{change.before}</del>}
          {change.before !== undefined && " → "}
          <ins title={t("masterData.after")}>{change.after ?? "–"}</ins>
        </li>
      ))}
    </ul>
  );
}
