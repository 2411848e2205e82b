import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import {
  DataTable,
  type Fact,
  Loadable,
  moneyColumn,
  ObjectPage,
  type Section,
  textColumn,
} from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useSiteText } from "../common/value-lists.ts";
import type { OpenReceipt, TillDayDetail } from "./completeness.ts";
import { DayState } from "./completeness-list.tsx";
import { DocumentState } from "./document-state.tsx";
import { rowFaultText } from "./fault-text.ts";
import { receiptHref } from "./receipt-list.tsx";

/** One day of one till, down to the numbers that are missing. */
export function TillDayPage() {
  const { siteId = "", till = "", businessDate = "" } = useIntent().parameters;
  const path = [siteId, till, businessDate].map(encodeURIComponent).join("/");
  const query = useQuery({
    queryKey: ["till-day", path],
    queryFn: ({ signal }) => api<TillDayDetail>(`/api/documents/completeness/${path}`, { signal }),
    refetchInterval: 5_000,
  });
  return <Loadable query={query}>{(day) => <TillDayDetails day={day} />}</Loadable>;
}

function TillDayDetails({ day }: { day: TillDayDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { siteId, till, businessDate } = day;
  return (
    <ObjectPage
      title={t("completeness.day", { till: `${siteId}-${till}`, date: formats.date(businessDate) })}
      subtitle={<DayState day={day} />}
      parent={{ title: t("completeness.title"), href: intentHref("Completeness-search") }}
      facts={useFacts(day)}
      sections={useSections(day)}
    />
  );
}

function useFacts(day: TillDayDetail): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  const { siteId, till, businessDate, closing, currency } = day;
  const money = (amount: number) => formats.money(amount, currency || "GBP");
  const counted = (count: number, amount: number) => `${formats.count(count)} · ${money(amount)}`;
  const receipts = intentHref("Receipt-search", { siteId, till, from: businessDate, to: businessDate });
  return [
    { label: t("column.site"), value: siteText(siteId) },
    { label: t("completeness.numbers"), value: day.first === null ? "–" : `${day.first} – ${day.last}` },
    { label: t("completeness.arrived"), value: <Link href={receipts}>{counted(day.receipts, day.amount)}</Link> },
    { label: t("documents.state.posted"), value: counted(day.posted, day.postedAmount) },
    {
      label: t("completeness.closing"),
      value: closing
        ? [closing.number, closing.receipts !== null && counted(closing.receipts, closing.amount ?? 0)]
            .filter(Boolean)
            .join(" · ")
        : t("completeness.noClosing"),
    },
    { label: t("completeness.cash"), value: counted(day.cashMovements, day.cashAmount) },
    { label: t("completeness.goods"), value: formats.count(day.goodsMovements) },
  ];
}

function useSections(day: TillDayDetail): Section[] {
  const { t } = useTranslation();
  return [
    { id: "gaps", title: t("completeness.gaps"), content: <Gaps day={day} /> },
    {
      id: "open",
      title: t("completeness.notPosted"),
      content: <Receipts name={t("completeness.notPosted")} rows={day.open} day={day} />,
    },
    { id: "doubles", title: t("completeness.doubles"), content: <Doubles day={day} /> },
    {
      id: "closings",
      title: t("completeness.closings"),
      content: <Receipts name={t("completeness.closings")} rows={day.closings} day={day} />,
    },
  ];
}

type Gap = TillDayDetail["gapList"][number];

function Gaps({ day: { siteId, till, gapList } }: { day: TillDayDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const numberOf = (running: number) => `${siteId}-${till}-${String(running).padStart(6, "0")}`;
  return (
    <DataTable<Gap>
      name={t("completeness.gaps")}
      rows={gapList}
      rowKey={({ from }) => String(from)}
      nothing={t("completeness.noGaps")}
      columns={[
        textColumn("from", t("column.from"), ({ from }) => numberOf(from), { importance: 9, minWidth: "9rem" }),
        textColumn("to", t("column.to"), ({ to }) => numberOf(to), { importance: 9, minWidth: "9rem" }),
        textColumn("count", t("completeness.missing"), ({ from, to }) => formats.count(to - from + 1), { end: true }),
      ]}
    />
  );
}

function Receipts({ name, rows, day }: { name: string; rows: OpenReceipt[]; day: TillDayDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <DataTable<OpenReceipt>
      name={name}
      rows={rows}
      rowKey={({ receiptId }) => String(receiptId)}
      rowHref={({ receiptId }) => receiptHref(receiptId)}
      nothing={t("completeness.none")}
      columns={[
        textColumn("number", t("receipts.number"), ({ receiptNumber }) => receiptNumber, {
          importance: 9,
          cell: ({ receiptId, receiptNumber }) => (
            <Link href={receiptHref(receiptId)}>{receiptNumber || String(receiptId)}</Link>
          ),
        }),
        textColumn("kind", t("receipts.kind"), ({ kind }) => t(`receipts.kind.${kind}`)),
        {
          id: "state",
          title: t("column.state"),
          importance: 8,
          cell: ({ state }) => <DocumentState state={state} />,
          text: ({ state }) => t(`documents.state.${state}`),
        },
        textColumn("reason", t("receipts.reason"), rowFaultText, { importance: 6, minWidth: "14rem" }),
        moneyColumn(
          "amount",
          t("receipts.amount"),
          ({ amount }) => ({ amount, currency: day.currency || "GBP" }),
          formats,
          { importance: 7 },
        ),
      ]}
    />
  );
}

type Double = TillDayDetail["doubleList"][number];

function Doubles({ day }: { day: TillDayDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <DataTable<Double>
      name={t("completeness.doubles")}
      rows={day.doubleList}
      rowKey={({ receiptId, differs }) => `${receiptId} ${differs}`}
      nothing={t("completeness.none")}
      columns={[
        textColumn("number", t("receipts.number"), ({ receiptNumber }) => receiptNumber, {
          importance: 9,
          cell: ({ receiptId, receiptNumber }) => <Link href={receiptHref(receiptId)}>{receiptNumber}</Link>,
        }),
        textColumn(
          "why",
          t("receipts.reason"),
          ({ differs, businessDate }) =>
            differs
              ? t("completeness.differs")
              : t("completeness.otherDay", { date: businessDate ? formats.date(businessDate) : "–" }),
          { minWidth: "16rem", importance: 8 },
        ),
      ]}
    />
  );
}
