import { type AlertRule, alertKinds, type SaveAlertRule } from "@counterfoil/contracts";
import { api, currentLanguage } from "@counterfoil/ui";
import { ChoiceField, FormDialog, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LanguageField } from "./language-field.tsx";

type Draft = Omit<SaveAlertRule, "addresses" | "url" | "secret"> & { addresses: string; url: string; secret: string };

const draftOf = (rule: AlertRule | undefined): Draft => ({
  name: rule?.name ?? "",
  active: rule?.active ?? true,
  leastSeverity: rule?.leastSeverity ?? "warning",
  kinds: rule?.kinds ?? [],
  tellCleared: rule?.tellCleared ?? true,
  channel: rule?.channel ?? "mail",
  addresses: rule?.addresses.join(", ") ?? "",
  url: rule?.url ?? "",
  language: rule ? rule.language : currentLanguage(),
  secret: "",
});

function sentOf({ addresses, url, secret, ...rest }: Draft): SaveAlertRule {
  if (rest.channel === "mail") return { ...rest, addresses: addresses.split(/[\s,;]+/).filter(Boolean) };
  return { ...rest, url: url.trim(), ...(secret === "" ? {} : { secret }) };
}

/** The fields that have to be filled before the server is asked. */
function missingIn({ name, channel, addresses, url, secret }: Draft, hasSecret: boolean): string[] {
  const needed = { name, ...(channel === "mail" ? { addresses } : { url, ...(hasSecret ? {} : { secret }) }) };
  return Object.entries(needed).flatMap(([field, value]) => (value.trim() === "" ? [field] : []));
}

/** Who is told, of what, and on which way. */
export function RuleDialog({ rule, onClose }: { rule?: AlertRule; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(rule));
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      api(`/api/hub/alert-rules${rule ? `/${rule.id}` : ""}`, { method: rule ? "PUT" : "POST", body: sentOf(draft) }),
    onSuccess: () => {
      onClose();
      return queryClient.invalidateQueries();
    },
  });
  const change = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const missing = missingIn(draft, rule?.hasSecret ?? false);
  const refused = tried ? missing : [];
  const send = () => {
    setTried(true);
    if (missing.length === 0) save.mutate();
  };
  return (
    <FormDialog
      title={t(rule ? "alerts.rule.change" : "alerts.rule.create")}
      confirm={t("alerts.rule.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={send}
      onClose={onClose}
    >
      <TextField
        name="name"
        label={t("alerts.rule.name")}
        value={draft.name}
        required
        maxlength={80}
        error={save.error}
        refused={refused.includes("name")}
        onChange={(name) => change({ name })}
      />
      <ChoiceField
        label={t("alerts.rule.channel")}
        value={draft.channel}
        onChange={(channel) => change({ channel: channel as Draft["channel"] })}
        options={(["mail", "webhook"] as const).map((value) => ({ value, text: t(`alerts.channel.${value}`) }))}
      />
      <LanguageField
        language={draft.language}
        hint={t("alerts.rule.languageHint")}
        onChange={(language) => change({ language })}
      />
      <WayFields {...{ draft, change, refused }} error={save.error} hasSecret={rule?.hasSecret ?? false} />
      <ChoiceField
        label={t("alerts.rule.from")}
        value={draft.leastSeverity}
        onChange={(leastSeverity) => change({ leastSeverity: leastSeverity as Draft["leastSeverity"] })}
        options={(["warning", "error"] as const).map((value) => ({ value, text: t(`alerts.severity.${value}`) }))}
      />
      <KindFields {...{ draft, change }} />
      <CheckBox
        text={t("alerts.rule.tellCleared")}
        checked={draft.tellCleared}
        onChange={() => change({ tellCleared: !draft.tellCleared })}
      />
      <CheckBox text={t("alerts.rule.on")} checked={draft.active} onChange={() => change({ active: !draft.active })} />
    </FormDialog>
  );
}

type FieldsProps = { draft: Draft; change: (changes: Partial<Draft>) => void };

function KindFields({ draft: { kinds }, change }: FieldsProps) {
  const { t } = useTranslation();
  const turn = (kind: Draft["kinds"][number]) =>
    change({ kinds: kinds.includes(kind) ? kinds.filter((each) => each !== kind) : [...kinds, kind] });
  return (
    <fieldset className="roles">
      <legend>{t("alerts.rule.kindsHint")}</legend>
      {alertKinds.map((kind) => (
        <CheckBox
          key={kind}
          text={t(`alerts.kind.${kind}`)}
          checked={kinds.includes(kind)}
          onChange={() => turn(kind)}
        />
      ))}
    </fieldset>
  );
}

type WayProps = FieldsProps & {
  refused: readonly string[];
  error: unknown;
  hasSecret: boolean;
};

function WayFields({ draft, change, refused, error, hasSecret }: WayProps) {
  const { t } = useTranslation();
  if (draft.channel === "mail")
    return (
      <TextField
        name="addresses"
        label={t("alerts.rule.addresses")}
        value={draft.addresses}
        required
        refused={refused.includes("addresses")}
        error={error}
        hint={t("alerts.rule.addressesHint")}
        onChange={(addresses) => change({ addresses })}
      />
    );
  return (
    <>
      <TextField
        name="url"
        label={t("alerts.rule.url")}
        value={draft.url}
        required
        refused={refused.includes("url")}
        error={error}
        onChange={(url) => change({ url })}
      />
      <TextField
        name="secret"
        label={t("alerts.rule.secret")}
        value={draft.secret}
        type="Password"
        required={!hasSecret}
        refused={refused.includes("secret")}
        error={error}
        hint={t(hasSecret ? "alerts.rule.secretStays" : "alerts.rule.secretHint")}
        onChange={(secret) => change({ secret })}
      />
    </>
  );
}
