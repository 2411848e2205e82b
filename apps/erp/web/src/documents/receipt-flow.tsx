import { intentHref } from "@counterfoil/ui";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { movementHref } from "../stock/movement-list.tsx";
import { DocumentState } from "./document-state.tsx";
import { type ReceiptDetail, type Task, tasks } from "./documents.ts";
import { idocHref } from "./idoc-list.tsx";

export const postingHref = (year: number, number: number) => intentHref("AccountingDocument-display", { year, number });

/** IDoc, receipt, then one step per task with the document it made. */
export function ReceiptFlow({ receipt }: { receipt: ReceiptDetail }) {
  const { t } = useTranslation();
  return (
    <ol className="flow">
      <li>
        <span className="flow-document">
          IDoc <Link href={idocHref(receipt.idocNumber)}>{String(receipt.idocNumber)}</Link>
        </span>
      </li>
      <li>
        <span className="flow-document">
          {t(`receipts.kind.${receipt.kind}`)} {receipt.receiptNumber}
        </span>
        <DocumentState state={receipt.state} />
      </li>
      {tasks.map((task) => (
        <li key={task}>
          <span className="flow-document">
            {t(`receipts.task.${task}`)} <TaskDocument receipt={receipt} task={task} />
          </span>
          <DocumentState state={receipt.tasks[task]} />
        </li>
      ))}
    </ol>
  );
}

function TaskDocument({ receipt: { documents }, task }: { receipt: ReceiptDetail; task: Task }) {
  const { year } = documents;
  const number = documents[task];
  if (year === null || number === null) return null;
  const href = task === "stock" ? movementHref(year, number) : postingHref(year, number);
  return <Link href={href}>{`${year}/${number}`}</Link>;
}
