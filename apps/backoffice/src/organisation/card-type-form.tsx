import { api } from "@counterfoil/ui";
import { ChoiceField, FormDialog, say, TextField, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CardType } from "./card-type.ts";
import { usePaymentMethodName, usePaymentMethods } from "./payment-methods.ts";

type Draft = {
  method: string;
  code: string;
  en: string;
  de: string;
  position: string;
  active: boolean;
  erpCode: string;
};

/** A card, and in the same step its code in the ERP, which goes into the field mapping's lookup. */
export function CardTypeForm({ card, onClose }: { card?: CardType; onClose: () => void }) {
  const { t } = useTranslation();
  const mayMap = usePermission("hub.configure");
  const methodName = usePaymentMethodName();
  const methods = (usePaymentMethods().data ?? []).filter(({ kind }) => kind === "card");
  const [draft, setDraft] = useState(() => draftOf(card));
  const method = draft.method || (methods[0]?.code ?? "");
  const save = useSave(card, onClose);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const text = (name: "code" | "en" | "de" | "position", label: string, disabled = false) => (
    <TextField
      name={name}
      label={label}
      value={draft[name]}
      disabled={disabled}
      error={save.error}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <FormDialog
      title={card ? t("cards.edit", { code: card.code }) : t("cards.create")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate({ ...draft, method })}
      onClose={onClose}
    >
      <ChoiceField
        label={t("cards.method")}
        value={method}
        onChange={(chosen) => change({ method: chosen })}
        options={methods
          .filter(({ code }) => !card || code === card.method)
          .map(({ code }) => ({ value: code, text: methodName(code) }))}
      />
      {text("code", t("cards.code"), card !== undefined)}
      {text("en", t("payment.nameEn"))}
      {text("de", t("payment.nameDe"))}
      {text("position", t("payment.position"))}
      <TextField
        name="to"
        label={t("ways.code")}
        value={draft.erpCode}
        disabled={!mayMap}
        maxlength={4}
        hint={t("cards.erpCodeHint")}
        error={save.error}
        onChange={(erpCode) => change({ erpCode })}
      />
      <CheckBox
        text={t("cards.active")}
        checked={draft.active}
        onChange={(event) => change({ active: event.target.checked })}
      />
    </FormDialog>
  );
}

function useSave(card: CardType | undefined, onClose: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ method, code: typed, en, de, position, active, erpCode }: Draft) => {
      const code = typed.trim().toUpperCase();
      const names = { ...card?.names, en: en.trim() || code, ...(de.trim() !== "" && { de: de.trim() }) };
      const path = `/api/organisation/card-types/${encodeURIComponent(method)}/${encodeURIComponent(code)}`;
      await api(path, { method: "PUT", body: { names, position: Number(position), active } });
      const to = erpCode.trim().toUpperCase();
      if (to !== "" && to !== (card?.origin === "own" ? card.erpCode : undefined))
        await api("/api/hub/field-mappings/salesTransactions/lookups", {
          method: "POST",
          body: { lookup: "payment", from: `${method}/${code}`, to },
        });
    },
    onSuccess: async () => {
      await Promise.all(["card-types", "ways-to-pay"].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
      say(t("cards.saved"));
      onClose();
    },
  });
}

function draftOf(card: CardType | undefined): Draft {
  return {
    method: card?.method ?? "",
    code: card?.code ?? "",
    en: card?.names.en ?? "",
    de: card?.names.de ?? "",
    position: String(card?.position ?? 10),
    active: card?.active ?? true,
    erpCode: card?.origin === "own" ? (card.erpCode ?? "") : "",
  };
}
