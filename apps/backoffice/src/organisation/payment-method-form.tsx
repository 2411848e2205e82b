import { api } from "@counterfoil/ui";
import { ChoiceField, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErpCodeHelp } from "../value-helps.ts";
import { NamedCodeDialog } from "./named-code-dialog.tsx";
import type { PaymentMethod } from "./organisation.ts";

const kinds = ["cash", "card", "account", "voucher", "rounding"] as const;

export function PaymentMethodForm({ method, onClose }: { method?: PaymentMethod; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(method));
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const codeHelp = useErpCodeHelp("salesTransactions", "payment");
  const save = useMutation({
    mutationFn: () => {
      const { code, en, de, position, erpCode, ...rest } = draft;
      const names = { ...method?.names, en, ...(de !== "" && { de }) };
      const body = { ...rest, names, position: Number(position), ...(erpCode !== "" && { erpCode }) };
      return api(`/api/organisation/payment-methods/${encodeURIComponent(code.toUpperCase())}`, {
        method: "PUT",
        body,
        ...(!method && { query: { new: true } }),
      });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["payment-method-list"] });
      await queryClient.invalidateQueries({ queryKey: ["payment-methods"] });
      say(t("payment.saved"));
      onClose();
    },
  });
  return (
    <NamedCodeDialog
      title={method ? t("payment.edit", { code: method.code }) : t("payment.create")}
      codeLabel={t("payment.code")}
      isNew={!method}
      draft={draft}
      saving={save}
      onChange={change}
      onSave={() => save.mutate()}
      onClose={onClose}
      first={
        <ChoiceField
          label={t("payment.kind")}
          value={draft.kind}
          onChange={(kind) => change({ kind: kinds.find((each) => each === kind) ?? "cash" })}
          options={kinds.map((value) => ({ value, text: t(`payment.kind.${value}`) }))}
        />
      }
    >
      <TextField
        name="erpCode"
        label={t("payment.erpCode")}
        value={draft.erpCode}
        {...(draft.kind === "card" && { hint: t("payment.erpCodeHint") })}
        error={save.error}
        help={codeHelp}
        onChange={(erpCode) => change({ erpCode })}
      />
    </NamedCodeDialog>
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
