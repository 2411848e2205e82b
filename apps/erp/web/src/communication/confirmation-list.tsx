import type { Page } from "@counterfoil/contracts";
import { api, intentHref, useFormats } from "@counterfoil/ui";
import {
  type Column,
  DataTable,
  figureColumn,
  instantColumn,
  ListReport,
  ProblemStrip,
  pagesOf,
  StateTag,
  type Tone,
  textColumn,
} from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { type Confirmation, confirmationHref, confirmationsPath } from "./communication.ts";

export const confirmationTones: Record<Confirmation["state"], Tone> = {
  applied: "positive",
  unknown: "critical",
  test: "neutral",
  rejected: "negative",
};
const states = Object.keys(confirmationTones);
const fetchPage = pagesOf<Confirmation>(confirmationsPath);

/** What receivers said became of our messages. */
export function ConfirmationList() {
  const { t } = useTranslation();
  return (
    <ListReport<Confirmation>
      intent="Confirmation-search"
      title={t("confirmations.title")}
      queryKey="communication-confirmations"
      fetchPage={fetchPage}
      filters={[
        {
          kind: "choice",
          name: "state",
          label: t("column.state"),
          options: states.map((value) => ({ value, text: t(`confirmations.state.${value}`) })),
        },
        { kind: "text", name: "receiverId", label: t("systems.system") },
      ]}
      columns={useConfirmationColumns()}
      rowKey={({ confirmationId }) => String(confirmationId)}
      rowHref={({ confirmationId }) => confirmationHref(confirmationId)}
      nothing={t("confirmations.nothing")}
      refreshMs={10_000}
    />
  );
}

/** The newest of one system. */
export function ConfirmationTable({ receiverId }: { receiverId: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["communication-confirmations", receiverId],
    queryFn: ({ signal }) => api<Page<Confirmation>>(confirmationsPath, { query: { receiverId, limit: 10 }, signal }),
    refetchInterval: 5000,
  });
  return (
    <>
      <ProblemStrip error={query.error} />
      <DataTable
        name={t("confirmations.title")}
        columns={useConfirmationColumns()}
        rows={query.data?.items ?? []}
        rowKey={({ confirmationId }) => String(confirmationId)}
        rowHref={({ confirmationId }) => confirmationHref(confirmationId)}
        nothing={t("confirmations.nothing")}
        loading={query.isPending}
      />
      <p>
        <Link href={intentHref("Confirmation-search", { receiverId })}>{t("confirmations.all")}</Link>
      </p>
    </>
  );
}

function useConfirmationColumns(): Column<Confirmation>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    instantColumn("at", t("confirmations.at"), ({ receivedAt }) => receivedAt, formats, {
      importance: 9,
      minWidth: "10rem",
      cell: ({ confirmationId, receivedAt }) => (
        <Link href={confirmationHref(confirmationId)}>{formats.instant(receivedAt)}</Link>
      ),
    }),
    textColumn("state", t("column.state"), ({ state }) => t(`confirmations.state.${state}`), {
      importance: 8,
      minWidth: "9rem",
      cell: ({ state }) => <StateTag tone={confirmationTones[state]}>{t(`confirmations.state.${state}`)}</StateTag>,
    }),
    textColumn("system", t("systems.system"), ({ receiverId }) => receiverId, { importance: 4 }),
    figureColumn("objects", t("confirmations.objects"), ({ objects }) => objects, formats.count, { importance: 7 }),
    figureColumn("failed", t("confirmations.failed"), ({ failed }) => failed, formats.count, { importance: 6 }),
    textColumn("reason", t("sent.reason"), ({ reason }) => said(reason), { importance: 5, minWidth: "14rem" }),
  ];
}
