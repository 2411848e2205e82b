import { intentHref, navigate, withQuery } from "@counterfoil/ui";
import { type Column, type Filter, ListReport, pagesOf, textColumn, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { ObjectStatus, partnerStatuses } from "../common/object-status.tsx";
import { useValueList } from "../common/value-lists.ts";

type PartnerItem = {
  partnerId: string;
  name: string;
  category: string;
  grouping: string;
  roles: string[];
  accountGroup?: string;
  city?: string;
  country?: string;
  email?: string;
  phone?: string;
  status: string;
};

const fetchPage = pagesOf<PartnerItem>("/api/master-data/business-partners");
export const partnerHref = (partnerId: string) => intentHref("BusinessPartner-display", { partnerId });
export const categories = ["person", "organisation", "group"] as const;

export function PartnerList() {
  const { t } = useTranslation();
  const mayWrite = usePermission("masterData.write");
  return (
    <ListReport<PartnerItem>
      intent="BusinessPartner-search"
      title={t("partners.title")}
      queryKey="business-partners"
      fetchPage={fetchPage}
      csvHref={(asked) => withQuery("/api/master-data/business-partners.csv", asked)}
      filters={useFilters()}
      columns={useColumns()}
      rowKey={({ partnerId }) => partnerId}
      rowHref={({ partnerId }) => partnerHref(partnerId)}
      nothing={t("partners.nothing")}
      actions={
        mayWrite && (
          <>
            <Button design="Emphasized" onClick={() => navigate("BusinessPartner-create")}>
              {t("partners.create")}
            </Button>
            <Button onClick={() => navigate("BusinessPartner-import")}>{t("partners.import")}</Button>
          </>
        )
      }
    />
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: "text", name: "query", label: t("search.label"), placeholder: t("partners.searchHint") },
    {
      kind: "choice",
      name: "category",
      label: t("partners.category"),
      options: categories.map((value) => ({ value, text: t(`partners.category.${value}`) })),
    },
    { kind: "choice", name: "grouping", label: t("partners.grouping"), options: useValueList("grouping") },
    { kind: "choice", name: "role", label: t("partners.role"), options: useValueList("role") },
    {
      kind: "choice",
      name: "status",
      label: t("column.state"),
      options: partnerStatuses.map((value) => ({ value, text: t(`status.${value}`) })),
    },
  ];
}

function useColumns(): Column<PartnerItem>[] {
  const { t } = useTranslation();
  return [
    textColumn("partnerId", t("partners.partner"), ({ partnerId, name }) => `${name} (${partnerId})`, {
      importance: 9,
      minWidth: "14rem",
      cell: ({ partnerId, name }) => <Link href={partnerHref(partnerId)}>{`${name} (${partnerId})`}</Link>,
    }),
    {
      id: "status",
      title: t("column.state"),
      importance: 8,
      cell: ({ status }) => <ObjectStatus status={status} />,
      text: ({ status }) => t(`status.${status}`),
    },
    textColumn("category", t("partners.category"), ({ category }) => t(`partners.category.${category}`)),
    textColumn("grouping", t("partners.grouping"), ({ grouping }) => grouping, { minWidth: "5rem" }),
    textColumn("accountGroup", t("partners.accountGroup"), ({ accountGroup }) => accountGroup, { minWidth: "5rem" }),
    textColumn("city", t("sites.city"), ({ city, country }) => [city, country].filter(Boolean).join(", "), {
      importance: 5,
    }),
    textColumn("email", t("partners.email"), ({ email }) => email, { minWidth: "12rem", importance: 3 }),
    textColumn("phone", t("sites.phone"), ({ phone }) => phone, { importance: 2 }),
  ];
}
