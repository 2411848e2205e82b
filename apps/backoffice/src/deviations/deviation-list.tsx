import type { DeviationPage } from "@counterfoil/contracts";
import { api, useFormats, useIntent } from "@counterfoil/ui";
import {
  type Column,
  type Filter,
  type FilterValues,
  instantColumn,
  ListReport,
  textColumn,
} from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useTranslation } from "react-i18next";
import { useStoreOptions } from "../organisation/queries.ts";
import { receiptHref } from "../receipts/receipt-list.tsx";

type DeviationLine = DeviationPage["items"][number];

const path = "/api/sales/deviations";
const fetchPage = (filters: FilterValues, next: string | undefined, signal: AbortSignal) =>
  api<DeviationPage>(path, { query: { ...filters, next }, signal });

/** The proof that till and server agree: how many receipts were priced again, and each that differs. */
export function DeviationList() {
  const { t } = useTranslation();
  const { parameters } = useIntent();
  const summary = useQuery({
    queryKey: ["deviation-summary", parameters],
    queryFn: ({ signal }) => api<DeviationPage>(path, { query: { ...parameters, limit: 1 }, signal }),
    refetchInterval: 30_000,
  }).data;
  return (
    <ListReport<DeviationLine>
      intent="Deviation-search"
      title={t("deviations.title")}
      queryKey="deviations"
      fetchPage={fetchPage}
      filters={useFilters(summary)}
      columns={useColumns()}
      rowKey={(line) => `${line.receiptNumber} ${line.code} ${line.lineId ?? ""} ${line.expected ?? ""}`}
      rowHref={(line) => receiptHref(line.receiptNumber)}
      nothing={t("deviations.nothing")}
      above={summary && <Summary summary={summary} />}
    />
  );
}

function Summary({ summary }: { summary: DeviationPage }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { receiptsPriced, withDifference, receipts, lastCheck } = summary;
  const differs = withDifference > 0;
  return (
    <>
      <MessageStrip design={differs ? "Critical" : receiptsPriced === 0 ? "Information" : "Positive"} hideCloseButton>
        {t(differs ? "deviations.some" : "deviations.none", {
          priced: formats.count(receiptsPriced),
          all: formats.count(receipts),
          differing: formats.count(withDifference),
        })}
      </MessageStrip>
      {lastCheck && (
        <MessageStrip design={lastCheck.changed > 0 ? "Critical" : "Information"} hideCloseButton>
          {t("deviations.lastCheck", {
            at: formats.instant(lastCheck.checkedAt),
            receipts: formats.count(lastCheck.receipts),
            changed: formats.count(lastCheck.changed),
          })}
        </MessageStrip>
      )}
    </>
  );
}

function useFilters(summary: DeviationPage | undefined): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: "date", name: "from", label: t("receipts.from") },
    { kind: "date", name: "to", label: t("receipts.to") },
    { kind: "choice", name: "store", label: t("column.store"), options: useStoreOptions() },
    {
      kind: "choice",
      name: "code",
      label: t("deviations.kind"),
      options: (summary?.byCode ?? []).map(({ code, receipts }) => ({
        value: code,
        text: `${t(`deviation.${code}`, code)} (${receipts})`,
      })),
    },
    { kind: "flag", name: "pricing", label: t("deviations.pricingOnly") },
  ];
}

function useColumns(): Column<DeviationLine>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "receipt",
      title: t("receipts.number"),
      importance: 9,
      minWidth: "9rem",
      cell: (line) => <Link href={receiptHref(line.receiptNumber)}>{line.receiptNumber}</Link>,
      text: (line) => line.receiptNumber,
    },
    instantColumn("at", t("receipts.occurredAt"), (line) => line.occurredAt, formats, {
      importance: 5,
      minWidth: "10rem",
    }),
    textColumn("kind", t("deviations.kind"), (line) => t(`deviation.${line.code}`, line.code), {
      importance: 8,
      minWidth: "10rem",
    }),
    textColumn("detail", t("deviations.detail"), (line) => said(line.detail), { importance: 7, minWidth: "16rem" }),
    textColumn("book", t("offers.book"), (line) => line.priceBook),
  ];
}
