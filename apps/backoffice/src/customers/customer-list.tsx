import type { ErpState } from "@counterfoil/contracts";
import { intentHref, navigate } from "@counterfoil/ui";
import { type Column, ListReport, pagesOf, StateTag, textColumn, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { ErpTag, useErpText } from "./erp-state.tsx";

type CustomerLine = {
  partnerId: string;
  name: string;
  isCustomer: boolean;
  withdrawn: boolean;
  /** Of one made here. */
  erpState: ErpState | null;
  erpNumber: string | null;
  /** Names of a company's contact persons of today. */
  contacts: string | null;
};

const fetchPage = pagesOf<CustomerLine>("/api/customers/partners");
const customerHref = (partnerId: string) => intentHref("Customer-display", { partnerId });

/** Business partners, of the ERP and made here: found by number, name, mail or phone. */
export function CustomerList() {
  const { t } = useTranslation();
  const mayWrite = usePermission("customers.write");
  return (
    <ListReport<CustomerLine>
      intent="Customer-search"
      title={t("customers.title")}
      queryKey="customers"
      fetchPage={fetchPage}
      filters={[{ kind: "text", name: "query", label: t("customers.search"), placeholder: t("customers.searchHint") }]}
      actions={
        mayWrite && (
          <Button design="Emphasized" onClick={() => navigate("Customer-create")}>
            {t("customers.create")}
          </Button>
        )
      }
      columns={useColumns()}
      rowKey={({ partnerId }) => partnerId}
      rowHref={({ partnerId }) => customerHref(partnerId)}
      nothing={t("customers.nothing")}
    />
  );
}

function useColumns(): Column<CustomerLine>[] {
  const { t } = useTranslation();
  const erpText = useErpText();
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
    textColumn("contacts", t("customers.contacts"), ({ contacts }) => contacts ?? "", { importance: 5 }),
    {
      id: "erp",
      title: t("customers.inErp"),
      importance: 6,
      cell: ({ erpState, erpNumber }) => erpState && <ErpTag erpState={erpState} erpNumber={erpNumber} />,
      text: ({ erpState, erpNumber }) => (erpState ? erpText({ erpState, erpNumber }) : ""),
    },
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
