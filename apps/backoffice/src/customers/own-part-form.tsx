import { contactWays, type KeptOwnPart, ownRoles } from "@counterfoil/contracts";
import { api, intentHref } from "@counterfoil/ui";
import { ChoiceField, ObjectPage, ProblemStrip, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CreditFields } from "./credit-fields.tsx";
import { type Customer, nameOf, type OwnDraft, ownPartOf, toDraft } from "./customer.ts";

/** What Counterfoil owns of a customer. Save, or Cancel and nothing has happened. */
export function OwnPartForm({ customer, onDone }: { customer: Customer; onDone: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => toDraft(customer.own));
  const save = useSave(customer, onDone);
  return (
    <ObjectPage
      title={`${nameOf(customer)} (${customer.partnerId})`}
      parent={{ title: t("customers.title"), href: intentHref("Customer-search") }}
      above={<ProblemStrip error={save.error} />}
      sections={[
        {
          id: "own",
          title: t("customers.own"),
          content: (
            <>
              <p>{t("customers.ownedByUs")}</p>
              <OwnFields
                draft={draft}
                error={save.error}
                onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
              />
              <CreditFields
                draft={draft}
                error={save.error}
                onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
              />
            </>
          ),
        },
      ]}
      footer={
        <>
          <Button design="Emphasized" disabled={save.isPending} onClick={() => save.mutate(draft)}>
            {t("ui.save")}
          </Button>
          <Button design="Transparent" onClick={onDone}>
            {t("ui.cancel")}
          </Button>
        </>
      }
    />
  );
}

function useSave({ partnerId }: Customer, onDone: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: OwnDraft) =>
      api<KeptOwnPart>(`/api/customers/partners/${encodeURIComponent(partnerId)}/own`, {
        method: "PUT",
        body: ownPartOf(draft),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["customer", partnerId] });
      say(t("customers.saved"));
      onDone();
    },
  });
}

type FieldsProps = { draft: OwnDraft; error: unknown; onChange: (change: Partial<OwnDraft>) => void };

export function OwnFields({ draft, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const answers = (["", "yes", "no"] as const).map((value) => ({
    value,
    text: t(`customers.answer.${value || "none"}`),
  }));
  const ways = ["", ...contactWays, "never"].map((value) => ({ value, text: t(`customers.by.${value || "none"}`) }));
  const languages = ["", "en", "de"].map((value) => ({
    value,
    text: value === "" ? t("customers.by.none") : t(`language.${value}`),
  }));
  return (
    <div className="form">
      <TextField
        name="loyaltyNumber"
        label={t("customers.loyaltyNumber")}
        value={draft.loyaltyNumber}
        maxlength={20}
        error={error}
        hint={t("customers.loyaltyHint")}
        onChange={(loyaltyNumber) => onChange({ loyaltyNumber })}
      />
      {contactWays.map((way) => (
        <ChoiceField
          key={way}
          label={t(`customers.consent.${way}`)}
          value={draft.consents[way] ?? ""}
          options={answers}
          onChange={(answer) => onChange({ consents: { ...draft.consents, [way]: answer as "" | "yes" | "no" } })}
        />
      ))}
      <ChoiceField
        label={t("customers.contactBy")}
        value={draft.contactBy}
        options={ways}
        onChange={(contactBy) => onChange({ contactBy })}
      />
      <ChoiceField
        label={t("customers.language")}
        value={draft.language}
        options={languages}
        onChange={(language) => onChange({ language })}
      />
      {ownRoles.map((role) => (
        <CheckBox
          key={role}
          text={t(`customers.role.${role}`)}
          checked={draft.roles.includes(role)}
          onChange={(event) =>
            onChange({
              roles: event.target.checked ? [...draft.roles, role] : draft.roles.filter((each) => each !== role),
            })
          }
        />
      ))}
    </div>
  );
}
