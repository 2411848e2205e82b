import { api, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import { type Fact, FormDialog, Loadable, ObjectPage, say } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type System, systemPath, useChange, useMayManage, useSystem, valuesHref } from "./communication.ts";
import { SystemArrangements } from "./system-arrangements.tsx";
import { SystemForm } from "./system-form.tsx";
import { SystemState } from "./system-list.tsx";
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
            {system.lastFailure}
          </MessageStrip>
        )
      }
      sections={[
        { id: "outbound", title: t("systems.outboundUsers"), content: <OutboundUsers system={system} /> },
        { id: "inbound", title: t("systems.inboundUsers"), content: <InboundUsers system={system} /> },
        {
          id: "arrangements",
          title: t("arrangements.title"),
          content: <SystemArrangements systemId={system.systemId} />,
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
      <Button
        onClick={() => {
          globalThis.location.hash = valuesHref(system.systemId);
        }}
      >
        {t("values.open")}
      </Button>
      {mayManage && !system.active && <Button onClick={() => setDoing("delete")}>{t("systems.delete")}</Button>}
      {doing === "edit" && <SystemForm system={system} onClose={close} />}
      {doing === "delete" && <DeleteSystem system={system} onClose={close} />}
    </>
  );
}

function DeleteSystem({ system, onClose }: { system: System; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useChange(
    () => api(systemPath(system.systemId), { method: "DELETE" }),
    () => {
      say(t("systems.deleted"));
      navigate("CommunicationSystem-search", {}, { replace: true });
    },
  );
  return (
    <FormDialog
      title={t("systems.delete")}
      confirm={t("systems.delete")}
      negative
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t("systems.deleteHint", { name: system.name })}</p>
    </FormDialog>
  );
}

function useFacts(system: System): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    { label: t("column.state"), value: <SystemState system={system} /> },
    { label: t("systems.baseUrl"), value: system.baseUrl ?? t("systems.state.inboundOnly") },
    { label: t("systems.businessSystem"), value: system.businessSystem },
    { label: t("systems.ownSystem"), value: system.ownSystem },
    {
      label: t("systems.lastContact"),
      value: system.lastContactAt ? formats.instant(system.lastContactAt) : t("systems.never"),
    },
  ];
}
