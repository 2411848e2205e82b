import type { Alert, AlertDelivery } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import {
  type Column,
  type Filter,
  instantColumn,
  ListReport,
  pagesOf,
  ReadDialog,
  StateTag,
  type Tone,
  textColumn,
} from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AlertTabs } from "./alert-tabs.tsx";
import { useAlertWords } from "./use-alert-words.ts";

const open = pagesOf<Alert>("/api/hub/alerts", { open: "true" });
const past = pagesOf<Alert>("/api/hub/alerts", { open: "false" });

/** What people have to know now. */
export function AlertList() {
  return <Alerts intent="Alert-search" fetchPage={open} nothing="alerts.nothing" />;
}

/** What is over. */
export function PastAlertList() {
  return <Alerts intent="AlertPast-search" fetchPage={past} nothing="alerts.nothingPast" />;
}

type AlertsProps = { intent: "Alert-search" | "AlertPast-search"; fetchPage: typeof open; nothing: string };

function Alerts({ intent, fetchPage, nothing }: AlertsProps) {
  const { t } = useTranslation();
  const filters: Filter[] = [{ kind: "text", name: "query", label: t("messages.search") }];
  return (
    <ListReport<Alert>
      intent={intent}
      title={t(intent === "Alert-search" ? "alerts.title" : "alerts.past")}
      queryKey={intent}
      fetchPage={fetchPage}
      filters={filters}
      columns={useColumns(intent === "AlertPast-search")}
      rowKey={({ id }) => String(id)}
      nothing={t(nothing)}
      refreshMs={5000}
      above={<AlertTabs current={intent} />}
    />
  );
}

function useColumns(isPast: boolean): Column<Alert>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useAlertWords();
  const columns: Column<Alert>[] = [
    {
      id: "severity",
      title: t("alerts.severity"),
      importance: 8,
      cell: ({ severity }) => (
        <StateTag tone={severity === "error" ? "negative" : "critical"}>{t(`alerts.severity.${severity}`)}</StateTag>
      ),
      text: ({ severity }) => t(`alerts.severity.${severity}`),
    },
    {
      id: "title",
      title: t("alerts.what"),
      importance: 10,
      minWidth: "14rem",
      cell: (alert) =>
        alert.link.startsWith("#") ? <Link href={alert.link}>{words(alert).title}</Link> : words(alert).title,
      text: (alert) => words(alert).title,
    },
    textColumn("detail", t("alerts.detail"), (alert) => words(alert).detail, { importance: 6, minWidth: "16rem" }),
    instantColumn("raisedAt", t("alerts.since"), ({ raisedAt }) => raisedAt, formats, { importance: 7 }),
  ];
  if (isPast)
    columns.push(
      instantColumn("clearedAt", t("alerts.until"), ({ clearedAt }) => clearedAt, formats, { importance: 7 }),
    );
  return columns;
}

const deliveries = pagesOf<AlertDelivery>("/api/hub/alert-deliveries");
const tones: Record<AlertDelivery["state"], Tone> = {
  waiting: "information",
  sent: "positive",
  kept: "neutral",
  dead: "negative",
};

/** The outbox: every mail and every call, whether it arrived, and what it says. */
export function DeliveryList() {
  const { t } = useTranslation();
  const formats = useFormats();
  const [reading, setReading] = useState<AlertDelivery>();
  const columns: Column<AlertDelivery>[] = [
    {
      id: "subject",
      title: t("alerts.subject"),
      importance: 10,
      minWidth: "14rem",
      cell: (delivery) => (
        <Button design="Transparent" onClick={() => setReading(delivery)}>
          {delivery.subject}
        </Button>
      ),
      text: ({ subject }) => subject,
    },
    textColumn("address", t("alerts.address"), ({ address }) => address, { importance: 8, minWidth: "11rem" }),
    {
      id: "state",
      title: t("column.state"),
      importance: 9,
      minWidth: "9rem",
      cell: ({ state, reason }) => (
        <span>
          <StateTag tone={tones[state]}>{t(`alerts.delivery.${state}`)}</StateTag>
          {reason && <span className="pair pair-key">{reason}</span>}
        </span>
      ),
      text: ({ state }) => t(`alerts.delivery.${state}`),
    },
    instantColumn("createdAt", t("messages.createdAt"), ({ createdAt }) => createdAt, formats, { importance: 5 }),
  ];
  return (
    <>
      <ListReport<AlertDelivery>
        intent="AlertDelivery-search"
        title={t("alerts.outbox")}
        queryKey="alert-deliveries"
        fetchPage={deliveries}
        columns={columns}
        rowKey={({ id }) => id}
        nothing={t("alerts.nothingSent")}
        refreshMs={5000}
        above={<AlertTabs current="AlertDelivery-search" />}
      />
      {reading && (
        <ReadDialog title={reading.subject} onClose={() => setReading(undefined)}>
          <pre className="raw-text">{reading.content}</pre>
        </ReadDialog>
      )}
    </>
  );
}
