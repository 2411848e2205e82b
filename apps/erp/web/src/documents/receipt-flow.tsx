import { useFormats } from "@counterfoil/ui";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { DocumentState } from "./document-state.tsx";
import { type Flow, type Receipt, type Related, tasks } from "./documents.ts";
import { idocHref } from "./idoc-list.tsx";
import { receiptHref } from "./receipt-list.tsx";
import { TaskDocument } from "./tasks.tsx";

/** Every document that brought it, the receipt, one step per task, then the sum and the closing that it belongs to. */
export function ReceiptFlow({ receipt, flow }: { receipt: Receipt; flow: Flow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <ol className="flow">
      {flow.arrivals.map(({ idocNumber, idocType, receivedAt, how }) => (
        <li key={`${idocNumber} ${how}`}>
          <span className="flow-document">
            {idocType} <Link href={idocHref(idocNumber)}>{String(idocNumber)}</Link>
          </span>
          <span>{`${t(`flow.how.${how}`)}, ${formats.instant(receivedAt)}`}</span>
        </li>
      ))}
      <li>
        <span className="flow-document">
          {t(`receipts.kind.${receipt.kind}`)}{" "}
          <Link href={receiptHref(receipt.receiptId)}>{receipt.receiptNumber || String(receipt.receiptId)}</Link>
        </span>
        <DocumentState state={receipt.state} />
      </li>
      {tasks
        .filter((task) => receipt.tasks[task] !== "notNeeded")
        .map((task) => (
          <li key={task}>
            <span className="flow-document">
              {t(`receipts.task.${task}`)} <TaskDocument receipt={receipt} task={task} />
            </span>
            <DocumentState state={receipt.tasks[task]} />
          </li>
        ))}
      {[...flow.sums, ...flow.closings].map((related) => (
        <RelatedStep key={related.receiptId} related={related} />
      ))}
    </ol>
  );
}

function RelatedStep({ related: { receiptId, kind, receiptNumber, state } }: { related: Related }) {
  const { t } = useTranslation();
  return (
    <li>
      <span className="flow-document">
        {t(`receipts.kind.${kind}`)} <Link href={receiptHref(receiptId)}>{receiptNumber}</Link>
      </span>
      <DocumentState state={state} />
    </li>
  );
}
