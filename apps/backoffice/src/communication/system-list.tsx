import type { CommunicationSystem } from "@counterfoil/contracts";
import { navigate } from "@counterfoil/ui";
import { systemHref, useSystemColumns } from "@counterfoil/ui/communication";
import { type Column, ListReport, textColumn, usePermission, wholeOf } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useTranslation } from "react-i18next";
import { at, systemLamp } from "./communication.ts";

const fetchPage = wholeOf<CommunicationSystem>(at.systems, ({ systemId, name, destinations }) => [
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

/** The host of its standard destination. */
export function hostOf({ destinations }: CommunicationSystem): string {
  const url = (destinations.find(({ use }) => use === "standard") ?? destinations[0])?.url;
  return url === undefined ? "" : new URL(url).host;
}

function useColumns(): Column<CommunicationSystem>[] {
  const { t } = useTranslation();
  return [
    ...useSystemColumns<CommunicationSystem>(systemLamp, ({ reason }) => reason),
    textColumn("kind", t("systems.kind"), ({ kind }) => t(`systems.kind.${kind}`), { importance: 3 }),
    textColumn("host", t("systems.host"), hostOf, { importance: 6, minWidth: "10rem" }),
  ];
}
