import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { DataTable, Loadable, ObjectPage, RawDocument, type Section, textColumn } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useTranslation } from "react-i18next";
import { DocumentState } from "./document-state.tsx";
import type { IdocDetail } from "./documents.ts";
import { rowFaultText } from "./fault-text.ts";
import { receiptHref } from "./receipt-list.tsx";

type Row = IdocDetail["receipts"][number];
type Unreadable = IdocDetail["unreadable"][number];
const idocPath = (number: string | number) => `/api/documents/idocs/${Number(number)}`;

/** An IDoc as it came, and each receipt in it. */
export function IdocPage() {
  const number = useIntent().parameters.number ?? "0";
  const query = useQuery({
    queryKey: ["idoc", number],
    queryFn: ({ signal }) => api<IdocDetail>(idocPath(number), { signal }),
    refetchInterval: ({ state }) => (state.data && state.data.pending > 0 ? 2000 : false),
  });
  return <Loadable query={query}>{(idoc) => <IdocDetails idoc={idoc} />}</Loadable>;
}

function IdocDetails({ idoc }: { idoc: IdocDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <ObjectPage
      title={`IDoc ${idoc.idocNumber}`}
      subtitle={<DocumentState state={idoc.state} />}
      parent={{ title: t("idocs.title"), href: intentHref("IDoc-search") }}
      facts={[
        { label: t("idocs.type"), value: idoc.idocType },
        { label: t("idocs.sender"), value: idoc.sender },
        { label: t("idocs.technicalUser"), value: idoc.technicalUser },
        { label: t("idocs.receivedAt"), value: formats.instant(idoc.receivedAt) },
        { label: t("idocs.archiveKey"), value: idoc.archiveKey },
        { label: t("runs.size"), value: formats.bytes(idoc.bytes) },
        { label: t("idocs.repeated"), value: formats.count(idoc.repeated) },
      ]}
      above={
        idoc.reason && (
          <MessageStrip design="Negative" hideCloseButton>
            {said(idoc.reason)}
          </MessageStrip>
        )
      }
      sections={useSections(idoc)}
    />
  );
}

function useSections(idoc: IdocDetail): Section[] {
  const { t } = useTranslation();
  return [
    { id: "receipts", title: t("receipts.title"), content: <Receipts idoc={idoc} /> },
    ...(idoc.unreadable.length > 0
      ? [{ id: "unreadable", title: t("idocs.unreadable"), content: <UnreadableReceipts idoc={idoc} /> }]
      : []),
    {
      id: "document",
      title: t("idocs.document"),
      content: <RawDocument path={`${idocPath(idoc.idocNumber)}/raw`} name={`idoc-${idoc.idocNumber}.xml`} />,
    },
  ];
}

function Receipts({ idoc }: { idoc: IdocDetail }) {
  const { t } = useTranslation();
  return (
    <DataTable<Row>
      name={t("receipts.title")}
      rows={idoc.receipts}
      rowKey={({ receiptId }) => String(receiptId)}
      rowHref={({ receiptId }) => receiptHref(receiptId)}
      nothing={t("receipts.nothing")}
      columns={[
        textColumn("number", t("receipts.number"), ({ receiptNumber }) => receiptNumber, {
          importance: 9,
          cell: ({ receiptId, receiptNumber }) => (
            <Link href={receiptHref(receiptId)}>{receiptNumber || String(receiptId)}</Link>
          ),
        }),
        {
          id: "state",
          title: t("column.state"),
          importance: 8,
          cell: ({ state }) => <DocumentState state={state} />,
          text: ({ state }) => t(`documents.state.${state}`),
        },
        textColumn("reason", t("receipts.reason"), rowFaultText, { minWidth: "16rem" }),
      ]}
    />
  );
}

function UnreadableReceipts({ idoc }: { idoc: IdocDetail }) {
  const { t } = useTranslation();
  return (
    <DataTable<Unreadable>
      name={t("idocs.unreadable")}
      rows={idoc.unreadable}
      rowKey={({ position }) => String(position)}
      nothing="–"
      columns={[
        textColumn("position", t("idocs.position"), ({ position }) => position),
        textColumn("number", t("receipts.number"), ({ receiptNumber }) => receiptNumber),
        textColumn("reason", t("receipts.reason"), ({ reason }) => said(reason), { importance: 9, minWidth: "16rem" }),
      ]}
    />
  );
}
