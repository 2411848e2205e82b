import type { Page } from "@counterfoil/contracts";
import { api, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import {
  type Fact,
  Loadable,
  ObjectPage,
  ProblemStrip,
  RawText,
  type Section,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSiteText } from "../common/value-lists.ts";
import { StoredPreview } from "./booking-preview.tsx";
import { DocumentState } from "./document-state.tsx";
import { type Receipt, type ReceiptDetail, tasks } from "./documents.ts";
import { rowFaultText } from "./fault-text.ts";
import { idocHref } from "./idoc-list.tsx";
import { InsideList } from "./inside-list.tsx";
import { PostingItems } from "./posting-items.tsx";
import { ReceiptFlow } from "./receipt-flow.tsx";
import { ReverseDialog } from "./reverse-dialog.tsx";
import { Tasks } from "./tasks.tsx";
import { type Repost, useRepost } from "./use-repost.ts";
import { Versions } from "./versions.tsx";

/** A receipt: its three tasks, the documents they made or would make, and the reason when one stopped. */
export function ReceiptPage() {
  const { receiptId, ReceiptNo, number = ReceiptNo } = useIntent().parameters;
  const query = useQuery({
    queryKey: ["receipt", receiptId ?? number],
    queryFn: ({ signal }) => fetchReceipt(receiptId, number, signal),
    refetchInterval: ({ state }) => (state.data && state.data.state !== "posted" ? 2000 : false),
  });
  return <Loadable query={query}>{(receipt) => <ReceiptDetails receipt={receipt} />}</Loadable>;
}

/** Links from elsewhere know the receipt's number only; the latest receipt with it is meant. */
async function fetchReceipt(receiptId: string | undefined, number: string | undefined, signal: AbortSignal) {
  const of = (id: number) => api<ReceiptDetail>(`/api/documents/receipts/${id}`, { signal });
  if (receiptId !== undefined || number === undefined) return of(Number(receiptId ?? 0));
  const { items } = await api<Page<Receipt>>("/api/documents/receipts", {
    query: { query: number, limit: 50 },
    signal,
  });
  return of(items.find(({ receiptNumber }) => receiptNumber === number.toUpperCase())?.receiptId ?? 0);
}

function ReceiptDetails({ receipt }: { receipt: ReceiptDetail }) {
  const { t } = useTranslation();
  const repost = useRepost();
  const isSetAside = receipt.state === "setAside";
  const mayRepost = usePermission("documents.repost") && isSetAside;
  const mayCorrect = usePermission("documents.correct") && isSetAside;
  const mayReverse = usePermission("documents.reverse") && tasks.some((task) => receipt.tasks[task] === "posted");
  const [reversing, setReversing] = useState(false);
  return (
    <ObjectPage
      title={`${t(`receipts.kind.${receipt.kind}`)} ${receipt.receiptNumber}`}
      subtitle={<DocumentState state={receipt.state} />}
      parent={{ title: t("receipts.title"), href: intentHref("Receipt-search") }}
      facts={useFacts(receipt)}
      actions={
        <>
          {mayReverse && <Button onClick={() => setReversing(true)}>{t("reversal.start")}</Button>}
          {reversing && <ReverseDialog receipt={receipt} onClose={() => setReversing(false)} />}
          {mayCorrect && (
            <Button onClick={() => navigate("Receipt-correct", { receiptId: String(receipt.receiptId) })}>
              {t("corrections.correct")}
            </Button>
          )}
          {mayRepost && receipt.reasonCode !== "receipt-unreadable" && (
            <Button
              design="Emphasized"
              disabled={repost.isPending}
              onClick={() => repost.mutate({ receiptIds: [receipt.receiptId] })}
            >
              {t("receipts.repost")}
            </Button>
          )}
        </>
      }
      above={
        <>
          <ProblemStrip error={repost.error} />
          {receipt.reason && (
            <MessageStrip design="Negative" hideCloseButton>
              {rowFaultText(receipt)}
            </MessageStrip>
          )}
          <Repeated receipt={receipt} />
        </>
      }
      sections={useSections(receipt, mayRepost ? repost.mutate : undefined)}
    />
  );
}

function Repeated({ receipt: { repeated } }: { receipt: ReceiptDetail }) {
  const { t } = useTranslation();
  if (repeated.length === 0) return null;
  const differs = repeated.some((each) => each.differs);
  return (
    <MessageStrip design={differs ? "Critical" : "Information"} hideCloseButton>
      {t(differs ? "receipts.repeatedDiffers" : "receipts.repeated", { count: repeated.length })}
    </MessageStrip>
  );
}

function useFacts(receipt: ReceiptDetail): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  return [
    { label: t("receipts.amount"), value: <strong>{formats.money(receipt.amount, receipt.currency || "GBP")}</strong> },
    { label: t("receipts.pieces"), value: formats.quantity(receipt.pieces) },
    { label: t("receipts.businessDate"), value: receipt.businessDate && formats.date(receipt.businessDate) },
    { label: t("column.site"), value: siteText(receipt.siteId) },
    { label: t("receipts.till"), value: receipt.till },
    { label: "IDoc", value: <Link href={idocHref(receipt.idocNumber)}>{String(receipt.idocNumber)}</Link> },
    { label: t("receipts.postedAt"), value: receipt.postedAt && formats.instant(receipt.postedAt) },
  ];
}

function useSections(receipt: ReceiptDetail, onRepost: ((what: Repost) => void) | undefined): Section[] {
  const { t } = useTranslation();
  const { receiptNumber, currency, flow, versions } = receipt;
  const section = (isThere: boolean, id: string, title: string, content: ReactNode): Section[] =>
    isThere ? [{ id, title, content }] : [];
  return [
    { id: "tasks", title: t("receipts.tasks"), content: <Tasks receipt={receipt} {...(onRepost && { onRepost })} /> },
    { id: "flow", title: t("receipts.flow"), content: <ReceiptFlow receipt={receipt} flow={flow} /> },
    ...section(receipt.state !== "posted", "preview", t("preview.title"), <StoredPreview receipt={receipt} />),
    ...section(flow.insideCount > 0, "inside", t("flow.inside"), <InsideList flow={flow} />),
    ...receipt.postings.map(({ year, number, kind, items }) => ({
      id: `posting-${year}-${number}`,
      title: `${t(`posting.kind.${kind}`)} ${year}/${number}`,
      content: <PostingItems name={`${year}/${number}`} currency={currency} items={items} />,
    })),
    ...section(versions.length > 0, "versions", t("versions.list"), <Versions receipt={receipt} />),
    {
      id: "content",
      title: t(versions.length > 0 ? "receipts.contentNow" : "receipts.content"),
      content: (
        <RawText
          text={JSON.stringify(receipt.content, null, 2)}
          mediaType="application/json"
          name={`${receiptNumber}.json`}
        />
      ),
    },
  ];
}
