import { intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { DeleteSystem, SystemArrangements, SystemState, ValuesButton } from "@counterfoil/ui/communication";
import { type Fact, Loadable, ObjectPage, textColumn } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { Button } from "@ui5/webcomponents-react/Button";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Arrangement, at, type System, systemLamp, useMayManage, useSystem } from "./communication.ts";
import { SystemForm } from "./system-form.tsx";
import { InboundUsers, OutboundUsers } from "./system-users.tsx";

/** One communication system: who it is, where it answers, as whom each side calls, and what is agreed. */
export function SystemPage() {
  const query = useSystem(useIntent().parameters.SystemId ?? "");
  return <Loadable query={query}>{(system) => <Details system={system} />}</Loadable>;
}

function Details({ system }: { system: System }) {
  const { t } = useTranslation();
  return (
    <ObjectPage
      title={`${system.name} (${system.systemId})`}
      parent={{ title: t("systems.title"), href: intentHref("CommunicationSystem-search") }}
      actions={<Actions system={system} />}
      facts={useFacts(system)}
      above={
        system.lastFailure && (
          <MessageStrip design="Negative" hideCloseButton>
            {said(system.lastFailure)}
          </MessageStrip>
        )
      }
      sections={[
        { id: "outbound", title: t("systems.outboundUsers"), content: <OutboundUsers system={system} /> },
        { id: "inbound", title: t("systems.inboundUsers"), content: <InboundUsers system={system} /> },
        {
          id: "arrangements",
          title: t("arrangements.title"),
          content: <Arrangements systemId={system.systemId} />,
        },
      ]}
    />
  );
}

function Actions({ system }: { system: System }) {
  const { t } = useTranslation();
  const mayManage = useMayManage();
  const [doing, setDoing] = useState<"edit" | "delete">();
  const close = () => setDoing(undefined);
  return (
    <>
      {mayManage && (
        <Button design="Emphasized" onClick={() => setDoing("edit")}>
          {t("ui.edit")}
        </Button>
      )}
      <ValuesButton systemId={system.systemId} />
      {mayManage && !system.active && <Button onClick={() => setDoing("delete")}>{t("systems.delete")}</Button>}
      {doing === "edit" && <SystemForm system={system} onClose={close} />}
      {doing === "delete" && <DeleteSystem at={at} system={system} onClose={close} />}
    </>
  );
}

function useFacts(system: System): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    { label: t("column.state"), value: <SystemState lamp={systemLamp(system)} /> },
    { label: t("systems.baseUrl"), value: system.baseUrl ?? t("systems.state.inboundOnly") },
    { label: t("systems.businessSystem"), value: system.businessSystem },
    { label: t("systems.ownSystem"), value: system.ownSystem },
    {
      label: t("systems.lastContact"),
      value: system.lastContactAt ? formats.instant(system.lastContactAt) : t("systems.never"),
    },
  ];
}

function Arrangements({ systemId }: { systemId: string }) {
  const { t } = useTranslation();
  return (
    <SystemArrangements<Arrangement>
      at={at}
      systemId={systemId}
      mayChange={useMayManage()}
      moreColumns={[
        textColumn("inbound", t("arrangements.inboundUser"), ({ inboundUser }) => inboundUser, { importance: 4 }),
        textColumn("outbound", t("arrangements.outboundUser"), ({ outboundUser }) => outboundUser, { importance: 3 }),
      ]}
    />
  );
}
