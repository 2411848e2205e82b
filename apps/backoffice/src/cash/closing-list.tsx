import type { ClosingSummary } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import {
  type Column,
  dateColumn,
  type Filter,
  figureColumn,
  instantColumn,
  ListReport,
  moneyColumn,
  pagesOf,
  StateTag,
  textColumn,
} from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { PostingTag } from "../messages/posting-tag.tsx";
import { useStoreOptions } from "../organisation/queries.ts";
import { receiptHref } from "../receipts/receipt-list.tsx";

const fetchPage = pagesOf<ClosingSummary>("/api/sales/closings");

/** How days ended: what was counted against what should have been there. */
export function ClosingList() {
  const { t } = useTranslation();
  return (
    <ListReport<ClosingSummary>
      intent="Closing-search"
      title={t("closings.title")}
      queryKey="closings"
      fetchPage={fetchPage}
      filters={useFilters()}
      columns={useColumns()}
      rowKey={({ number }) => number}
      rowHref={({ number }) => receiptHref(number)}
      nothing={t("closings.nothing")}
      refreshMs={30_000}
    />
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: "choice", name: "storeId", label: t("column.store"), options: useStoreOptions() },
    { kind: "text", name: "tillId", label: t("column.till") },
    { kind: "date", name: "from", label: t("receipts.from") },
    { kind: "date", name: "to", label: t("receipts.to") },
    { kind: "flag", name: "different", label: t("closings.onlyDifferent") },
  ];
}

function useColumns(): Column<ClosingSummary>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "number",
      title: t("receipts.number"),
      importance: 9,
      minWidth: "9rem",
      cell: ({ number }) => <Link href={receiptHref(number)}>{number}</Link>,
      text: ({ number }) => number,
    },
    dateColumn("businessDate", t("completeness.day"), ({ businessDate }) => businessDate, formats, {
      importance: 8,
      minWidth: "8rem",
    }),
    textColumn("zNumber", t("closings.zNumber"), ({ zNumber }) => zNumber, { importance: 4 }),
    instantColumn("occurredAt", t("closings.closedAt"), ({ occurredAt }) => occurredAt, formats, { importance: 3 }),
    {
      id: "countedBy",
      title: t("receipts.closing.countedBy"),
      importance: 5,
      minWidth: "8rem",
      cell: ({ automatic, countedBy }) =>
        automatic ? <StateTag tone="critical">{t("closings.automatic")}</StateTag> : countedBy,
      text: ({ automatic, countedBy }) => (automatic ? t("closings.automatic") : countedBy),
    },
    figureColumn("receipts", t("receipts.closing.count"), ({ receipts }) => receipts, formats.count, { importance: 2 }),
    moneyColumn("total", t("receipts.total"), ({ total: amount, currency }) => ({ amount, currency }), formats),
    moneyColumn(
      "difference",
      t("receipts.closing.difference"),
      ({ difference: amount, currency }) => ({ amount, currency }),
      formats,
      { importance: 9 },
    ),
    {
      id: "posting",
      title: t("column.state"),
      importance: 6,
      minWidth: "8rem",
      cell: ({ posting }) => <PostingTag state={posting} />,
      text: ({ posting }) => posting,
    },
  ];
}
