import type { WorkingTime } from "@counterfoil/contracts";
import { useFormats, withQuery } from "@counterfoil/ui";
import { type Column, type Filter, instantColumn, ListReport, pagesOf, textColumn } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { useStoreName, useStoreOptions } from "../organisation/queries.ts";

const path = "/api/journal/working-time";
const fetchPage = pagesOf<WorkingTime>(path);

/** Who worked from when to when, as they said at the tills; what was said alone has no hours and is to be looked at. */
export function WorkingTimeList() {
  const { t } = useTranslation();
  const filters: Filter[] = [
    { kind: "text", name: "query", label: t("workingTime.person"), placeholder: t("workingTime.personHint") },
    { kind: "choice", name: "storeId", label: t("column.store"), options: useStoreOptions() },
    { kind: "date", name: "from", label: t("journal.from") },
    { kind: "date", name: "to", label: t("journal.to") },
  ];
  return (
    <ListReport
      intent="WorkingTime-search"
      title={t("workingTime.title")}
      queryKey="working-time"
      fetchPage={fetchPage}
      filters={filters}
      columns={useColumns()}
      rowKey={({ id }) => id}
      nothing={t("workingTime.nothing")}
      refreshMs={30_000}
      csvHref={(asked) => withQuery(`${path}.csv`, asked)}
    />
  );
}

function useColumns(): Column<WorkingTime>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  const hours = ({ beganAt, minutes }: WorkingTime) =>
    minutes === undefined
      ? t(beganAt ? "workingTime.noEnd" : "workingTime.noBeginning")
      : t("workingTime.hours", {
          hours: formats.count(Math.floor(minutes / 60)),
          minutes: String(minutes % 60).padStart(2, "0"),
        });
  return [
    textColumn("person", t("workingTime.person"), ({ personName }) => personName, { importance: 9, minWidth: "8rem" }),
    instantColumn("beganAt", t("workingTime.beganAt"), ({ beganAt }) => beganAt, formats, { importance: 8 }),
    instantColumn("endedAt", t("workingTime.endedAt"), ({ endedAt }) => endedAt, formats, { importance: 7 }),
    textColumn("hours", t("workingTime.length"), hours, { importance: 8, minWidth: "7rem" }),
    textColumn("store", t("column.store"), ({ storeId }) => storeName(storeId), { importance: 4 }),
    textColumn("till", t("column.till"), ({ tillId }) => tillId, { importance: 3, minWidth: "5rem" }),
  ];
}
