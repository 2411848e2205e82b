import type { Page } from "@counterfoil/contracts";
import { useTranslation } from "react-i18next";
import { api, withQuery } from "../api.ts";
import { instantColumn, textColumn } from "../fiori/columns.ts";
import type { Filter, FilterValues } from "../fiori/filter-bar.tsx";
import { type FetchPage, ListReport } from "../fiori/list-report.tsx";
import { useFormats } from "../use-formats.ts";
import type { AuditEntry } from "./access.ts";
import { useAuditWords } from "./audit-words.ts";

/** Days are the reader's: from the beginning of the first to the end of the last. */
const askedOf = ({ from, to, ...filters }: FilterValues) => ({
  ...filters,
  from: from && startOf(from, 0),
  until: to && startOf(to, 1),
});
const fetchPage: FetchPage<AuditEntry> = (filters, next, signal) =>
  api<Page<AuditEntry>>("/api/access/audit", { query: { ...askedOf(filters), next }, signal });

export function startOf(day: string, daysLater: number): string {
  const start = new Date(`${day}T00:00:00`);
  start.setDate(start.getDate() + daysLater);
  return start.toISOString();
}

/** Who changed what, and when, in sentences. */
export function AuditList({ objectTypes }: { objectTypes: readonly string[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useAuditWords();
  const filters: Filter[] = [
    { kind: "text", name: "actor", label: t("audit.actor") },
    {
      kind: "choice",
      name: "objectType",
      label: t("audit.objectType"),
      options: objectTypes.map((value) => ({ value, text: words.type(value) })),
    },
    { kind: "text", name: "objectId", label: t("audit.objectId") },
    { kind: "date", name: "from", label: t("audit.from") },
    { kind: "date", name: "to", label: t("audit.to") },
  ];
  return (
    <ListReport
      intent="ChangeLog-search"
      title={t("audit.title")}
      queryKey="audit"
      fetchPage={fetchPage}
      filters={filters}
      rowKey={(entry) => String(entry.id)}
      nothing={t("audit.nothing")}
      csvHref={(asked) => withQuery("/api/access/audit.csv", askedOf(asked))}
      columns={[
        instantColumn<AuditEntry>("at", t("audit.at"), ({ at }) => at, formats, {
          importance: 8,
          minWidth: "9rem",
        }),
        textColumn("sentence", t("audit.sentence"), words.sentence, { importance: 9, minWidth: "18rem" }),
        textColumn("detail", t("audit.detail"), words.detail, { importance: 6, minWidth: "16rem" }),
        textColumn<AuditEntry>("actor", t("audit.actor"), ({ actor }) => actor.name, { importance: 3 }),
        textColumn<AuditEntry>("objectId", t("audit.objectId"), ({ objectId }) => objectId, { importance: 2 }),
      ]}
    />
  );
}
