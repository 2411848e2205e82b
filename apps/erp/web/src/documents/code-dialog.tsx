import { api } from "@counterfoil/ui";
import { ChoiceField, FormDialog, say, TextField, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCodeHelp } from "../common/value-helps.ts";
import { type AccountCode, causeOf, purposes } from "./codes.ts";
import { useRepost } from "./use-repost.ts";

/** A code and its account; what was set aside for want of it is posted again at once. */
export function CodeDialog({ code, onClose }: { code: Partial<AccountCode>; onClose: () => void }) {
  const { t } = useTranslation();
  const isNew = code.account === undefined;
  const [draft, setDraft] = useState({
    purpose: code.purpose ?? "payment",
    code: code.code ?? "",
    account: code.account ?? "",
    en: code.texts?.en ?? "",
    de: code.texts?.de ?? "",
  });
  const save = useSave(onClose);
  const helpOf = useCodeHelp();
  const field = (name: "code" | "account" | "en" | "de", maxlength: number, disabled = false) => (
    <TextField
      name={name}
      label={t(`codes.${name}`)}
      value={draft[name]}
      onChange={(value) => setDraft((before) => ({ ...before, [name]: value }))}
      error={save.error}
      required={name !== "de"}
      maxlength={maxlength}
      disabled={disabled}
      help={name === "account" ? helpOf("account") : undefined}
    />
  );
  return (
    <FormDialog
      title={t(isNew ? "codes.create" : "codes.change")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate(draft)}
      onClose={onClose}
    >
      <ChoiceField
        label={t("codes.purpose")}
        value={draft.purpose}
        disabled={!isNew}
        onChange={(purpose) => setDraft((before) => ({ ...before, purpose }))}
        options={purposes.map((value) => ({ value, text: t(`codes.purpose.${value}`) }))}
      />
      {field("code", 4, !isNew)}
      {field("account", 10)}
      {field("en", 60)}
      {field("de", 60)}
    </FormDialog>
  );
}

type Draft = { purpose: string; code: string; account: string; en: string; de: string };

function useSave(onClose: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const repost = useRepost();
  const mayRepost = usePermission("documents.repost");
  return useMutation({
    mutationFn: ({ purpose, code, account, en, de }: Draft) =>
      api(`/api/documents/codes/${purpose}/${encodeURIComponent(code.trim())}`, {
        method: "PUT",
        body: { account: account.trim(), texts: { en: en.trim(), ...(de.trim() && { de: de.trim() }) } },
      }),
    onSuccess: async (_answer, { purpose, code }) => {
      say(t("codes.saved", { code }));
      const reasonCode = causeOf(purpose);
      if (mayRepost && reasonCode) repost.mutate({ reasonCode, reasonSubject: code.trim() });
      await queryClient.invalidateQueries();
      onClose();
    },
  });
}
