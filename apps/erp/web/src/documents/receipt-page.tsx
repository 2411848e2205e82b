import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
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
import { useTranslation } from "react-i18next";
import { useSiteText } from "../common/value-lists.ts";
import { DocumentState } from "./document-state.tsx";
import type { ReceiptDetail } from "./documents.ts";
import { idocHref } from "./idoc-list.tsx";
import { PostingItems } from "./posting-items.tsx";
import { ReceiptFlow } from "./receipt-flow.tsx";
import { useRepost } from "./use-repost.ts";

/** A receipt: its three tasks, the documents they made, and the reason when one stopped. */
export function ReceiptPage() {
  const receiptId = Number(useIntent().parameters.receiptId ?? 0);
  const query = useQuery({
    queryKey: ["receipt", receiptId],
    queryFn: ({ signal }) => api<ReceiptDetail>(`/api/documents/receipts/${receiptId}`, { signal }),
    refetchInterval: ({ state }) => (state.data && state.data.state !== "posted" ? 2000 : false),
  });
  return <Loadable query={query}>{(receipt) => <ReceiptDetails receipt={receipt} />}</Loadable>;
}

function ReceiptDetails({ receipt }: { receipt: ReceiptDetail }) {
  const { t } = useTranslation();
  const repost = useRepost();
  const mayRepost = usePermission("documents.repost") && receipt.state === "setAside";
  return (
    <ObjectPage
      title={`${t(`receipts.kind.${receipt.kind}`)} ${receipt.receiptNumber}`}
      subtitle={<DocumentState state={receipt.state} />}
      parent={{ title: t("receipts.title"), href: intentHref("Receipt-search") }}
      facts={useFacts(receipt)}
      actions={
        mayRepost && (
          <Button
            design="Emphasized"
            disabled={repost.isPending}
            onClick={() => repost.mutate({ receiptIds: [receipt.receiptId] })}
          >
            {t("receipts.repost")}
          </Button>
        )
      }
      above={
        <>
          <ProblemStrip error={repost.error} />
          {receipt.reason && (
            <MessageStrip design="Negative" hideCloseButton>
              {receipt.reason}
            </MessageStrip>
          )}
          <Repeated receipt={receipt} />
        </>
      }
      sections={useSections(receipt)}
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

function useSections(receipt: ReceiptDetail): Section[] {
  const { t } = useTranslation();
  return [
    { id: "flow", title: t("receipts.flow"), content: <ReceiptFlow receipt={receipt} /> },
    ...receipt.postings.map((posting) => ({
      id: `posting-${posting.year}-${posting.number}`,
      title: `${t(`posting.kind.${posting.kind}`)} ${posting.year}/${posting.number}`,
      content: <PostingItems posting={posting} />,
    })),
    {
      id: "content",
      title: t("receipts.content"),
      content: (
        <RawText
          text={JSON.stringify(receipt.content, null, 2)}
          mediaType="application/json"
          name={`${receipt.receiptNumber}.json`}
        />
      ),
    },
  ];
}
