import type { CustomerAccount } from "@counterfoil/contracts";
import { api, useFormats } from "@counterfoil/ui";
import { Field, TextField } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { DatePicker } from "@ui5/webcomponents-react/DatePicker";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCurrency } from "../offers/use-offer-names.ts";
import type { Customer, OwnDraft } from "./customer.ts";

type CreditFieldsProps = { draft: OwnDraft; error: unknown; onChange: (change: Partial<OwnDraft>) => void };

/** How much a customer may owe, and up to which day nothing is open. */
export function CreditFields({ draft: { creditLimit, paidUpTo }, error, onChange }: CreditFieldsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const currency = useCurrency();
  const [typed, setTyped] = useState(creditLimit === undefined ? "" : formats.amount(creditLimit, currency));
  return (
    <div className="form">
      <TextField
        name="creditLimit"
        label={t("customers.creditLimit")}
        hint={t("customers.creditLimit.hint")}
        value={typed}
        refused={Number.isNaN(creditLimit)}
        error={error}
        onChange={(text) => {
          setTyped(text);
          onChange({
            creditLimit: text.trim() === "" ? undefined : (formats.parseAmount(text, currency) ?? Number.NaN),
          });
        }}
      />
      <Field label={t("customers.paidUpTo")}>
        {(id) => (
          <DatePicker
            id={id}
            name="paidUpTo"
            value={paidUpTo}
            valueFormat="yyyy-MM-dd"
            displayFormat="medium"
            placeholder=""
            onChange={(event) => onChange({ paidUpTo: event.detail.value })}
          />
        )}
      </Field>
    </div>
  );
}

/** Limit, what is open of it, and up to which day it is paid. */
export function useCreditFacts({ partnerId, own }: Customer) {
  const { t } = useTranslation();
  const formats = useFormats();
  const currency = useCurrency();
  const { data } = useQuery({
    queryKey: ["customer", partnerId, "account"],
    queryFn: ({ signal }) => api<CustomerAccount>(`/api/sales/accounts/${encodeURIComponent(partnerId)}`, { signal }),
  });
  const { creditLimit, paidUpTo } = own ?? {};
  return [
    {
      label: t("customers.creditLimit"),
      value: creditLimit === undefined ? undefined : formats.money(creditLimit, currency),
    },
    { label: t("customers.onAccount"), value: data && formats.money(data.open, currency) },
    { label: t("customers.paidUpTo"), value: paidUpTo && formats.date(paidUpTo) },
  ];
}
