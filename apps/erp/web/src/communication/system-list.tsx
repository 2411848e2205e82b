import { navigate, useFormats } from "@counterfoil/ui";
import { type Column, ListReport, StateTag, textColumn, wholeOf } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type System, systemHref, systemLamp, systemsPath, useMayManage } from "./communication.ts";
import { SystemForm } from "./system-form.tsx";

const fetchPage = wholeOf<System>(systemsPath, ({ systemId, name, baseUrl = "" }) => [systemId, name, baseUrl]);

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

export function SystemState({ system }: { system: System }) {
  const { t } = useTranslation();
  const { tone, word } = systemLamp(system);
  return <StateTag tone={tone}>{t(`systems.state.${word}`)}</StateTag>;
}

function useColumns(): Column<System>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    textColumn("system", t("systems.system"), ({ name, systemId }) => `${name} (${systemId})`, {
      importance: 9,
      minWidth: "12rem",
      cell: ({ systemId, name }) => <Link href={systemHref(systemId)}>{`${name} (${systemId})`}</Link>,
    }),
    textColumn("state", t("column.state"), (system) => t(`systems.state.${systemLamp(system).word}`), {
      importance: 8,
      minWidth: "9rem",
      cell: (system) => <SystemState system={system} />,
    }),
    textColumn("baseUrl", t("systems.baseUrl"), ({ baseUrl }) => baseUrl, { importance: 6, minWidth: "12rem" }),
    textColumn("scenarios", t("arrangements.scenarios"), ({ scenarios }) => scenarios.join(", "), {
      importance: 4,
      minWidth: "12rem",
    }),
    textColumn("at", t("systems.lastContact"), ({ lastContactAt }) => lastContactAt && formats.instant(lastContactAt), {
      importance: 5,
      minWidth: "10rem",
    }),
    textColumn("failure", t("sent.reason"), ({ lastFailure }) => lastFailure, { importance: 3, minWidth: "12rem" }),
  ];
}
