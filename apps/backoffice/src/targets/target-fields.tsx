import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useTranslation } from "react-i18next";
import { SeveralField } from "../offers/several-field.tsx";
import { useStoreOptions } from "../organisation/queries.ts";
import type { TargetDraft } from "./target-draft.ts";

type TargetFieldsProps = {
  draft: TargetDraft;
  isNew: boolean;
  missing: readonly string[];
  error: unknown;
  onChange: (part: Partial<TargetDraft>) => void;
};
type TextName = "targetId" | "name" | "url" | "tokenUrl" | "user" | "secret";

export function TargetFields(props: TargetFieldsProps) {
  const { t } = useTranslation();
  const { draft, isNew, missing, onChange } = props;
  return (
    <div className="form">
      <Text {...props} name="targetId" disabled={!isNew} />
      <Text {...props} name="name" />
      <Text {...props} name="url" hint="https://pps.example.org/idocinbound" />
      <Kind {...props} />
      {draft.kind === "oauth2" && <Text {...props} name="tokenUrl" hint="https://pps.example.org/oauth/token" />}
      <Text {...props} name="user" />
      <Text {...props} name="secret" {...(!isNew && { hint: t("targets.secretKept") })} />
      <SeveralField
        label={t("offers.stores")}
        field="stores"
        required
        refused={missing.includes("stores")}
        chosen={draft.stores}
        options={useStoreOptions()}
        onChange={(stores) => onChange({ stores })}
      />
      <Mode {...props} />
      <CheckBox
        text={t("targets.active")}
        checked={draft.active}
        onChange={(event) => onChange({ active: event.target.checked })}
      />
    </div>
  );
}

function Text(props: TargetFieldsProps & { name: TextName; disabled?: boolean; hint?: string }) {
  const { t } = useTranslation();
  const { name, draft, isNew, missing, error, onChange, disabled = false, hint } = props;
  return (
    <TextField
      name={name}
      label={t(`targets.${name}`)}
      value={draft[name]}
      required={name !== "secret" || isNew}
      disabled={disabled}
      refused={missing.includes(name)}
      error={error}
      {...(name === "secret" && { type: "Password" as const })}
      {...(hint !== undefined && { hint })}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
}

function Kind({ draft, onChange }: TargetFieldsProps) {
  const { t } = useTranslation();
  return (
    <ChoiceField
      label={t("targets.kindOfSignIn")}
      value={draft.kind}
      onChange={(kind) => onChange({ kind: kind === "basic" ? "basic" : "oauth2" })}
      options={["oauth2", "basic"].map((value) => ({ value, text: t(`targets.signIn.${value}`) }))}
    />
  );
}

function Mode({ draft, onChange }: TargetFieldsProps) {
  const { t } = useTranslation();
  return (
    <ChoiceField
      label={t("targets.mode")}
      value={draft.mode}
      onChange={(mode) => onChange({ mode: mode === "full" ? "full" : "delta" })}
      options={["delta", "full"].map((value) => ({ value, text: t(`targets.mode.${value}`) }))}
    />
  );
}
