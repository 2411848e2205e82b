import { DataTable, textColumn } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { movementHref } from "../stock/movement-list.tsx";
import { DocumentState } from "./document-state.tsx";
import { postingHref, type Receipt, type Task, tasks } from "./documents.ts";
import { faultText } from "./fault-text.ts";
import type { Repost } from "./use-repost.ts";

type Row = { task: Task; state: string; reason: string | undefined };

/** Revenue, payment and stock, each with its own state and document, each tried again on its own. */
export function Tasks({ receipt, onRepost }: { receipt: Receipt; onRepost?: (what: Repost) => void }) {
  const { t } = useTranslation();
  const { receiptId } = receipt;
  const rows = tasks.map((task): Row => {
    const fault = receipt.faults?.find((each) => each.task === task);
    return { task, state: receipt.tasks[task], reason: fault && faultText(fault) };
  });
  const again = ({ task }: Row) => onRepost?.({ receiptIds: [receiptId], task });
  const mayTry = ({ state }: Row) => state === "error" && receipt.reasonCode !== "receipt-unreadable";
  return (
    <DataTable<Row>
      name={t("receipts.tasks")}
      rows={rows}
      rowKey={({ task }) => task}
      nothing="–"
      columns={[
        textColumn("task", t("receipts.taskName"), ({ task }) => t(`receipts.task.${task}`), { importance: 9 }),
        {
          id: "state",
          title: t("column.state"),
          importance: 8,
          cell: ({ state }) => <DocumentState state={state} />,
          text: ({ state }) => t(`documents.state.${state}`),
        },
        {
          id: "document",
          title: t("receipts.document"),
          importance: 6,
          cell: ({ task }) => <TaskDocument receipt={receipt} task={task} />,
          text: ({ task }) => receipt.documents[task] ?? "",
        },
        textColumn("reason", t("receipts.reason"), ({ reason }) => said(reason), { importance: 5, minWidth: "16rem" }),
        ...(onRepost
          ? [
              {
                id: "again",
                title: t("column.actions"),
                importance: 7,
                cell: (row: Row) =>
                  mayTry(row) && (
                    <Button design="Transparent" onClick={() => again(row)}>
                      {t("receipts.repost")}
                    </Button>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

export function TaskDocument({ receipt: { documents }, task }: { receipt: Pick<Receipt, "documents">; task: Task }) {
  const { year } = documents;
  const number = documents[task];
  if (year === null || number === null) return <>–</>;
  return <DocumentLink task={task} year={year} number={number} />;
}

export function DocumentLink({ task, year, number }: { task: Task; year: number; number: number }) {
  const href = task === "stock" ? movementHref(year, number) : postingHref(year, number);
  return <Link href={href}>{`${year}/${number}`}</Link>;
}
