import { apiText, currentLanguage, download, navigate } from "@counterfoil/ui";
import { type Column, ListReport, StateTag, say, textColumn, usePermission, wholeOf } from "@counterfoil/ui/fiori";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CardType } from "./card-type.ts";
import { CardTypeForm } from "./card-type-form.tsx";
import { usePaymentMethodName } from "./payment-methods.ts";

const path = "/api/organisation/card-types";
const fetchAll = wholeOf<CardType>(path, ({ method, code, names, erpCode }) => [
  method,
  code,
  ...Object.values(names),
  erpCode,
]);

/** Cards that customers pay with, each with what the ERP calls it; one without a code is marked before its first receipt fails. */
export function CardTypeList() {
  const { t } = useTranslation();
  const mayManage = usePermission("organisation.manage");
  const [editing, setEditing] = useState<CardType | "new">();
  const columns = useColumns(mayManage ? setEditing : undefined);
  return (
    <>
      <ListReport
        intent="PaymentCardType-search"
        title={t("cards.title")}
        queryKey="card-types"
        fetchPage={async (filters, next, signal) => {
          const { items } = await fetchAll(filters, next, signal);
          return {
            items: items.filter(({ origin }) => filters.code === undefined || (origin ?? "none") === filters.code),
          };
        }}
        filters={[
          { kind: "text", name: "query", label: t("cards.search") },
          {
            kind: "choice",
            name: "code",
            label: t("ways.code"),
            options: (["own", "method", "none"] as const).map((value) => ({ value, text: t(`cards.origin.${value}`) })),
          },
        ]}
        columns={columns}
        rowKey={({ method, code }) => `${method}/${code}`}
        nothing={t("cards.nothing")}
        actions={<Actions mayManage={mayManage} onCreate={() => setEditing("new")} />}
      />
      {editing && <CardTypeForm {...(editing !== "new" && { card: editing })} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function Actions({ mayManage, onCreate }: { mayManage: boolean; onCreate: () => void }) {
  const { t } = useTranslation();
  const mayImport = usePermission("hub.configure") && mayManage;
  const save = useMutation({
    mutationFn: () => apiText(`${path}.csv`),
    onSuccess: ({ text, mediaType }) => download("card-types.csv", text, mediaType),
    onError: () => say(t("ui.notLoaded")),
  });
  return (
    <>
      {mayManage && (
        <Button design="Emphasized" onClick={onCreate}>
          {t("ui.create")}
        </Button>
      )}
      {mayImport && <Button onClick={() => navigate("PaymentCardType-import")}>{t("cards.import")}</Button>}
      <Button design="Transparent" onClick={() => save.mutate()}>
        {t("cards.download")}
      </Button>
    </>
  );
}

function useColumns(onEdit: ((card: CardType) => void) | undefined): Column<CardType>[] {
  const { t } = useTranslation();
  const methodName = usePaymentMethodName();
  const columns: Column<CardType>[] = [
    textColumn("code", t("cards.code"), ({ code }) => code, { importance: 9 }),
    textColumn("name", t("payment.name"), ({ names, code }) => names[currentLanguage()] ?? names.en ?? code, {
      importance: 8,
    }),
    textColumn("method", t("cards.method"), ({ method }) => methodName(method)),
    {
      id: "erpCode",
      title: t("ways.code"),
      importance: 7,
      cell: ({ erpCode }) => erpCode ?? <StateTag tone="negative">{t("ways.unmapped")}</StateTag>,
      text: ({ erpCode }) => erpCode ?? t("ways.unmapped"),
    },
    textColumn("origin", t("ways.from"), ({ origin }) => t(`cards.origin.${origin ?? "none"}`)),
    textColumn("active", t("cards.active"), ({ active }) => t(active ? "ui.yes" : "ui.no")),
  ];
  if (onEdit)
    columns.push({
      id: "edit",
      title: t("column.actions"),
      importance: 6,
      cell: (card) => (
        <Button accessibleName={`${t("ui.edit")} ${card.code}`} onClick={() => onEdit(card)}>
          {t("ui.edit")}
        </Button>
      ),
    });
  return columns;
}
