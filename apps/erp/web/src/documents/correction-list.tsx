import { useFormats } from "@counterfoil/ui";
import { type Filter, instantColumn, ListReport, pagesOf, textColumn } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { useSiteText } from "../common/value-lists.ts";
import { DocumentState } from "./document-state.tsx";
import { receiptHref } from "./receipt-list.tsx";

type Correction = {
  receiptId: number;
  version: number;
  receiptNumber: string;
  siteId: string;
  state: string;
  replacedAt: string;
  replacedBy: string;
  how: "form" | "mass";
  why: string;
};
const fetchPage = pagesOf<Correction>("/api/documents/corrections");

/** Who corrected what and why, newest first; for whoever has to answer for it. */
export function CorrectionList() {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  const filters: Filter[] = [
    { kind: "text", name: "query", label: t("search.label"), placeholder: t("corrections.searchHint") },
    {
      kind: "choice",
      name: "how",
      label: t("corrections.how"),
      options: ["form", "mass"].map((value) => ({ value, text: t(`versions.how.${value}`) })),
    },
    { kind: "date", name: "from", label: t("column.from") },
    { kind: "date", name: "to", label: t("column.to") },
  ];
  return (
    <ListReport<Correction>
      intent="Correction-search"
      title={t("corrections.title")}
      queryKey="corrections"
      fetchPage={fetchPage}
      filters={filters}
      rowKey={({ receiptId, version }) => `${receiptId} ${version}`}
      rowHref={({ receiptId }) => receiptHref(receiptId)}
      nothing={t("corrections.nothing")}
      columns={[
        textColumn("number", t("receipts.number"), ({ receiptNumber }) => receiptNumber, {
          importance: 9,
          minWidth: "9rem",
          cell: ({ receiptId, receiptNumber }) => <Link href={receiptHref(receiptId)}>{receiptNumber}</Link>,
        }),
        instantColumn("at", t("corrections.at"), ({ replacedAt }) => replacedAt, formats, {
          importance: 7,
          minWidth: "10rem",
        }),
        textColumn("by", t("changes.by"), ({ replacedBy }) => replacedBy, { importance: 8 }),
        textColumn("why", t("corrections.why"), ({ why }) => why, { importance: 8, minWidth: "14rem" }),
        textColumn("how", t("corrections.how"), ({ how }) => t(`versions.how.${how}`)),
        textColumn("site", t("column.site"), ({ siteId }) => siteText(siteId)),
        {
          id: "state",
          title: t("column.state"),
          importance: 6,
          cell: ({ state }) => <DocumentState state={state} />,
          text: ({ state }) => t(`documents.state.${state}`),
        },
      ]}
    />
  );
}
