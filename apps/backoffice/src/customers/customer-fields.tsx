import { MOST_CONTACTS } from "@counterfoil/contracts";
import { ChoiceField, RowsEditor, TextField } from "@counterfoil/ui/fiori";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerDraft } from "./customer-draft.ts";

export type FactsProps = {
  draft: CustomerDraft;
  error: unknown;
  onChange: (change: Partial<CustomerDraft>) => void;
};

export function NameFields({ draft, error, onChange, isNew = false }: FactsProps & { isNew?: boolean }) {
  const { t } = useTranslation();
  const categories = (["person", "organisation"] as const).map((value) => ({
    value,
    text: t(`customers.category.${value}`),
  }));
  const languages = ["", "en", "de"].map((value) => ({
    value,
    text: value === "" ? t("customers.by.none") : t(`language.${value}`),
  }));
  const fields = draft.category === "person" ? (["first", "last"] as const) : (["line1", "line2"] as const);
  return (
    <div className="form">
      {isNew && (
        <ChoiceField
          label={t("customers.category")}
          value={draft.category}
          options={categories}
          onChange={(category) => onChange({ category: category as CustomerDraft["category"] })}
        />
      )}
      {fields.map((field) => (
        <TextField
          key={field}
          name={`${draft.category}/${field}`}
          label={t(`customers.${field}`)}
          value={draft.names[field]}
          required={field === "last" || field === "line1"}
          maxlength={40}
          error={error}
          onChange={(name) => onChange({ names: { ...draft.names, [field]: name } })}
        />
      ))}
      <ChoiceField
        name="language"
        label={t("customers.writtenIn")}
        value={draft.language}
        options={languages}
        error={error}
        onChange={(language) => onChange({ language })}
      />
    </div>
  );
}

const lengths = { street: 60, houseNumber: 10, postalCode: 10, city: 40, region: 3, country: 2 } as const;

export function AddressFields({ draft, error, onChange }: FactsProps) {
  const { t } = useTranslation();
  return (
    <div className="form">
      {(Object.keys(lengths) as (keyof typeof lengths)[]).map((field) => (
        <TextField
          key={field}
          name={`address/${field}`}
          label={t(`customers.${field}`)}
          value={draft.address[field]}
          required={field === "country"}
          maxlength={lengths[field]}
          error={error}
          {...(field === "country" && { hint: t("customers.countryHint") })}
          onChange={(text) => onChange({ address: { ...draft.address, [field]: text } })}
        />
      ))}
    </div>
  );
}

export function ContactFields({ draft, error, onChange }: FactsProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="mails">
        <RowsEditor
          name={t("customers.email")}
          path="emails"
          rows={draft.emails}
          blank={{ email: "" }}
          error={error}
          fields={[{ name: "email", label: t("customers.email") }]}
          onChange={(emails) => onChange({ emails: emails.slice(0, MOST_CONTACTS) })}
        />
      </div>
      <RowsEditor
        name={t("customers.phone")}
        path="phones"
        rows={draft.phones}
        blank={{ number: "", isMobile: "" }}
        error={error}
        fields={[
          { name: "number", label: t("customers.phone"), hint: t("customers.phoneHint") },
          { name: "isMobile", label: t("customers.mobile"), flag: true },
        ]}
        onChange={(phones) => onChange({ phones: phones.slice(0, MOST_CONTACTS) })}
      />
    </>
  );
}

export function TermsFields({ draft, error, onChange, store }: FactsProps & { store?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="form">
      {store}
      <TextField
        name="priceList"
        label={t("customers.priceList")}
        value={draft.priceList}
        maxlength={2}
        error={error}
        onChange={(priceList) => onChange({ priceList })}
      />
      <TextField
        name="customerGroup"
        label={t("customers.group")}
        value={draft.customerGroup}
        maxlength={2}
        error={error}
        onChange={(customerGroup) => onChange({ customerGroup })}
      />
    </div>
  );
}
