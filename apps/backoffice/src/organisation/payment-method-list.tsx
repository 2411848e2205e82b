import { currentLanguage } from "@counterfoil/ui";
import { type Column, ListReport, usePermission, wholeOf } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PaymentMethod } from "./organisation.ts";
import { PaymentMethodForm } from "./payment-method-form.tsx";

const fetchPage = wholeOf<PaymentMethod>("/api/organisation/payment-methods", ({ code }) => [code]);

export function PaymentMethodList() {
  const { t } = useTranslation();
  const mayManage = usePermission("organisation.manage");
  const [editing, setEditing] = useState<PaymentMethod | "new">();
  return (
    <>
      <ListReport
        intent="PaymentMethod-search"
        title={t("payment.title")}
        queryKey="payment-method-list"
        fetchPage={fetchPage}
        columns={useColumns(mayManage ? setEditing : undefined)}
        rowKey={(method) => method.code}
        nothing={t("payment.nothing")}
        actions={
          mayManage && (
            <Button design="Emphasized" onClick={() => setEditing("new")}>
              {t("ui.create")}
            </Button>
          )
        }
      />
      {editing && (
        <PaymentMethodForm {...(editing !== "new" && { method: editing })} onClose={() => setEditing(undefined)} />
      )}
    </>
  );
}

function useColumns(onEdit: ((method: PaymentMethod) => void) | undefined): Column<PaymentMethod>[] {
  const { t } = useTranslation();
  const name = (method: PaymentMethod) => method.names[currentLanguage()] ?? method.code;
  const columns: Column<PaymentMethod>[] = [
    {
      id: "code",
      title: t("payment.code"),
      importance: 9,
      cell: (method) => method.code,
      text: (method) => method.code,
    },
    { id: "name", title: t("payment.name"), importance: 8, cell: name, text: name },
    {
      id: "kind",
      title: t("payment.kind"),
      cell: (method) => t(`payment.kind.${method.kind}`),
      text: (method) => t(`payment.kind.${method.kind}`),
    },
    {
      id: "erpCode",
      title: t("payment.erpCode"),
      importance: 7,
      cell: (method) => method.erpCode ?? t("payment.erpCodeOfCards"),
      text: (method) => method.erpCode ?? t("payment.erpCodeOfCards"),
    },
  ];
  if (onEdit)
    columns.push({
      id: "edit",
      title: t("column.actions"),
      importance: 6,
      cell: (method) => <Button onClick={() => onEdit(method)}>{t("ui.edit")}</Button>,
    });
  return columns;
}
