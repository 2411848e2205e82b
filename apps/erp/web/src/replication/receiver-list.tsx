import { useFormats } from "@counterfoil/ui";
import {
  type Column,
  ConnectionCheck,
  ListReport,
  ReadDialog,
  StateTag,
  textColumn,
  usePermission,
  wholeOf,
} from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ReceiverForm } from "./receiver-form.tsx";
import type { Receiver } from "./replication.ts";

const fetchPage = wholeOf<Receiver>("/api/replication/receivers", ({ receiverId, name, baseUrl }) => [
  receiverId,
  name,
  baseUrl,
]);
type Doing = { what: "create" } | { what: "edit" | "check"; receiver: Receiver };

/** The systems that get our master data. */
export function ReceiverList() {
  const { t } = useTranslation();
  const mayManage = usePermission("replication.manage");
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  return (
    <>
      <ListReport<Receiver>
        intent="Receiver-search"
        title={t("receivers.title")}
        queryKey="receivers"
        fetchPage={fetchPage}
        columns={useColumns(mayManage ? setDoing : undefined)}
        rowKey={({ receiverId }) => receiverId}
        nothing={t("receivers.nothing")}
        refreshMs={10_000}
        actions={
          mayManage && (
            <Button design="Emphasized" onClick={() => setDoing({ what: "create" })}>
              {t("receivers.create")}
            </Button>
          )
        }
      />
      {doing?.what === "create" && <ReceiverForm onClose={close} />}
      {doing?.what === "edit" && <ReceiverForm receiver={doing.receiver} onClose={close} />}
      {doing?.what === "check" && (
        <ReadDialog title={t("receivers.checkOf", { name: doing.receiver.name })} onClose={close}>
          <ConnectionCheck path={`/api/replication/receivers/${encodeURIComponent(doing.receiver.receiverId)}/check`} />
        </ReadDialog>
      )}
    </>
  );
}

function useColumns(onDo: ((doing: Doing) => void) | undefined): Column<Receiver>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const columns: Column<Receiver>[] = [
    textColumn("receiver", t("receivers.receiver"), ({ name, receiverId }) => `${name} (${receiverId})`, {
      importance: 9,
    }),
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      minWidth: "14rem",
      cell: (receiver) => <Contact receiver={receiver} />,
      text: ({ lastFailure }) => lastFailure ?? "",
    },
    textColumn(
      "lastContactAt",
      t("receivers.lastContact"),
      ({ lastContactAt }) => lastContactAt && formats.instant(lastContactAt),
      {
        minWidth: "10rem",
      },
    ),
    textColumn("baseUrl", t("receivers.baseUrl"), ({ baseUrl }) => baseUrl, { importance: 4, minWidth: "12rem" }),
    textColumn("user", t("receivers.technicalUser"), ({ technicalUser }) => technicalUser),
  ];
  if (onDo)
    columns.push({
      id: "actions",
      title: t("column.actions"),
      importance: 7,
      width: "17rem",
      cell: (receiver) => (
        <span className="table-actions">
          <Button onClick={() => onDo({ what: "check", receiver })}>{t("check.start")}</Button>
          <Button onClick={() => onDo({ what: "edit", receiver })}>{t("ui.edit")}</Button>
        </span>
      ),
      text: () => "",
    });
  return columns;
}

function Contact({ receiver: { lastFailure, lastContactAt } }: { receiver: Receiver }) {
  const { t } = useTranslation();
  if (lastFailure) return <StateTag tone="negative">{lastFailure}</StateTag>;
  if (!lastContactAt) return <StateTag tone="neutral">{t("receivers.neverCalled")}</StateTag>;
  return <StateTag tone="positive">{t("receivers.answers")}</StateTag>;
}
