import { type JournalPage, journalKinds } from "@counterfoil/contracts";
import { useFormats, withQuery } from "@counterfoil/ui";
import { type Column, type Filter, instantColumn, ListReport, pagesOf, textColumn } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { useStoreName, useStoreOptions } from "../organisation/queries.ts";
import { factsText } from "./facts-text.ts";

type Entry = JournalPage["items"][number];
const path = "/api/journal/entries";
const fetchPage = pagesOf<Entry>(path);

/** What happened at the tills beside their receipts: who signed in, what was cancelled, who lent a right, when a drawer was opened. */
export function JournalList() {
  const { t } = useTranslation();
  return (
    <ListReport
      intent="TillJournal-search"
      title={t("journal.title")}
      queryKey="till-journal"
      fetchPage={fetchPage}
      filters={useFilters()}
      columns={useColumns()}
      rowKey={({ id }) => id}
      nothing={t("journal.nothing")}
      refreshMs={10_000}
      csvHref={(asked) => withQuery(`${path}.csv`, asked)}
    />
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: "text", name: "query", label: t("journal.search"), placeholder: t("journal.searchHint") },
    { kind: "choice", name: "storeId", label: t("column.store"), options: useStoreOptions() },
    { kind: "text", name: "tillId", label: t("column.till"), placeholder: "1010-01" },
    {
      kind: "choice",
      name: "kind",
      label: t("journal.kind"),
      options: journalKinds.map((value) => ({ value, text: t(`journal.kind.${value}`) })),
    },
    { kind: "date", name: "from", label: t("journal.from") },
    { kind: "date", name: "to", label: t("journal.to") },
  ];
}

function useColumns(): Column<Entry>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  return [
    instantColumn("occurredAt", t("journal.occurredAt"), ({ occurredAt }) => occurredAt, formats, {
      importance: 8,
      minWidth: "10rem",
    }),
    textColumn("store", t("column.store"), ({ tillId }) => storeName(tillId.slice(0, 4)), { importance: 3 }),
    textColumn("till", t("column.till"), ({ tillId }) => tillId, { importance: 7, minWidth: "5rem" }),
    textColumn("sequence", t("journal.sequence"), ({ sequence }) => formats.count(sequence), { importance: 2 }),
    textColumn("kind", t("journal.kind"), ({ kind }) => t(`journal.kind.${kind}`, kind), {
      importance: 9,
      minWidth: "10rem",
    }),
    textColumn("person", t("journal.person"), ({ personName }) => personName ?? "", {
      importance: 6,
      minWidth: "8rem",
    }),
    textColumn("facts", t("journal.facts"), ({ facts }) => factsText(facts, t), { importance: 5, minWidth: "14rem" }),
    instantColumn("arrivedAt", t("journal.arrivedAt"), ({ arrivedAt }) => arrivedAt, formats, { importance: 1 }),
  ];
}
