import type { ArrangedService, Arrangement, Confirmation } from "@counterfoil/contracts";
import { api, intentHref, useFormats } from "@counterfoil/ui";
import { ServiceList, ArrangementPage as SharedPage, useChange } from "@counterfoil/ui/communication";
import { type Column, DataTable, ProblemStrip, StateTag, type Tone, usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { at } from "./communication.ts";
import { ServiceCard } from "./service-card.tsx";
import { TechnicalUserChoice } from "./technical-user-choice.tsx";

export const ArrangementList = () => <ServiceList at={at} />;

/** One arrangement: its services in both directions, who may send by it, and what was confirmed. */
export function ArrangementPage() {
  const { t } = useTranslation();
  return (
    <SharedPage<ArrangedService, Arrangement>
      at={at}
      partsOf={(arrangement, sides) => ({
        card: (service) => <ServiceCard key={service.service} arrangement={arrangement} service={service} />,
        after: [
          ...(sides.includes("inbound")
            ? [{ id: "user", title: t("arrangements.configuration"), content: <Sender arrangement={arrangement} /> }]
            : []),
          ...(arrangement.scenario === "SAP_COM_0008"
            ? [
                {
                  id: "confirmations",
                  title: t("confirmations.title"),
                  content: <Confirmations systemId={arrangement.systemId} />,
                },
              ]
            : []),
        ],
      })}
    />
  );
}

function Sender({ arrangement }: { arrangement: Arrangement }) {
  const { t } = useTranslation();
  const { systemId, scenario, technicalUser } = arrangement;
  const change = useChange((user: string) =>
    api(at.arrangement(systemId, scenario), { method: "PUT", body: { technicalUser: user === "" ? null : user } }),
  );
  return (
    <>
      <ProblemStrip error={change.error} />
      <TechnicalUserChoice scenario={scenario} value={technicalUser ?? ""} onChange={change.mutate} />
      <p className="hint">{t("arrangements.technicalUserHint")}</p>
    </>
  );
}

const tones: Record<Confirmation["state"], Tone> = {
  due: "neutral",
  ready: "information",
  sent: "positive",
  dead: "negative",
};

function Confirmations({ systemId }: { systemId: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["communication-confirmations"],
    queryFn: async ({ signal }) => (await api<{ items: Confirmation[] }>("/api/hub/confirmations", { signal })).items,
    refetchInterval: 5000,
  });
  const retry = useChange((documentId: string) =>
    api(`/api/hub/confirmations/${documentId}/retry`, { method: "POST" }),
  );
  return (
    <>
      <ProblemStrip error={query.error ?? retry.error} />
      <DataTable
        name={t("confirmations.title")}
        columns={useConfirmationColumns(retry.mutate)}
        rows={(query.data ?? []).filter((each) => each.systemId === systemId)}
        rowKey={({ documentId }) => documentId}
        nothing={t("confirmations.nothing")}
        loading={query.isPending}
      />
    </>
  );
}

function useConfirmationColumns(onRetry: (documentId: string) => void): Column<Confirmation>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayRetry = usePermission("hub.retry");
  return [
    {
      id: "document",
      title: t("confirmations.document"),
      importance: 9,
      minWidth: "12rem",
      cell: ({ documentId }) => (
        <Link href={intentHref("MasterDataCall-display", { id: documentId })}>{documentId}</Link>
      ),
      text: ({ documentId }) => documentId,
    },
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      minWidth: "9rem",
      cell: ({ state }) => <StateTag tone={tones[state]}>{t(`confirmations.state.${state}`)}</StateTag>,
      text: ({ state }) => t(`confirmations.state.${state}`),
    },
    {
      id: "at",
      title: t("confirmations.at"),
      importance: 6,
      minWidth: "10rem",
      cell: ({ sentAt, createdAt }) => formats.instant(sentAt ?? createdAt),
      text: ({ sentAt, createdAt }) => sentAt ?? createdAt,
    },
    {
      id: "reason",
      title: t("messages.reason"),
      minWidth: "12rem",
      cell: ({ reason }) => reason ?? "–",
      text: ({ reason }) => reason ?? "",
    },
    {
      id: "actions",
      title: t("column.actions"),
      importance: 7,
      cell: ({ documentId, state }) =>
        mayRetry && state !== "sent" && <Button onClick={() => onRetry(documentId)}>{t("action.retry")}</Button>,
    },
  ];
}
