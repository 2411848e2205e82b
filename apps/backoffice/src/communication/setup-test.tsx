import type { InwardTest, OutwardTest, Setup } from "@counterfoil/contracts";
import { api, intentHref, useFormats } from "@counterfoil/ui";
import { ProblemStrip, StateTag, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { Title } from "@ui5/webcomponents-react/Title";
import { useState } from "react";
import { useTranslation } from "react-i18next";

const setupPath = (systemId: string) => `/api/hub/communication-setup/${encodeURIComponent(systemId)}`;

/** A message both ways: outward a question that posts nothing, inward one that is marked as a test. */
export function SetupTest({ setup }: { setup: Setup }) {
  return (
    <>
      <Outward systemId={setup.systemId} />
      <Inward setup={setup} />
    </>
  );
}

function Outward({ systemId }: { systemId: string }) {
  const { t } = useTranslation();
  const mayConfigure = usePermission("hub.configure");
  const queryClient = useQueryClient();
  const ask = useMutation({
    mutationFn: () => api<OutwardTest>(`${setupPath(systemId)}/outward-test`, { method: "POST" }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["communication-setup"] }),
  });
  return (
    <section aria-label={t("setup.outward")}>
      <Title level="H4">{t("setup.outward")}</Title>
      <p>
        <Button disabled={!mayConfigure || ask.isPending} onClick={() => ask.mutate()}>
          {t("setup.ask")}
        </Button>
      </p>
      <ProblemStrip error={ask.error} />
      {ask.data && (
        <div role="status">
          <StateTag tone={ask.data.ok ? "positive" : "negative"}>
            {t(ask.data.ok ? "setup.answered" : "setup.notAnswered", { ms: ask.data.milliseconds })}
          </StateTag>
          <p>{ask.data.asked}</p>
          <pre>{ask.data.answer}</pre>
        </div>
      )}
    </section>
  );
}

function Inward({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { lastInboundAt, systemId, kind } = setup;
  // Only what comes after the page was opened is the message that somebody waits for.
  const [before] = useState(lastInboundAt);
  const arrived = lastInboundAt !== undefined && lastInboundAt !== before;
  return (
    <section aria-label={t("setup.inward")}>
      <Title level="H4">{t("setup.inward")}</Title>
      {kind === "embedded" ? <AskErp systemId={systemId} /> : <p>{t("setup.sendByHand")}</p>}
      {kind !== "embedded" && (
        <p>
          <Link href="/ccos/soap/BusinessPartnerSUITEBulkReplicateRequest_In/sample" target="_blank">
            {t("arrangements.sample")}
          </Link>
        </p>
      )}
      <div role="status">
        <StateTag tone={arrived ? "positive" : "information"}>
          {arrived ? t("setup.arrived", { at: formats.instant(lastInboundAt) }) : t("setup.waiting")}
        </StateTag>
      </div>
      {!arrived && lastInboundAt && <p>{t("setup.lastInbound", { at: formats.instant(lastInboundAt) })}</p>}
      <p>
        <Link href={intentHref("MasterDataCall-search")}>{t("setup.link.MasterDataCall-search")}</Link>
      </p>
    </section>
  );
}

function AskErp({ systemId }: { systemId: string }) {
  const { t } = useTranslation();
  const mayConfigure = usePermission("hub.configure");
  const ask = useMutation({
    mutationFn: () => api<InwardTest>(`${setupPath(systemId)}/inward-test`, { method: "POST" }),
  });
  return (
    <>
      <p>
        <Button disabled={!mayConfigure || ask.isPending} onClick={() => ask.mutate()}>
          {t("setup.letErpSend")}
        </Button>
      </p>
      <ProblemStrip error={ask.error} />
      {ask.data && (
        <p>
          <StateTag tone={ask.data.asked ? "positive" : "negative"}>
            {t(ask.data.asked ? "setup.asked" : "setup.notAsked")}
          </StateTag>{" "}
          {ask.data.detail}
        </p>
      )}
    </>
  );
}
