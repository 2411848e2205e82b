import { intentHref } from "@counterfoil/ui";
import { ListReport, textColumn, usePermission, wholeOf } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { addressText, type Site } from "./site.ts";

const fetchPage = wholeOf<Site>("/api/master-data/sites", ({ siteId, name, address }) => [siteId, name, address.city]);
export const siteHref = (siteId: string) => intentHref("Site-display", { siteId });

export function SiteList() {
  const { t } = useTranslation();
  const mayWrite = usePermission("masterData.write");
  return (
    <ListReport<Site>
      intent="Site-search"
      title={t("sites.title")}
      queryKey="sites"
      fetchPage={fetchPage}
      filters={[{ kind: "text", name: "query", label: t("search.label"), placeholder: t("sites.searchHint") }]}
      rowKey={({ siteId }) => siteId}
      rowHref={({ siteId }) => siteHref(siteId)}
      nothing={t("sites.nothing")}
      actions={
        mayWrite && (
          <Button design="Emphasized" onClick={() => (globalThis.location.hash = intentHref("Site-create"))}>
            {t("sites.create")}
          </Button>
        )
      }
      columns={[
        textColumn("siteId", t("column.site"), ({ siteId }) => siteId, {
          importance: 9,
          minWidth: "12rem",
          cell: ({ siteId, name }) => <Link href={siteHref(siteId)}>{`${name} (${siteId})`}</Link>,
        }),
        textColumn("kind", t("sites.kind"), ({ kind }) => t(`sites.kind.${kind}`), { importance: 7 }),
        textColumn("address", t("sites.address"), ({ address }) => addressText(address), { minWidth: "16rem" }),
        textColumn("customerNumber", t("sites.customerNumber"), ({ customerNumber }) => customerNumber),
        textColumn("storage", t("sites.storageLocations"), ({ storageLocations }) =>
          storageLocations.map(({ id, name }) => `${name} (${id})`).join(", "),
        ),
      ]}
    />
  );
}
