import type { CompletenessMonth, Page } from "@counterfoil/contracts";
import { api, currentLocale, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { type Column, type FetchPage, type Filter, figureColumn, ListReport, textColumn } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useStoreName, useStoreOptions } from "../organisation/queries.ts";
import { CompletenessTabs } from "./completeness-tabs.tsx";
import "./completeness.css";

const monthsOffered = 13;

const currentMonth = () => monthBefore(0);
function monthBefore(months: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - months, 1)).toISOString().slice(0, 7);
}

const fetchPage: FetchPage<CompletenessMonth> = ({ month = currentMonth(), ...filters }, next, signal) =>
  api<Page<CompletenessMonth>>("/api/hub/completeness/month", { query: { month, ...filters, next }, signal });

/** A month at one glance: stores down, days across, and on each day whether all tills agree. */
export function MonthList() {
  const { t } = useTranslation();
  const { month = currentMonth() } = useIntent().parameters;
  return (
    <ListReport<CompletenessMonth>
      intent="CompletenessMonth-search"
      title={t("completeness.monthOf", { month: monthText(month) })}
      queryKey="completeness-month"
      fetchPage={fetchPage}
      filters={useFilters()}
      columns={useColumns(month)}
      rowKey={({ storeId }) => storeId}
      nothing={t("completeness.monthNothing")}
      refreshMs={60_000}
      above={<CompletenessTabs current="CompletenessMonth-search" />}
    />
  );
}

const monthText = (month: string) =>
  new Intl.DateTimeFormat(currentLocale(), { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

function useFilters(): Filter[] {
  const { t } = useTranslation();
  const months = Array.from({ length: monthsOffered }, (_none, before) => monthBefore(before));
  return [
    {
      kind: "choice",
      name: "month",
      label: t("completeness.month"),
      options: months.map((value) => ({ value, text: monthText(value) })),
    },
    { kind: "choice", name: "storeId", label: t("column.store"), options: useStoreOptions() },
  ];
}

function useColumns(month: string): Column<CompletenessMonth>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  const [year = 0, number = 0] = month.split("-").map(Number);
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const unequal = ({ days: compared }: CompletenessMonth) => compared.filter((day) => day.unequal > 0).length;
  return [
    textColumn("storeId", t("column.store"), ({ storeId }) => storeName(storeId), { importance: 40, minWidth: "9rem" }),
    figureColumn("unequal", t("completeness.monthUnequal"), unequal, formats.count, {
      importance: 39,
      width: "5rem",
      minWidth: "5rem",
    }),
    ...Array.from({ length: days }, (_none, index) => dayColumn(`${month}-${String(index + 1).padStart(2, "0")}`)),
  ];
}

/** "✓" when all tills agree, else how many do not; nothing where nothing was compared. */
function dayColumn(businessDate: string): Column<CompletenessMonth> {
  const dayOf = ({ days }: CompletenessMonth) => days.find((day) => day.businessDate === businessDate);
  return {
    id: businessDate,
    title: String(Number(businessDate.slice(8))),
    importance: 31 - Number(businessDate.slice(8)),
    width: "1.75rem",
    minWidth: "1.75rem",
    cell: (store) => <Day day={dayOf(store)} storeId={store.storeId} />,
    text: (store) => dayOf(store)?.unequal ?? "",
  };
}

function Day({ day, storeId }: { day: CompletenessMonth["days"][number] | undefined; storeId: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (!day) return null;
  const { businessDate, tills, unequal } = day;
  const said = t(unequal > 0 ? "completeness.monthDiffers" : "completeness.monthEqual", {
    day: formats.date(businessDate),
    tills,
    count: unequal,
  });
  return (
    <Link
      className={unequal > 0 ? "month-day month-day-differs" : "month-day"}
      accessibleName={said}
      tooltip={said}
      href={intentHref("Completeness-search", { storeId, from: businessDate, to: businessDate })}
    >
      {unequal > 0 ? formats.count(unequal) : "✓"}
    </Link>
  );
}
