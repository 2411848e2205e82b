import { useFormats } from "@counterfoil/ui";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { DocumentState } from "./document-state.tsx";
import { type Flow, type Receipt, type Related, type ReversedDocument, tasks } from "./documents.ts";
import { idocHref } from "./idoc-list.tsx";
import { receiptHref } from "./receipt-list.tsx";
import { DocumentLink, TaskDocument } from "./tasks.tsx";

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
      {flow.reversals.map((reversed) => (
        <ReversedStep key={`${reversed.task} ${reversed.year}/${reversed.number}`} reversed={reversed} />
      ))}
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
      {[...new Map([...flow.sums, ...flow.closings].map((one) => [one.receiptId, one])).values()].map((related) => (
        <RelatedStep key={related.receiptId} related={related} />
      ))}
    </ol>
  );
}

/** What was booked, and what took it back: both stay. */
function ReversedStep({ reversed }: { reversed: ReversedDocument }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { task, year, number, counterYear, counterNumber, reversedAt, reversedBy, why } = reversed;
  return (
    <li>
      <span className="flow-document">
        {t(`receipts.task.${task}`)} <DocumentLink task={task} year={year} number={number} /> {t("reversal.by")}{" "}
        <DocumentLink task={task} year={counterYear} number={counterNumber} />
      </span>
      <span>{`${formats.instant(reversedAt)}, ${reversedBy}: ${why}`}</span>
    </li>
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
