import { lookupNames, type TargetField } from "@counterfoil/contracts";
import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useTranslation } from "react-i18next";
import type { RuleDraft } from "./rule-draft.ts";

type RuleFieldsProps = {
  target: Pick<TargetField, "type" | "sources" | "codes">;
  draft: RuleDraft;
  /** What is missing, once somebody has tried to go on. */
  missing: "source" | "constant" | undefined;
  onChange: (part: Partial<RuleDraft>) => void;
};

const choices = (names: readonly string[]) => [
  { value: "", text: "–" },
  ...names.map((name) => ({ value: name, text: name })),
];

/** Where a field comes from: nothing, a field of ours that fits, or a constant. */
export function RuleFields(props: RuleFieldsProps) {
  const { t } = useTranslation();
  const { target, draft, onChange } = props;
  return (
    <>
      <ChoiceField
        label={t("mapping.origin")}
        value={draft.origin}
        onChange={(origin) => onChange({ origin: origin as RuleDraft["origin"] })}
        options={(["none", "source", "constant"] as const).map((value) => ({
          value,
          text: t(`mapping.origin.${value}`),
        }))}
      />
      {draft.origin === "source" && <SourceFields {...props} />}
      {draft.origin === "constant" && <ConstantField {...props} />}
      {draft.origin !== "none" && (
        <ChoiceField
          label={t("mapping.when")}
          value={draft.when}
          onChange={(when) => onChange({ when })}
          options={choices(target.sources)}
        />
      )}
    </>
  );
}

/** A field that takes certain codes only offers them. */
function ConstantField({ target: { codes }, draft, missing, onChange }: RuleFieldsProps) {
  const { t } = useTranslation();
  const field = {
    label: t("mapping.constant"),
    value: draft.constant,
    refused: missing === "constant",
    onChange: (constant: string) => onChange({ constant }),
  };
  if (codes) return <ChoiceField {...field} options={choices(codes)} />;
  return <TextField name="constant" {...field} hint={t("mapping.constantHint")} />;
}

function SourceFields({ target: { type, sources }, draft, missing, onChange }: RuleFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField
        label={t("mapping.source")}
        value={draft.source}
        refused={missing === "source"}
        onChange={(source) => onChange({ source })}
        options={choices(sources)}
      />
      {type === "text" && (
        <ChoiceField
          label={t("mapping.lookupChoice")}
          value={draft.lookup}
          onChange={(lookup) => onChange({ lookup })}
          options={[
            { value: "", text: t("mapping.noLookup") },
            ...lookupNames.map((name) => ({ value: name, text: t(`mapping.lookup.${name}`) })),
          ]}
        />
      )}
      <TextField
        name="default"
        label={t("mapping.default")}
        value={draft.default}
        onChange={(value) => onChange({ default: value })}
        hint={t("mapping.defaultHint")}
      />
      {type === "text" && (
        <CheckBox
          text={t("mapping.cut")}
          checked={draft.cut}
          onChange={(event) => onChange({ cut: event.target.checked })}
        />
      )}
    </>
  );
}
