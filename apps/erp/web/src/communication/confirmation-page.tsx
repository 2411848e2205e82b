import type { Page } from "@counterfoil/contracts";
import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { systemHref } from "@counterfoil/ui/communication";
import {
  type Column,
  DataTable,
  type Fact,
  Loadable,
  ObjectPage,
  RawDocument,
  StateTag,
  textColumn,
} from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { partnerHref } from "../partners/partner-list.tsx";
import { runHref } from "../replication/run-list.tsx";
import { type Confirmation, confirmationsPath } from "./communication.ts";
import { confirmationTones } from "./confirmation-list.tsx";

type Confirmed = {
  position: number;
  objectKey: string;
  receiverKey: string | null;
  result: "confirmed" | "confirmedWithErrors";
  reason: string | null;
  current: boolean;
};

/** One confirmation: which message it answers, what it says of each object, and the document as it came. */
export function ConfirmationPage() {
  const id = useIntent().parameters.id ?? "";
  const query = useQuery({
    queryKey: ["communication-confirmation", id],
    queryFn: ({ signal }) => api<Confirmation>(`${confirmationsPath}/${encodeURIComponent(id)}`, { signal }),
    retry: false,
  });
  return <Loadable query={query}>{(confirmation) => <Details confirmation={confirmation} />}</Loadable>;
}

function Details({ confirmation }: { confirmation: Confirmation }) {
  const { t } = useTranslation();
  const path = `${confirmationsPath}/${confirmation.confirmationId}`;
  return (
    <ObjectPage
      title={t("confirmations.one", { id: confirmation.confirmationId })}
      parent={{ title: t("confirmations.title"), href: intentHref("Confirmation-search") }}
      facts={useFacts(confirmation)}
      sections={[
        { id: "objects", title: t("confirmations.objects"), content: <Objects path={`${path}/objects`} /> },
        {
          id: "document",
          title: t("runs.document"),
          content: <RawDocument path={`${path}/document`} name={t("runs.document")} />,
        },
      ]}
    />
  );
}

function useFacts({ state, receiverId, technicalUser, receivedAt, reference, runId, reason }: Confirmation): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      label: t("column.state"),
      value: <StateTag tone={confirmationTones[state]}>{t(`confirmations.state.${state}`)}</StateTag>,
    },
    { label: t("confirmations.at"), value: formats.instant(receivedAt) },
    { label: t("systems.system"), value: <Link href={systemHref(receiverId)}>{receiverId}</Link> },
    { label: t("technical.user"), value: technicalUser },
    { label: t("confirmations.reference"), value: reference ?? "–" },
    ...(runId === null ? [] : [{ label: t("runs.run"), value: <Link href={runHref(runId)}>{String(runId)}</Link> }]),
    ...(reason === null ? [] : [{ label: t("sent.reason"), value: said(reason) }]),
  ];
}

function Objects({ path }: { path: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["communication-confirmed", path],
    queryFn: ({ signal }) => api<Page<Confirmed>>(path, { query: { limit: 500 }, signal }),
  });
  const columns: Column<Confirmed>[] = [
    textColumn("key", t("sent.object"), ({ objectKey }) => objectKey, {
      importance: 9,
      cell: ({ objectKey }) => <Link href={partnerHref(objectKey)}>{objectKey}</Link>,
    }),
    textColumn("result", t("column.state"), ({ result }) => t(`confirmed.${result}`), {
      importance: 8,
      minWidth: "10rem",
      cell: ({ result }) => (
        <StateTag tone={result === "confirmed" ? "positive" : "negative"}>{t(`confirmed.${result}`)}</StateTag>
      ),
    }),
    textColumn("receiverKey", t("confirmations.receiverKey"), ({ receiverKey }) => receiverKey, { importance: 6 }),
    textColumn("reason", t("sent.reason"), ({ reason }) => said(reason), { importance: 7, minWidth: "14rem" }),
    textColumn("current", t("confirmations.current"), ({ current }) => t(current ? "form.yes" : "form.no"), {
      minWidth: "8rem",
    }),
  ];
  return (
    <Loadable inside query={query}>
      {({ items, next }) => (
        <>
          <DataTable
            name={t("confirmations.objects")}
            columns={columns}
            rows={items}
            rowKey={({ position }) => String(position)}
            nothing={t("confirmations.noObject")}
          />
          {next && <p className="hint">{t("confirmations.first", { count: items.length })}</p>}
        </>
      )}
    </Loadable>
  );
}
