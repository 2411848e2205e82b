import { api, intentHref } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { FileImport } from "../common/file-import.tsx";
import { type ImportedPartner, ImportedPartners } from "./imported-partners.tsx";

const post = async (document: string, dryRun: boolean) => {
  const path = "/api/master-data/business-partners/import";
  const body = { document };
  return (await api<{ partners: ImportedPartner[] }>(path, { method: "POST", body, query: { dryRun } })).partners;
};

/** Partners of another S/4HANA. */
export function PartnerImport() {
  const { t } = useTranslation();
  return (
    <FileImport
      kind="businessPartners"
      title={t("partners.import")}
      hint={t("partners.import.hint")}
      parent={{ title: t("partners.title"), href: intentHref("BusinessPartner-search") }}
      accept=".json,application/json"
      post={post}
      what={t("partners.title")}
      table={(partners, isTrial) => <ImportedPartners partners={partners} isTrial={isTrial} />}
    />
  );
}
