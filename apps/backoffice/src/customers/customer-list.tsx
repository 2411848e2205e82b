import { intentHref } from "@counterfoil/ui";
import { type Column, ListReport, pagesOf, StateTag, textColumn } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";

type CustomerLine = { partnerId: string; name: string; isCustomer: boolean; withdrawn: boolean };

const fetchPage = pagesOf<CustomerLine>("/api/customers/partners");
const customerHref = (partnerId: string) => intentHref("Customer-display", { partnerId });

/** Business partners as the ERP sent them: found by number, name, mail or phone. */
export function CustomerList() {
  const { t } = useTranslation();
  return (
    <ListReport<CustomerLine>
      intent="Customer-search"
      title={t("customers.title")}
      queryKey="customers"
      fetchPage={fetchPage}
      filters={[{ kind: "text", name: "query", label: t("customers.search"), placeholder: t("customers.searchHint") }]}
      columns={useColumns()}
      rowKey={({ partnerId }) => partnerId}
      rowHref={({ partnerId }) => customerHref(partnerId)}
      nothing={t("customers.nothing")}
    />
  );
}

function useColumns(): Column<CustomerLine>[] {
  const { t } = useTranslation();
  const standing = ({ isCustomer, withdrawn }: CustomerLine) =>
    t(withdrawn ? "customers.withdrawn" : isCustomer ? "customers.active" : "customers.noCustomer");
  return [
    {
      id: "name",
      title: t("customers.name"),
      importance: 9,
      minWidth: "14rem",
      cell: ({ partnerId, name }) => <Link href={customerHref(partnerId)}>{name || partnerId}</Link>,
      text: ({ name }) => name,
    },
    textColumn("partnerId", t("customers.number"), ({ partnerId }) => partnerId, { importance: 8 }),
    {
      id: "state",
      title: t("column.state"),
      importance: 7,
      cell: (row) => (
        <StateTag tone={row.withdrawn ? "negative" : row.isCustomer ? "positive" : "neutral"}>{standing(row)}</StateTag>
      ),
      text: standing,
    },
  ];
}
