import { useIntent } from "@counterfoil/ui";
import { type Column, type FetchPage, ListReport, textColumn, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { nameIn } from "../common/value-lists.ts";
import { CodeDialog } from "./code-dialog.tsx";
import { type AccountCode, fetchCodes, purposes } from "./codes.ts";
import { UnknownCustomers } from "./unknown-customers.tsx";

const fetchPage: FetchPage<AccountCode> = async ({ purpose, query }, _next, signal) => ({
  items: (await fetchCodes(signal)).filter(
    (each) =>
      (!purpose || each.purpose === purpose) &&
      `${each.code} ${each.account} ${nameIn(each.texts)}`.toLowerCase().includes((query ?? "").toLowerCase()),
  ),
});

/** Which codes of the tills are known here, and to which account each is booked. */
export function CodeList() {
  const { t } = useTranslation();
  const { purpose, newCode } = useIntent().parameters;
  const mayConfigure = usePermission("documents.configure");
  const asked = newCode !== undefined && purpose !== undefined ? { purpose, code: newCode } : undefined;
  const [editing, setEditing] = useState<Partial<AccountCode> | undefined>(asked);
  return (
    <>
      <ListReport<AccountCode>
        intent="AccountCode-search"
        title={t("codes.title")}
        queryKey="account-codes"
        fetchPage={fetchPage}
        filters={[
          { kind: "text", name: "query", label: t("search.label") },
          {
            kind: "choice",
            name: "purpose",
            label: t("codes.purpose"),
            options: purposes.map((value) => ({ value, text: t(`codes.purpose.${value}`) })),
          },
        ]}
        columns={useColumns(mayConfigure ? setEditing : undefined)}
        rowKey={({ purpose, code }) => `${purpose} ${code}`}
        nothing={t("codes.nothing")}
        actions={
          mayConfigure && (
            <>
              <Button design="Emphasized" onClick={() => setEditing({ purpose: purpose ?? "payment" })}>
                {t("codes.create")}
              </Button>
              <UnknownCustomers />
            </>
          )
        }
      />
      {editing && mayConfigure && <CodeDialog code={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function useColumns(onEdit: ((code: AccountCode) => void) | undefined): Column<AccountCode>[] {
  const { t } = useTranslation();
  return [
    textColumn("code", t("codes.code"), ({ code }) => code, {
      importance: 9,
      cell: (code) =>
        onEdit && code.purpose !== "clearing" ? <Link onClick={() => onEdit(code)}>{code.code}</Link> : code.code,
    }),
    textColumn("purpose", t("codes.purpose"), ({ purpose }) => t(`codes.purpose.${purpose}`), { importance: 8 }),
    textColumn("text", t("codes.text"), ({ texts }) => nameIn(texts), { importance: 7, minWidth: "12rem" }),
    textColumn("account", t("posting.account"), ({ account }) => (account === "*" ? t("codes.byTax") : account), {
      importance: 8,
    }),
  ];
}
