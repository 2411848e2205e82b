import { useFormats } from "@counterfoil/ui";
import {
  type Column,
  DataTable,
  figureColumn,
  instantColumn,
  RawDocument,
  ReadDialog,
  StateTag,
  type Tone,
  textColumn,
} from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type TargetDocument, targetPath } from "./targets.ts";

const tones: Record<TargetDocument["state"], Tone> = {
  ready: "information",
  delivered: "positive",
  refused: "negative",
  replaced: "neutral",
};

/** The last documents, each stored before it was sent and to be read as it was. */
export function TargetDocuments({ targetId, documents }: { targetId: string; documents: TargetDocument[] }) {
  const { t } = useTranslation();
  const [read, setRead] = useState<TargetDocument>();
  return (
    <>
      <DataTable
        name={t("targets.documents")}
        columns={useColumns(setRead)}
        rows={documents}
        rowKey={(document) => String(document.documentId)}
        nothing={t("targets.noDocuments")}
      />
      {read && (
        <ReadDialog title={`${read.type} ${read.documentId}`} onClose={() => setRead(undefined)}>
          <RawDocument
            path={`${targetPath(targetId)}/documents/${read.documentId}`}
            name={`${targetId}-${read.documentId}.xml`}
          />
        </ReadDialog>
      )}
    </>
  );
}

function useColumns(onRead: (document: TargetDocument) => void): Column<TargetDocument>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const state = (document: TargetDocument) => t(`targets.state.${document.state}`);
  return [
    instantColumn("created", t("targets.created"), (document) => document.createdAt, formats, {
      importance: 8,
      minWidth: "10rem",
    }),
    textColumn("type", t("targets.type"), (document) => document.type, { importance: 7, minWidth: "10rem" }),
    {
      id: "state",
      title: t("column.state"),
      importance: 9,
      minWidth: "9rem",
      cell: (document) => (
        <span>
          <StateTag tone={tones[document.state]}>{state(document)}</StateTag>
          {document.reason && <span className="pair pair-key">{said(document.reason)}</span>}
        </span>
      ),
      text: state,
    },
    textColumn(
      "books",
      t("offers.book"),
      ({ mode, fromBook, toBook }) => (mode === "full" ? String(toBook) : `${fromBook} → ${toBook}`),
      { importance: 5 },
    ),
    figureColumn("objects", t("targets.objects"), (document) => document.objects, formats.count, { importance: 4 }),
    figureColumn("bytes", t("targets.bytes"), (document) => document.bytes, formats.bytes),
    {
      id: "actions",
      title: t("column.actions"),
      importance: 6,
      cell: (document) => <Button onClick={() => onRead(document)}>{t("targets.read")}</Button>,
    },
  ];
}
