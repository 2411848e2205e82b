import { api, useFormats } from "@counterfoil/ui";
import { FormDialog, RowsEditor, say, TextField, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { todayIn } from "../articles/valid-today.ts";
import { useCodeHelp } from "../common/value-helps.ts";
import { useRepost } from "../documents/use-repost.ts";
import { fromDraft, type TaxCode, type TaxCodeDraft, toDraft } from "./tax-code.ts";
import { useTaxAccounts } from "./use-tax-accounts.ts";

type Accounts = { revenue: string; tax: string };

/** A tax code with its rates and, for who may, its accounts; receipts that were set aside for want of it are posted again. */
export function TaxCodeDialog({ code, onClose }: { code: Partial<TaxCode>; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const isNew = code.rates === undefined;
  const accountOf = useTaxAccounts();
  const [draft, setDraft] = useState(() => toDraft(code, todayIn(), formats));
  const [typed, setTyped] = useState<Partial<Accounts>>({});
  const [tried, setTried] = useState(false);
  const { wrong } = fromDraft(draft, formats);
  const accounts = {
    revenue: typed.revenue ?? accountOf("revenue", draft.taxCode) ?? "",
    tax: typed.tax ?? accountOf("tax", draft.taxCode) ?? "",
  };
  const save = useSave(onClose);
  const change = (part: Partial<TaxCodeDraft>) => setDraft((before) => ({ ...before, ...part }));
  const refused = (name: string) => tried && wrong.includes(name);
  const text = (name: "taxCode" | "en" | "de", label: string, maxlength: number, disabled = false) => (
    <TextField
      name={name}
      label={label}
      value={draft[name]}
      maxlength={maxlength}
      disabled={disabled}
      required={name !== "de"}
      refused={refused(name)}
      error={save.error}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <FormDialog
      title={isNew ? t("taxCodes.create") : t("taxCodes.change", { code: draft.taxCode })}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => {
        setTried(true);
        if (wrong.length === 0) save.mutate({ draft, accounts: typed });
      }}
      onClose={onClose}
    >
      {text("taxCode", t("taxCodes.code"), 2, !isNew)}
      {text("en", t("codes.en"), 60)}
      {text("de", t("codes.de"), 60)}
      <RowsEditor
        name={t("taxCodes.rate")}
        path="rates"
        rows={draft.rates}
        blank={{ from: todayIn(), percent: "" }}
        error={save.error}
        refused={refused}
        fields={[
          { name: "from", label: t("taxCodes.from"), required: true, hint: t("form.dateHint") },
          { name: "percent", label: t("taxCodes.percent"), required: true },
        ]}
        onChange={(rates) => change({ rates })}
      />
      <AccountFields accounts={accounts} error={save.error} onChange={(part) => setTyped({ ...typed, ...part })} />
    </FormDialog>
  );
}

type AccountProps = { accounts: Accounts; error: unknown; onChange: (part: Partial<Accounts>) => void };

function AccountFields({ accounts, error, onChange }: AccountProps) {
  const { t } = useTranslation();
  const codeHelp = useCodeHelp();
  if (!usePermission("documents.configure")) return <p className="hint">{t("taxCodes.accountsElsewhere")}</p>;
  return (["revenue", "tax"] as const).map((purpose) => (
    <TextField
      key={purpose}
      name={purpose}
      label={t(`taxCodes.${purpose}`)}
      value={accounts[purpose]}
      maxlength={10}
      error={error}
      help={codeHelp("account")}
      onChange={(value) => onChange({ [purpose]: value })}
    />
  ));
}

/** The code first, then the accounts that were typed, then what waited for it. */
function useSave(onClose: () => void) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queryClient = useQueryClient();
  const repost = useRepost();
  const mayRepost = usePermission("documents.repost");
  return useMutation({
    mutationFn: async ({ draft, accounts }: { draft: TaxCodeDraft; accounts: Partial<Accounts> }) => {
      const { key, body } = fromDraft(draft, formats);
      await api(`/api/master-data/tax-codes/${key}`, { method: "PUT", body });
      for (const [purpose, account = ""] of Object.entries(accounts))
        if (account.trim() !== "")
          await api(`/api/documents/codes/${purpose}/${key}`, {
            method: "PUT",
            body: { account: account.trim(), texts: body.texts },
          });
      return key;
    },
    onSuccess: async (key) => {
      say(t("codes.saved", { code: key }));
      if (mayRepost) repost.mutate({ reasonCode: "tax-code-unknown", reasonSubject: key });
      await queryClient.invalidateQueries();
      onClose();
    },
  });
}
