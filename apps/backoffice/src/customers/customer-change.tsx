import type { MadeCustomer } from "@counterfoil/contracts";
import { api, intentHref } from "@counterfoil/ui";
import { ObjectPage, ProblemStrip, say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Customer, nameOf } from "./customer.ts";
import { type CustomerDraft, draftOf, factsOf } from "./customer-draft.ts";
import { AddressFields, ContactFields, NameFields, TermsFields } from "./customer-fields.tsx";

/** Other facts for a customer whom the ERP does not have yet; saved, it is told again. */
export function CustomerChange({ customer, onDone }: { customer: Customer; onDone: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(customer));
  const save = useSave(customer, onDone);
  const props = {
    draft,
    error: save.error,
    onChange: (change: Partial<CustomerDraft>) => setDraft((before) => ({ ...before, ...change })),
  };
  return (
    <ObjectPage
      title={`${nameOf(customer)} (${customer.partnerId})`}
      parent={{ title: t("customers.title"), href: intentHref("Customer-search") }}
      above={<ProblemStrip error={save.error} />}
      sections={[
        { id: "name", title: t("customers.name"), content: <NameFields {...props} /> },
        { id: "address", title: t("customers.address"), content: <AddressFields {...props} /> },
        { id: "contact", title: t("customers.contact"), content: <ContactFields {...props} /> },
        { id: "terms", title: t("customers.terms"), content: <TermsFields {...props} /> },
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
    mutationFn: (draft: CustomerDraft) =>
      api<MadeCustomer>(`/api/customers/partners/${encodeURIComponent(partnerId)}/facts`, {
        method: "PUT",
        body: factsOf(draft),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["customer"] });
      say(t("customers.saved"));
      onDone();
    },
  });
}
