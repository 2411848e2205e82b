import { useFormats } from "@counterfoil/ui";
import { type Column, type Filter, ListReport, pagesOf } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import type { AuditEntry } from "./access.ts";
import { detailText } from "./detail-text.ts";

const fetchPage = pagesOf<AuditEntry>("/api/access/audit");
const objectTypes = [
  "person",
  "technicalUser",
  "till",
  "store",
  "company",
  "paymentMethod",
  "tax",
  "communicationSystem",
  "communicationArrangement",
  "confirmation",
  "outboundMessage",
  "inboundDocument",
];

/** Who changed what, and when. */
export function AuditList() {
  const { t } = useTranslation();
  const filters: Filter[] = [
    {
      kind: "choice",
      name: "objectType",
      label: t("audit.objectType"),
      options: objectTypes.map((value) => ({ value, text: t(`audit.type.${value}`) })),
    },
    { kind: "text", name: "objectId", label: t("audit.objectId") },
  ];
  return (
    <ListReport
      intent="ChangeLog-search"
      title={t("audit.title")}
      queryKey="audit"
      fetchPage={fetchPage}
      filters={filters}
      columns={useColumns()}
      rowKey={(entry) => String(entry.id)}
      nothing={t("audit.nothing")}
    />
  );
}

function useColumns(): Column<AuditEntry>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  // "person.created": the object has its own column.
  const actionText = ({ action }: AuditEntry) => t(`audit.action.${action.split(".").at(-1)}`, action);
  const objectText = (entry: AuditEntry) =>
    `${t(`audit.type.${entry.objectType}`, entry.objectType)} ${entry.objectId}`;
  return [
    {
      id: "at",
      title: t("audit.at"),
      importance: 9,
      minWidth: "10rem",
      cell: (entry) => formats.instant(entry.at),
      text: (entry) => entry.at,
    },
    {
      id: "actor",
      title: t("audit.actor"),
      importance: 7,
      minWidth: "9rem",
      cell: (entry) => entry.actor.name,
      text: (entry) => entry.actor.name,
    },
    {
      id: "action",
      title: t("audit.action"),
      importance: 8,
      minWidth: "10rem",
      cell: actionText,
      text: actionText,
    },
    { id: "object", title: t("audit.object"), importance: 6, minWidth: "10rem", cell: objectText, text: objectText },
    {
      id: "detail",
      title: t("audit.detail"),
      minWidth: "14rem",
      cell: (entry) => detailText(entry) || "–",
      text: detailText,
    },
  ];
}
