import { api } from "@counterfoil/ui";
import { ChoiceField, FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PaymentMethod } from "./organisation.ts";

const kinds = ["cash", "card", "account"] as const;

export function PaymentMethodForm({ method, onClose }: { method?: PaymentMethod; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(method));
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: () => {
      const { code, en, de, position, ...rest } = draft;
      const names = { ...method?.names, en, ...(de !== "" && { de }) };
      const body = { ...rest, names, position: Number(position) };
      return api(`/api/organisation/payment-methods/${encodeURIComponent(code.toUpperCase())}`, {
        method: "PUT",
        body,
      });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["payment-method-list"] });
      await queryClient.invalidateQueries({ queryKey: ["payment-methods"] });
      say(t("payment.saved"));
      onClose();
    },
  });
  const text = (name: "code" | "en" | "de" | "erpCode" | "position", label: string, disabled = false) => (
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
      title={method ? t("payment.edit", { code: method.code }) : t("payment.create")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      {text("code", t("payment.code"), method !== undefined)}
      <ChoiceField
        label={t("payment.kind")}
        value={draft.kind}
        onChange={(kind) => change({ kind: kinds.find((each) => each === kind) ?? "cash" })}
        options={kinds.map((value) => ({ value, text: t(`payment.kind.${value}`) }))}
      />
      {text("en", t("payment.nameEn"))}
      {text("de", t("payment.nameDe"))}
      {text("erpCode", t("payment.erpCode"))}
      {text("position", t("payment.position"))}
    </FormDialog>
  );
}

function draftOf(method: PaymentMethod | undefined) {
  return {
    code: method?.code ?? "",
    kind: method?.kind ?? ("card" as PaymentMethod["kind"]),
    en: method?.names.en ?? "",
    de: method?.names.de ?? "",
    erpCode: method?.erpCode ?? "",
    position: String(method?.position ?? 10),
  };
}
