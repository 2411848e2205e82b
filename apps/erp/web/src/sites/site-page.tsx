import { api, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import { DataTable, Facts, Loadable, ObjectPage, type Section, textColumn, usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChangeDocuments } from "../common/change-documents.tsx";
import { addressText, type Site, type SiteAnswer } from "./site.ts";
import { SiteForm } from "./site-form.tsx";

export function SitePage() {
  const siteId = useIntent().parameters.siteId ?? "";
  const [editing, setEditing] = useState(false);
  const query = useQuery({
    queryKey: ["site", siteId],
    queryFn: ({ signal }) => api<SiteAnswer>(`/api/master-data/sites/${encodeURIComponent(siteId)}`, { signal }),
  });
  return (
    <Loadable query={query}>
      {(answer) =>
        editing ? (
          <SiteForm answer={answer} onDone={() => setEditing(false)} />
        ) : (
          <SiteDetails answer={answer} onEdit={() => setEditing(true)} />
        )
      }
    </Loadable>
  );
}

export function SiteCreation() {
  return (
    <SiteForm
      onDone={(siteId) =>
        siteId === undefined ? navigate("Site-search") : navigate("Site-display", { siteId }, { replace: true })
      }
    />
  );
}

function SiteDetails({ answer: { site, changedAt, changedBy }, onEdit }: { answer: SiteAnswer; onEdit: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayWrite = usePermission("masterData.write");
  return (
    <ObjectPage
      title={`${site.name} (${site.siteId})`}
      parent={{ title: t("sites.title"), href: intentHref("Site-search") }}
      actions={mayWrite && <Button onClick={onEdit}>{t("ui.edit")}</Button>}
      facts={[
        { label: t("sites.kind"), value: t(`sites.kind.${site.kind}`) },
        { label: t("sites.address"), value: addressText(site.address) },
        { label: t("column.changed"), value: `${formats.instant(changedAt)}, ${changedBy}` },
      ]}
      sections={useSections(site)}
    />
  );
}

function useSections(site: Site): Section[] {
  const { t } = useTranslation();
  const field = (
    name:
      | "customerNumber"
      | "companyCode"
      | "salesOrganisation"
      | "distributionChannel"
      | "currency"
      | "timeZone"
      | "phone",
  ) => ({
    label: t(`sites.${name}`),
    value: site[name],
  });
  return [
    {
      id: "organisation",
      title: t("sites.organisation"),
      content: (
        <Facts
          facts={[
            field("customerNumber"),
            field("companyCode"),
            field("salesOrganisation"),
            field("distributionChannel"),
            field("currency"),
            field("timeZone"),
            field("phone"),
          ]}
        />
      ),
    },
    {
      id: "storage",
      title: t("sites.storageLocations"),
      content: (
        <DataTable<Site["storageLocations"][number]>
          name={t("sites.storageLocations")}
          rows={site.storageLocations}
          rowKey={({ id }) => id}
          nothing="–"
          columns={[
            textColumn("id", t("sites.storageLocation"), ({ id }) => id),
            textColumn("name", t("form.name"), ({ name }) => name),
          ]}
        />
      ),
    },
    {
      id: "changes",
      title: t("changes.title"),
      content: <ChangeDocuments path={`/api/master-data/sites/${encodeURIComponent(site.siteId)}/changes`} />,
    },
  ];
}
