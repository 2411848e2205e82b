import { intentHref, useFormats } from "@counterfoil/ui";
import {
  type Column,
  dateColumn,
  type Filter,
  figureColumn,
  ListReport,
  moneyColumn,
  pagesOf,
  StateTag,
  textColumn,
} from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useSiteChoices, useSiteText } from "../common/value-lists.ts";
import { type TillDay, toneOf, wordOf } from "./completeness.ts";

const fetchPage = pagesOf<TillDay>("/api/documents/completeness");
export const tillDayHref = ({ siteId, till, businessDate }: Pick<TillDay, "siteId" | "till" | "businessDate">) =>
  intentHref("Completeness-display", { siteId, till, businessDate });

/** Has all of each till's day come, and is it posted? The latest days first. */
export function CompletenessList() {
  const { t } = useTranslation();
  const filters: Filter[] = [
    { kind: "choice", name: "siteId", label: t("column.site"), options: useSiteChoices() },
    { kind: "text", name: "till", label: t("receipts.till") },
    {
      kind: "choice",
      name: "state",
      label: t("column.state"),
      options: ["complete", "incomplete"].map((value) => ({ value, text: t(`completeness.${value}`) })),
    },
    { kind: "date", name: "from", label: t("column.from") },
    { kind: "date", name: "to", label: t("column.to") },
  ];
  return (
    <ListReport<TillDay>
      intent="Completeness-search"
      title={t("completeness.title")}
      queryKey="completeness"
      fetchPage={fetchPage}
      filters={filters}
      columns={useColumns()}
      rowKey={({ siteId, till, businessDate }) => `${siteId} ${till} ${businessDate}`}
      rowHref={tillDayHref}
      nothing={t("completeness.nothing")}
      refreshMs={10_000}
    />
  );
}

export function DayState({ day }: { day: TillDay }) {
  const { t } = useTranslation();
  return <StateTag tone={toneOf(day)}>{t(`completeness.word.${wordOf(day)}`)}</StateTag>;
}

function useColumns(): Column<TillDay>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  const money = (id: string, title: string, amountOf: (day: TillDay) => number, importance: number) =>
    moneyColumn<TillDay>(id, title, (day) => ({ amount: amountOf(day), currency: day.currency || "GBP" }), formats, {
      importance,
    });
  return [
    dateColumn("date", t("receipts.businessDate"), ({ businessDate }) => businessDate, formats, {
      importance: 9,
      cell: (day) => <Link href={tillDayHref(day)}>{formats.date(day.businessDate)}</Link>,
    }),
    textColumn("site", t("column.site"), ({ siteId }) => siteText(siteId), { importance: 7 }),
    textColumn("till", t("receipts.till"), ({ till }) => till, { importance: 8, minWidth: "4rem" }),
    {
      id: "state",
      title: t("column.state"),
      importance: 9,
      minWidth: "8rem",
      cell: (day) => <DayState day={day} />,
      text: (day) => t(`completeness.word.${wordOf(day)}`),
    },
    textColumn(
      "numbers",
      t("completeness.numbers"),
      ({ first, last }) => (first === null ? "" : `${first} – ${last}`),
      {
        importance: 3,
      },
    ),
    figureColumn("gaps", t("completeness.gaps"), ({ gaps }) => gaps, formats.count, { importance: 6 }),
    figureColumn("doubles", t("completeness.doubles"), ({ doubles }) => doubles, formats.count),
    figureColumn("receipts", t("receipts.title"), ({ receipts }) => receipts, formats.count, { importance: 5 }),
    money("amount", t("receipts.amount"), ({ amount }) => amount, 5),
    figureColumn("posted", t("documents.state.posted"), ({ posted }) => posted, formats.count),
    figureColumn("setAside", t("documents.state.setAside"), ({ setAside }) => setAside, formats.count, {
      importance: 4,
    }),
    textColumn("closing", t("completeness.closing"), ({ closing }) => closing?.number, { importance: 4 }),
  ];
}
