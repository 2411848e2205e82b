import { api, intentHref } from "@counterfoil/ui";
import { ChoiceField, ObjectPage, ProblemStrip, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Store } from "./organisation.ts";
import { type StoreDraft, storeOf, toDraft } from "./store-draft.ts";
import { placeText, useReread, useTree } from "./structure.ts";

/** Without a store it creates one. Save, or Cancel and nothing has happened. */
export function StoreForm({ store, onDone }: { store?: Store; onDone: (storeId?: string) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => toDraft(store));
  const save = useSave(store === undefined, onDone);
  return (
    <ObjectPage
      title={store ? `${store.name} (${store.storeId})` : t("stores.create")}
      parent={{ title: t("stores.title"), href: intentHref("Store-search") }}
      above={<ProblemStrip error={save.error} />}
      sections={[
        {
          id: "general",
          title: t("stores.general"),
          content: (
            <StoreFields
              draft={draft}
              isNew={!store}
              error={save.error}
              onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
            />
          ),
        },
      ]}
      footer={
        <>
          <Button design="Emphasized" disabled={save.isPending} onClick={() => save.mutate(draft)}>
            {t("ui.save")}
          </Button>
          <Button design="Transparent" onClick={() => onDone()}>
            {t("ui.cancel")}
          </Button>
        </>
      }
    />
  );
}

type FieldsProps = {
  draft: StoreDraft;
  isNew: boolean;
  error: unknown;
  onChange: (change: Partial<StoreDraft>) => void;
};

function StoreFields({ draft, isNew, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const groups = (useTree().data ?? [])
    .filter(({ kind }) => kind === "group")
    .map((group) => ({ value: group.id, text: placeText(group) }));
  const text = (
    name: "storeId" | "name" | "addressLines",
    options: { required?: boolean; hint?: string; disabled?: boolean } = {},
  ) => (
    <TextField
      name={name}
      label={t(`stores.${name}`)}
      value={draft[name]}
      error={error}
      onChange={(value) => onChange({ [name]: value })}
      {...options}
    />
  );
  return (
    <div className="form">
      {text("storeId", { required: true, disabled: !isNew, hint: t("stores.storeIdHint") })}
      {text("name", { required: true })}
      {text("addressLines", { hint: t("stores.addressHint") })}
      <ChoiceField
        label={t("stores.group")}
        value={draft.groupId}
        onChange={(groupId) => onChange({ groupId })}
        options={[{ value: "", text: t("stores.noGroup") }, ...groups]}
      />
      {isNew && <p className="hint">{t("stores.inheritsHint")}</p>}
    </div>
  );
}

function useSave(isNew: boolean, onDone: (storeId?: string) => void) {
  const { t } = useTranslation();
  const reread = useReread();
  return useMutation({
    mutationFn: async (draft: StoreDraft) => {
      const { storeId, ...body } = storeOf(draft);
      await api(`/api/organisation/stores/${encodeURIComponent(storeId)}`, {
        method: "PUT",
        body,
        ...(isNew && { query: { new: true } }),
      });
      return storeId;
    },
    onSuccess: async (storeId) => {
      await reread();
      say(t("stores.saved"));
      onDone(storeId);
    },
  });
}
