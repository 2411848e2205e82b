import { api, useFormats } from "@counterfoil/ui";
import {
  DataTable,
  instantColumn,
  Loadable,
  RawDocument,
  ReadDialog,
  StateTag,
  textColumn,
} from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PricingCall } from "./order.ts";

const tones = { priced: "positive", refused: "negative", unreachable: "critical", unusable: "negative" } as const;
type Shown = { callId: number; document: "request" | "answer" };

/** What was asked and what came back, as it went over the wire. */
export function PricingCalls({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [shown, setShown] = useState<Shown>();
  const path = `/api/orders/${encodeURIComponent(orderId)}/calls`;
  const query = useQuery({
    queryKey: ["pricing-calls", orderId],
    queryFn: ({ signal }) => api<{ items: PricingCall[] }>(path, { signal }),
  });
  const show = (document: Shown["document"], { callId }: PricingCall) => (
    <Button key={document} design="Transparent" onClick={() => setShown({ callId, document })}>
      {t(`orders.call.${document}`)}
    </Button>
  );
  return (
    <>
      <Loadable inside query={query}>
        {({ items }) => (
          <DataTable<PricingCall>
            name={t("orders.calls")}
            rows={items}
            rowKey={({ callId }) => String(callId)}
            nothing={t("orders.noCalls")}
            columns={[
              instantColumn("at", t("changes.at"), ({ calledAt }) => calledAt, formats, {
                importance: 9,
                minWidth: "10rem",
              }),
              {
                id: "outcome",
                title: t("column.state"),
                importance: 8,
                cell: ({ outcome }) => (
                  <StateTag tone={tones[outcome as keyof typeof tones] ?? "neutral"}>
                    {t(`orders.outcome.${outcome}`, outcome)}
                  </StateTag>
                ),
                text: ({ outcome }) => t(`orders.outcome.${outcome}`, outcome),
              },
              textColumn("reason", t("sent.reason"), ({ reason }) => said(reason), {
                importance: 6,
                minWidth: "14rem",
              }),
              textColumn("duration", t("orders.duration"), ({ durationMs }) => `${formats.count(durationMs)} ms`),
              {
                id: "documents",
                title: t("column.actions"),
                importance: 7,
                minWidth: "12rem",
                cell: (call) => (
                  <span className="table-actions">
                    {show("request", call)}
                    {call.hasAnswer && show("answer", call)}
                  </span>
                ),
              },
            ]}
          />
        )}
      </Loadable>
      {shown && (
        <ReadDialog title={t(`orders.call.${shown.document}`)} onClose={() => setShown(undefined)}>
          <RawDocument path={`${path}/${shown.callId}/${shown.document}`} name={t(`orders.call.${shown.document}`)} />
        </ReadDialog>
      )}
    </>
  );
}
