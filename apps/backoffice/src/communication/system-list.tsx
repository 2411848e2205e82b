import type { CommunicationSystem } from "@counterfoil/contracts";
import { navigate, useFormats } from "@counterfoil/ui";
import { type Column, ListReport, StateTag, textColumn, usePermission, wholeOf } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { systemHref, systemLamp, systemsPath } from "./communication.ts";

const fetchPage = wholeOf<CommunicationSystem>(systemsPath, ({ systemId, name, destinations }) => [
  systemId,
  name,
  ...destinations.map(({ url }) => url),
]);

/** The systems that we exchange messages with. */
export function SystemList() {
  const { t } = useTranslation();
  const mayConfigure = usePermission("hub.configure");
  return (
    <ListReport
      intent="CommunicationSystem-search"
      title={t("systems.title")}
      queryKey="communication-systems-list"
      fetchPage={fetchPage}
      filters={[{ kind: "text", name: "query", label: t("systems.search") }]}
      columns={useColumns()}
      rowKey={({ systemId }) => systemId}
      rowHref={({ systemId }) => systemHref(systemId)}
      nothing={t("systems.nothing")}
      refreshMs={5000}
      actions={
        mayConfigure && (
          <>
            <Button design="Emphasized" onClick={() => navigate("CommunicationSetup-start")}>
              {t("setup.open")}
            </Button>
            <Button onClick={() => navigate("CommunicationSystem-create")}>{t("systems.create")}</Button>
          </>
        )
      }
    />
  );
}

export function SystemState({ system }: { system: CommunicationSystem }) {
  const { t } = useTranslation();
  const { tone, word } = systemLamp(system);
  return <StateTag tone={tone}>{t(`systems.state.${word}`)}</StateTag>;
}

/** The host of its standard destination. */
export function hostOf({ destinations }: CommunicationSystem): string {
  const url = (destinations.find(({ use }) => use === "standard") ?? destinations[0])?.url;
  return url === undefined ? "" : new URL(url).host;
}

function useColumns(): Column<CommunicationSystem>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "system",
      title: t("systems.system"),
      importance: 9,
      minWidth: "12rem",
      cell: ({ systemId, name }) => <Link href={systemHref(systemId)}>{`${name} (${systemId})`}</Link>,
      text: ({ systemId, name }) => `${name} (${systemId})`,
    },
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      minWidth: "9rem",
      cell: (system) => <SystemState system={system} />,
      text: (system) => t(`systems.state.${systemLamp(system).word}`),
    },
    textColumn("kind", t("systems.kind"), ({ kind }) => t(`systems.kind.${kind}`), { importance: 3 }),
    textColumn("host", t("systems.host"), hostOf, { importance: 6, minWidth: "10rem" }),
    textColumn("scenarios", t("systems.scenarios"), ({ scenarios }) => scenarios.join(", "), {
      importance: 4,
      minWidth: "12rem",
    }),
    {
      id: "lastContactAt",
      title: t("systems.lastContact"),
      importance: 5,
      minWidth: "10rem",
      cell: ({ lastContactAt }) => (lastContactAt ? formats.instant(lastContactAt) : t("systems.never")),
      text: ({ lastContactAt }) => lastContactAt ?? "",
    },
    textColumn("reason", t("messages.reason"), ({ reason }) => reason, { importance: 2, minWidth: "12rem" }),
  ];
}
