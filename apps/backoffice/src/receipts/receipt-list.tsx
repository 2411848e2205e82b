import type { ReceiptSummary } from "@counterfoil/contracts";
import { intentHref, useFormats, withQuery } from "@counterfoil/ui";
import {
  type Column,
  type Filter,
  instantColumn,
  ListReport,
  moneyColumn,
  pagesOf,
  StateTag,
} from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { postingStates } from "../messages/posting.ts";
import { PostingTag } from "../messages/posting-tag.tsx";
import { useStoreName, useStoreOptions } from "../organisation/queries.ts";

const fetchPage = pagesOf<ReceiptSummary>("/api/sales/receipts");
export const receiptHref = (number: string) => intentHref("Receipt-display", { number });
const kinds = ["receipt", "cashMovement", "goodsMovement", "closing"];

/** Everything the tills have sent: found by number, customer, article, store, till, day or state. */
export function ReceiptList() {
  const { t } = useTranslation();
  return (
    <ListReport
      intent="Receipt-search"
      title={t("receipts.title")}
      queryKey="receipts"
      fetchPage={fetchPage}
      filters={useFilters()}
      columns={[...useFactColumns(), ...useFigureColumns()]}
      rowKey={(receipt) => receipt.id}
      rowHref={(receipt) => receiptHref(receipt.number)}
      nothing={t("receipts.nothing")}
      refreshMs={10_000}
      csvHref={(asked) => withQuery("/api/sales/receipts.csv", asked)}
    />
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: "text", name: "query", label: t("receipts.search"), placeholder: t("receipts.searchHint") },
    { kind: "choice", name: "storeId", label: t("column.store"), options: useStoreOptions() },
    { kind: "text", name: "tillId", label: t("column.till"), placeholder: "1010-01" },
    { kind: "date", name: "from", label: t("receipts.from") },
    { kind: "date", name: "to", label: t("receipts.to") },
    {
      kind: "choice",
      name: "posting",
      label: t("receipts.posting"),
      options: postingStates.map((value) => ({ value, text: t(`posting.${value}`) })),
    },
    {
      kind: "choice",
      name: "kind",
      label: t("receipts.kind"),
      options: kinds.map((value) => ({ value, text: t(`receipts.kind.${value}`) })),
    },
    { kind: "flag", name: "deviating", label: t("receipts.deviatingOnly") },
  ];
}

function useFactColumns(): Column<ReceiptSummary>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  return [
    {
      id: "number",
      title: t("receipts.number"),
      importance: 9,
      minWidth: "9rem",
      cell: ({ number, cancels, cancelledBy }) => (
        <>
          <Link href={receiptHref(number)}>{number}</Link>
          {cancels && <div>{`${t("receipts.cancels")} ${cancels}`}</div>}
          {cancelledBy && <div>{`${t("receipts.cancelledBy")} ${cancelledBy}`}</div>}
        </>
      ),
      text: (receipt) => receipt.number,
    },
    instantColumn("occurredAt", t("receipts.occurredAt"), (receipt) => receipt.occurredAt, formats, {
      importance: 6,
      minWidth: "10rem",
    }),
    {
      id: "store",
      title: t("column.store"),
      importance: 3,
      minWidth: "8rem",
      cell: (receipt) => storeName(receipt.storeId),
      text: (receipt) => receipt.storeId,
    },
    {
      id: "till",
      title: t("column.till"),
      importance: 1,
      minWidth: "6rem",
      cell: (receipt) => receipt.tillId,
      text: (receipt) => receipt.tillId,
    },
    {
      id: "customer",
      title: t("receipts.customer"),
      importance: 4,
      minWidth: "10rem",
      cell: (receipt) => customerText(receipt) || "–",
      text: customerText,
    },
  ];
}

function useFigureColumns(): Column<ReceiptSummary>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "pieces",
      title: t("receipts.pieces"),
      end: true,
      importance: 2,
      minWidth: "5rem",
      cell: (receipt) => formats.quantity(receipt.pieces),
      text: (receipt) => receipt.pieces,
    },
    moneyColumn("total", t("receipts.total"), ({ total, currency }) => ({ amount: total, currency }), formats, {
      importance: 7,
      minWidth: "7rem",
    }),
    {
      id: "posting",
      title: t("receipts.posting"),
      importance: 8,
      minWidth: "9rem",
      cell: (receipt) => (
        <span>
          <PostingTag state={receipt.posting} />
          {receipt.deviations > 0 && (
            <span className="pair">
              <StateTag tone="critical">{t("receipts.deviations", { count: receipt.deviations })}</StateTag>
            </span>
          )}
        </span>
      ),
      text: (receipt) => t(`posting.${receipt.posting}`),
    },
  ];
}

function customerText({ customerId, customerName }: ReceiptSummary): string {
  if (!customerId) return "";
  return customerName ? `${customerName} (${customerId})` : customerId;
}
