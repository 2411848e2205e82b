import { pointsTakenBack, type ReceiptDetail } from "@counterfoil/contracts";
import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { type Fact, Loadable, ObjectPage, RawText, type Section } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useTranslation } from "react-i18next";
import { PostingTag } from "../messages/posting-tag.tsx";
import { useStoreName } from "../organisation/queries.ts";
import { ClosingLines } from "./closing-lines.tsx";
import { Deviations } from "./deviations.tsx";
import { DocumentFlow } from "./document-flow.tsx";
import { MovementLines } from "./movement-lines.tsx";
import { Payments } from "./payments.tsx";
import { ReceiptLines } from "./receipt-lines.tsx";
import { receiptHref } from "./receipt-list.tsx";
import { Taxes } from "./taxes.tsx";

/** One transaction: what was sold, how it was paid, what the server saw differently, and every document up to the ERP's posting. */
export function ReceiptPage() {
  const number = useIntent().parameters.number ?? "";
  const query = useQuery({
    queryKey: ["receipt", number],
    queryFn: ({ signal }) => api<ReceiptDetail>(`/api/sales/receipts/${encodeURIComponent(number)}`, { signal }),
    refetchInterval: ({ state }) => (state.data && state.data.posting !== "posted" ? 3000 : false),
  });
  return <Loadable query={query}>{(detail) => <ReceiptDetails detail={detail} />}</Loadable>;
}

function ReceiptDetails({ detail }: { detail: ReceiptDetail }) {
  const { t } = useTranslation();
  const { transaction } = detail;
  return (
    <ObjectPage
      title={`${t(`receipts.kind.${transaction.kind}`)} ${transaction.number}`}
      subtitle={<PostingTag state={detail.posting} />}
      parent={{ title: t("receipts.title"), href: intentHref("Receipt-search") }}
      facts={useFacts(detail)}
      above={
        <>
          {detail.postingReason && (
            <MessageStrip design="Critical" hideCloseButton>
              {detail.postingReason}
            </MessageStrip>
          )}
          <Deviations deviations={detail.deviations} currency={transaction.currency} />
        </>
      }
      sections={useSections(detail)}
    />
  );
}

function useFacts({ transaction, acceptedAt, customerName, people, cancelledBy }: ReceiptDetail): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  const amount =
    transaction.kind === "receipt"
      ? transaction.totals.total
      : transaction.kind === "cashMovement"
        ? transaction.amount
        : transaction.kind === "closing"
          ? transaction.receipts.total
          : 0;
  const customerId = transaction.kind === "receipt" ? transaction.customerId : undefined;
  const { cancels, manualDiscounts = [] } = transaction.kind === "receipt" ? transaction : {};
  const approver = [cancels, ...manualDiscounts].find((each) => each?.approvedBy)?.approvedBy;
  const linked = (label: string, number: string | undefined) =>
    number ? [{ label, value: <Link href={receiptHref(number)}>{number}</Link> }] : [];
  const backPoints = transaction.kind === "receipt" ? pointsTakenBack(transaction.lines) : 0;
  return [
    ...(transaction.kind === "goodsMovement"
      ? []
      : [{ label: t("receipts.total"), value: <strong>{formats.money(amount, transaction.currency)}</strong> }]),
    ...linked(t("receipts.cancels"), cancels?.receiptNumber),
    ...linked(t("receipts.cancelledBy"), cancelledBy),
    { label: t("receipts.occurredAt"), value: formats.instant(transaction.occurredAt) },
    { label: t("receipts.acceptedAt"), value: formats.instant(acceptedAt) },
    { label: t("receipts.businessDate"), value: formats.date(transaction.businessDate) },
    { label: t("column.store"), value: storeName(transaction.storeId) },
    { label: t("column.till"), value: transaction.tillId },
    { label: t("receipts.cashier"), value: transaction.cashierName },
    ...(approver ? [{ label: t("receipts.closing.approvedBy"), value: people[approver] ?? approver }] : []),
    ...(customerId
      ? [{ label: t("receipts.customer"), value: customerName ? `${customerName} (${customerId})` : customerId }]
      : []),
    ...(transaction.kind === "receipt"
      ? [{ label: t("receipts.priceBook"), value: formats.count(transaction.priceBook) }]
      : []),
    ...(transaction.kind === "receipt" && transaction.points
      ? [{ label: t("receipts.points"), value: formats.count(transaction.points) }]
      : []),
    ...(backPoints > 0 ? [{ label: t("receipts.pointsTakenBack"), value: formats.count(backPoints) }] : []),
    ...(transaction.externalReference
      ? [{ label: t("receipts.externalReference"), value: transaction.externalReference }]
      : []),
    ...(transaction.note ? [{ label: t("receipts.note"), value: transaction.note }] : []),
  ];
}

function useSections(detail: ReceiptDetail): Section[] {
  const { t } = useTranslation();
  const { transaction, people } = detail;
  const nameOf = (personId: string) => people[personId] ?? personId;
  const flow = {
    id: "flow",
    title: t("receipts.flow"),
    content: <DocumentFlow receiptNumber={transaction.number} steps={detail.flow} />,
  };
  const raw = {
    id: "data",
    title: t("receipts.data"),
    content: (
      <RawText
        text={JSON.stringify(transaction, null, 2)}
        mediaType="application/json"
        name={`${transaction.number}.json`}
      />
    ),
  };
  if (transaction.kind === "closing")
    return [
      { id: "lines", title: t("receipts.kind.closing"), content: <ClosingLines closing={transaction} /> },
      flow,
      raw,
    ];
  if (transaction.kind !== "receipt")
    return [
      { id: "lines", title: t("receipts.movement"), content: <MovementLines movement={transaction} nameOf={nameOf} /> },
      flow,
      raw,
    ];
  return [
    {
      id: "lines",
      title: t("receipts.lines"),
      content: (
        <ReceiptLines receipt={transaction} returned={detail.returned} deviations={detail.deviations} nameOf={nameOf} />
      ),
    },
    { id: "payments", title: t("receipts.payments"), content: <Payments receipt={transaction} nameOf={nameOf} /> },
    { id: "taxes", title: t("receipts.taxes"), content: <Taxes receipt={transaction} /> },
    flow,
    raw,
  ];
}
