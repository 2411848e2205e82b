import type { MadeCustomer, SimilarCustomer } from "@counterfoil/contracts";
import { ApiProblem, api, intentHref, navigate } from "@counterfoil/ui";
import { ChoiceField, ObjectPage, ProblemStrip, say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStoreOptions } from "../organisation/queries.ts";
import { blankDraft, type NewDraft, newCustomerOf } from "./customer-draft.ts";
import { AddressFields, ContactFields, NameFields, TermsFields } from "./customer-fields.tsx";
import { OwnFields } from "./own-part-form.tsx";
import { SimilarCustomers } from "./similar-customers.tsx";

/** A customer of ours, usable at once; the ERP hears of it by itself. */
export function CustomerCreate() {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(blankDraft);
  const create = useCreate();
  const similar = similarIn(create.error);
  const submit = (notTheSameAs: string[] = []) => create.mutate({ draft, notTheSameAs });
  return (
    <ObjectPage
      title={t("customers.newTitle")}
      parent={{ title: t("customers.title"), href: intentHref("Customer-search") }}
      above={
        similar.length > 0 ? (
          <SimilarCustomers
            similar={similar}
            isBusy={create.isPending}
            onSomebodyElse={() => submit(similar.map(({ partnerId }) => partnerId))}
            onClose={() => create.reset()}
          />
        ) : (
          <ProblemStrip error={create.error} />
        )
      }
      sections={useSections(draft, create.error, (change) => setDraft((before) => ({ ...before, ...change })))}
      footer={
        <>
          <Button design="Emphasized" disabled={create.isPending} onClick={() => submit()}>
            {t("customers.create")}
          </Button>
          <Button design="Transparent" onClick={() => navigate("Customer-search")}>
            {t("ui.cancel")}
          </Button>
        </>
      }
    />
  );
}

function similarIn(error: unknown): SimilarCustomer[] {
  return error instanceof ApiProblem && error.code === "customer-similar" ? (error.problems as SimilarCustomer[]) : [];
}

function useCreate() {
  const { t } = useTranslation();
  const client = useQueryClient();
  // The same until it is made: a click that got no answer makes nobody twice.
  const [id] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: ({ draft, notTheSameAs }: { draft: NewDraft; notTheSameAs: string[] }) =>
      api<MadeCustomer>("/api/customers/partners", { method: "POST", body: newCustomerOf(id, draft, notTheSameAs) }),
    onSuccess: async ({ partnerId }) => {
      await client.invalidateQueries({ queryKey: ["customers"] });
      say(t("customers.created", { partnerId }));
      navigate("Customer-display", { partnerId });
    },
  });
}

function useSections(draft: NewDraft, error: unknown, onChange: (change: Partial<NewDraft>) => void) {
  const { t } = useTranslation();
  const stores = useStoreOptions();
  const props = { draft, error, onChange };
  return [
    { id: "name", title: t("customers.name"), content: <NameFields {...props} isNew /> },
    { id: "address", title: t("customers.address"), content: <AddressFields {...props} /> },
    { id: "contact", title: t("customers.contact"), content: <ContactFields {...props} /> },
    {
      id: "terms",
      title: t("customers.terms"),
      content: (
        <TermsFields
          {...props}
          store={
            stores.length > 0 && (
              <ChoiceField
                name="storeId"
                label={t("customers.store")}
                value={draft.storeId}
                options={[{ value: "", text: t("customers.firstStore") }, ...stores]}
                error={error}
                onChange={(storeId) => onChange({ storeId })}
              />
            )
          }
        />
      ),
    },
    {
      id: "own",
      title: t("customers.own"),
      content: (
        <OwnFields
          draft={draft.own}
          error={error}
          onChange={(change) => onChange({ own: { ...draft.own, ...change } })}
        />
      ),
    },
  ];
}
