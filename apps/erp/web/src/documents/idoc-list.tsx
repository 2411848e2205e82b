import { intentHref, useFormats } from "@counterfoil/ui";
import {
  type Column,
  type Filter,
  figureColumn,
  instantColumn,
  ListReport,
  pagesOf,
  textColumn,
} from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { DocumentState } from "./document-state.tsx";
import type { Idoc } from "./documents.ts";

const fetchPage = pagesOf<Idoc>("/api/documents/idocs");
export const idocHref = (idocNumber: string | number) => intentHref("IDoc-display", { number: String(idocNumber) });

export function IdocList() {
  const { t } = useTranslation();
  const filters: Filter[] = [
    { kind: "text", name: "sender", label: t("idocs.sender") },
    {
      kind: "choice",
      name: "state",
      label: t("column.state"),
      options: ["accepted", "rejected"].map((value) => ({ value, text: t(`documents.state.${value}`) })),
    },
  ];
  return (
    <ListReport<Idoc>
      intent="IDoc-search"
      title={t("idocs.title")}
      queryKey="idocs"
      fetchPage={fetchPage}
      filters={filters}
      columns={useColumns()}
      rowKey={({ idocNumber }) => idocNumber}
      rowHref={({ idocNumber }) => idocHref(idocNumber)}
      nothing={t("idocs.nothing")}
      refreshMs={5_000}
    />
  );
}

function useColumns(): Column<Idoc>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    textColumn("number", t("idocs.number"), ({ idocNumber }) => idocNumber, {
      importance: 9,
      minWidth: "10rem",
      cell: ({ idocNumber }) => <Link href={idocHref(idocNumber)}>{idocNumber}</Link>,
    }),
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      cell: ({ state }) => <DocumentState state={state} />,
      text: ({ state }) => t(`documents.state.${state}`),
    },
    textColumn("type", t("idocs.type"), ({ idocType }) => idocType, { importance: 6 }),
    textColumn("sender", t("idocs.sender"), ({ sender }) => sender, { importance: 4 }),
    instantColumn("receivedAt", t("idocs.receivedAt"), ({ receivedAt }) => receivedAt, formats, {
      minWidth: "10rem",
    }),
    figureColumn("records", t("idocs.records"), ({ records }) => records, formats.count),
    figureColumn("posted", t("documents.state.posted"), ({ posted }) => posted, formats.count),
    figureColumn("setAside", t("documents.state.setAside"), ({ setAside }) => setAside, formats.count, {
      importance: 7,
    }),
  ];
}
