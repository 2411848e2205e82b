import type { MendingCase, Page } from "@counterfoil/contracts";
import { api, intentHref } from "@counterfoil/ui";
import { type Column, DataTable, ProblemStrip, usePermission } from "@counterfoil/ui/fiori";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AssignDialog } from "./assign-dialog.tsx";
import { caseHref, useCaseColumns } from "./case-columns.tsx";
import { useRetryCases } from "./mending.ts";
import { TaskCell } from "./task-cell.tsx";

/** The messages behind a cause: chosen ones are sent again or given to somebody; one can be corrected. */
export function GroupCases({ groupKey }: { groupKey: string }) {
  const { t } = useTranslation();
  const mayRetry = usePermission("hub.retry");
  const retry = useRetryCases();
  const [selected, setSelected] = useState<string[]>([]);
  const [assigning, setAssigning] = useState(false);
  const list = useInfiniteQuery({
    queryKey: ["mending-cases", groupKey],
    queryFn: ({ pageParam, signal }) =>
      api<Page<MendingCase>>("/api/hub/mending-cases", { query: { group: groupKey, next: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 3 ? false : 2000),
  });
  const cases = selected.map(Number);
  return (
    <>
      <ProblemStrip error={list.error ?? retry.error} />
      {mayRetry && (
        <div className="table-actions">
          <Button
            disabled={cases.length === 0 || retry.isPending}
            onClick={() => retry.mutate({ cases }, { onSuccess: () => setSelected([]) })}
          >
            {cases.length === 0 ? t("action.retry") : t("messages.retrySelected", { count: cases.length })}
          </Button>
          <Button disabled={cases.length === 0} onClick={() => setAssigning(true)}>
            {t("mending.assign")}
          </Button>
        </div>
      )}
      <DataTable
        name={t("mending.messages")}
        columns={useColumns()}
        rows={list.data?.pages.flatMap(({ items }) => items) ?? []}
        rowKey={({ id }) => String(id)}
        nothing={list.isPending ? t("ui.loading") : t("mending.nothing")}
        complete={!list.hasNextPage}
        loading={list.isPending}
        onMore={list.hasNextPage ? () => list.fetchNextPage() : undefined}
        {...(mayRetry && { selected, onSelect: setSelected })}
      />
      {assigning && <AssignDialog choice={{ cases }} onClose={() => setAssigning(false)} />}
    </>
  );
}

/** What the ERP is to create is corrected where it was made. */
const correctionHref = (one: MendingCase) =>
  one.service.endsWith("Creation")
    ? caseHref(one)
    : intentHref("OutboundMessage-correct", { storeId: one.storeId ?? "", id: one.messageId ?? "" });

function useColumns(): Column<MendingCase>[] {
  const { t } = useTranslation();
  const mayEdit = usePermission("hub.edit");
  const { key, state, amount, opened, reason, notes } = useCaseColumns();
  const columns = [key, state, amount, opened, reason];
  columns.push({
    id: "owner",
    title: t("mending.owner"),
    importance: 2,
    cell: ({ ownerName, dueAt }) => <TaskCell ownerName={ownerName} dueAt={dueAt} />,
    text: ({ ownerName }) => ownerName ?? "",
  });
  columns.push(notes);
  if (mayEdit)
    columns.push({
      id: "correct",
      title: t("column.actions"),
      importance: 6,
      cell: (one) =>
        one.direction === "outbound" && !one.underWay ? (
          <Link href={correctionHref(one)}>{t("mending.correct")}</Link>
        ) : (
          "–"
        ),
    });
  return columns;
}
