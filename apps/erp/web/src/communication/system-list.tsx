import { navigate } from "@counterfoil/ui";
import { systemHref, useSystemColumns } from "@counterfoil/ui/communication";
import { type Column, ListReport, textColumn, wholeOf } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { at, type System, systemLamp, useMayManage } from "./communication.ts";
import { SystemForm } from "./system-form.tsx";

const fetchPage = wholeOf<System>(at.systems, ({ systemId, name, baseUrl = "" }) => [systemId, name, baseUrl]);

/** The systems that we exchange messages with. */
export function SystemList() {
  const { t } = useTranslation();
  const mayManage = useMayManage();
  const [creating, setCreating] = useState(false);
  return (
    <>
      <ListReport<System>
        intent="CommunicationSystem-search"
        title={t("systems.title")}
        queryKey="communication-systems-list"
        fetchPage={fetchPage}
        filters={[{ kind: "text", name: "query", label: t("systems.search") }]}
        columns={useColumns()}
        rowKey={({ systemId }) => systemId}
        rowHref={({ systemId }) => systemHref(systemId)}
        nothing={t("systems.nothing")}
        refreshMs={10_000}
        actions={
          mayManage && (
            <>
              <Button design="Emphasized" onClick={() => navigate("CommunicationSetup-start")}>
                {t("setup.title")}
              </Button>
              <Button onClick={() => setCreating(true)}>{t("systems.create")}</Button>
            </>
          )
        }
      />
      {creating && (
        <SystemForm
          onClose={() => setCreating(false)}
          onSaved={(SystemId) => navigate("CommunicationSystem-display", { SystemId })}
        />
      )}
    </>
  );
}

function useColumns(): Column<System>[] {
  const { t } = useTranslation();
  return [
    ...useSystemColumns<System>(systemLamp, ({ lastFailure }) => lastFailure),
    textColumn("baseUrl", t("systems.baseUrl"), ({ baseUrl }) => baseUrl, { importance: 6, minWidth: "12rem" }),
  ];
}
