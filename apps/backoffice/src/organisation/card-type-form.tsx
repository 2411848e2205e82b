import { api } from "@counterfoil/ui";
import { ChoiceField, say, TextField, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useErpCodeHelp } from "../value-helps.ts";
import type { CardType } from "./card-type.ts";
import { type NamedCode, NamedCodeDialog } from "./named-code-dialog.tsx";
import { usePaymentMethodName, usePaymentMethods } from "./payment-methods.ts";

type Draft = NamedCode & { method: string; active: boolean; erpCode: string };

/** A card, and in the same step its code in the ERP, which goes into the field mapping's lookup. */
export function CardTypeForm({ card, onClose }: { card?: CardType; onClose: () => void }) {
  const { t } = useTranslation();
  const mayMap = usePermission("hub.configure");
  const methodName = usePaymentMethodName();
  const methods = (usePaymentMethods().data ?? []).filter(({ kind }) => kind === "card");
  const [draft, setDraft] = useState(() => draftOf(card));
  const method = draft.method || (methods[0]?.code ?? "");
  const save = useSave(card, onClose);
  const codeHelp = useErpCodeHelp("salesTransactions", "payment");
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  return (
    <NamedCodeDialog
      title={card ? t("cards.edit", { code: card.code }) : t("cards.create")}
      codeLabel={t("cards.code")}
      isNew={!card}
      draft={draft}
      saving={save}
      onChange={change}
      onSave={() => save.mutate({ ...draft, method })}
      onClose={onClose}
      first={
        <ChoiceField
          label={t("cards.method")}
          value={method}
          onChange={(chosen) => change({ method: chosen })}
          options={methods
            .filter(({ code }) => !card || code === card.method)
            .map(({ code }) => ({ value: code, text: methodName(code) }))}
        />
      }
    >
      <TextField
        name="to"
        label={t("ways.code")}
        value={draft.erpCode}
        disabled={!mayMap}
        maxlength={4}
        hint={t("cards.erpCodeHint")}
        error={save.error}
        help={codeHelp}
        onChange={(erpCode) => change({ erpCode })}
      />
      <CheckBox
        text={t("cards.active")}
        checked={draft.active}
        onChange={(event) => change({ active: event.target.checked })}
      />
    </NamedCodeDialog>
  );
}

function useSave(card: CardType | undefined, onClose: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  // A code that is refused after it is tried again with the card that is there since.
  const isThere = useRef(card !== undefined);
  return useMutation({
    mutationFn: async ({ method, code: typed, en, de, position, active, erpCode }: Draft) => {
      const code = typed.trim().toUpperCase();
      const names = { ...card?.names, en: en.trim() || code, ...(de.trim() !== "" && { de: de.trim() }) };
      const path = `/api/organisation/card-types/${encodeURIComponent(method)}/${encodeURIComponent(code)}`;
      const query = isThere.current ? {} : { new: true };
      await api(path, { method: "PUT", query, body: { names, position: Number(position), active } });
      isThere.current = true;
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
