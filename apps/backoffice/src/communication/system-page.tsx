import type { CommunicationSystem } from "@counterfoil/contracts";
import { intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { DeleteSystem, SystemArrangements, SystemState, ValuesButton } from "@counterfoil/ui/communication";
import { type Fact, Loadable, Nothing, ObjectPage, usePermission } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { Button } from "@ui5/webcomponents-react/Button";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { at, setupHref, systemLamp, useSystem } from "./communication.ts";
import { DestinationChecks, DestinationTable } from "./destination-table.tsx";
import { SystemForm } from "./system-form.tsx";
import { hostOf } from "./system-list.tsx";

/** One communication system: who it is, where it answers, what is agreed with it. */
export function SystemPage() {
  const systemId = useIntent().parameters.SystemId ?? "";
  const [editing, setEditing] = useState(false);
  const query = useSystem(systemId);
  return (
    <Loadable query={query}>
      {(system) =>
        editing ? (
          <SystemForm system={system} onDone={() => setEditing(false)} />
        ) : (
          <SystemDetails system={system} onEdit={() => setEditing(true)} />
        )
      }
    </Loadable>
  );
}

function SystemDetails({ system, onEdit }: { system: CommunicationSystem; onEdit: () => void }) {
  const { t } = useTranslation();
  const mayConfigure = usePermission("hub.configure");
  return (
    <ObjectPage
      title={`${system.name} (${system.systemId})`}
      parent={{ title: t("systems.title"), href: intentHref("CommunicationSystem-search") }}
      actions={<SystemActions system={system} mayConfigure={mayConfigure} onEdit={onEdit} />}
      facts={useFacts(system)}
      above={
        system.reason && (
          <MessageStrip design="Negative" hideCloseButton>
            {said(system.reason)}
          </MessageStrip>
        )
      }
      sections={[
        { id: "destinations", title: t("destinations.title"), content: <DestinationTable system={system} /> },
        {
          id: "check",
          title: t("destinations.checks"),
          content: mayConfigure ? (
            <DestinationChecks system={system} />
          ) : (
            <Nothing title={t("systems.mayNotConfigure")} />
          ),
        },
        {
          id: "arrangements",
          title: t("arrangements.title"),
          content: <SystemArrangements at={at} systemId={system.systemId} mayChange={mayConfigure} />,
        },
      ]}
    />
  );
}

type ActionsProps = { system: CommunicationSystem; mayConfigure: boolean; onEdit: () => void };

function SystemActions({ system, mayConfigure, onEdit }: ActionsProps) {
  const { t } = useTranslation();
  const [deleting, setDeleting] = useState(false);
  const setUp = () => {
    globalThis.location.hash = setupHref(system.systemId);
  };
  return (
    <>
      {mayConfigure && (
        <Button design="Emphasized" onClick={onEdit}>
          {t("ui.edit")}
        </Button>
      )}
      <Button onClick={setUp}>{t("setup.open")}</Button>
      <ValuesButton systemId={system.systemId} />
      {mayConfigure && !system.active && <Button onClick={() => setDeleting(true)}>{t("systems.delete")}</Button>}
      {deleting && <DeleteSystem at={at} system={system} onClose={() => setDeleting(false)} />}
    </>
  );
}

function useFacts(system: CommunicationSystem): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const authorities = system.authorityFacts.map(({ subject, validTo }) => `${subject} (${formats.instant(validTo)})`);
  return [
    { label: t("column.state"), value: <SystemState lamp={systemLamp(system)} /> },
    { label: t("systems.kind"), value: t(`systems.kind.${system.kind}`) },
    { label: t("systems.host"), value: hostOf(system) },
    { label: t("systems.client"), value: system.client },
    { label: t("systems.senderPort"), value: system.senderPort },
    { label: t("systems.receiverPort"), value: system.receiverPort },
    { label: t("systems.receiver"), value: system.receiver },
    {
      label: t("systems.lastContact"),
      value: system.lastContactAt ? formats.instant(system.lastContactAt) : t("systems.never"),
    },
    ...(authorities.length > 0 ? [{ label: t("systems.authorities"), value: authorities.join(", ") }] : []),
  ];
}
