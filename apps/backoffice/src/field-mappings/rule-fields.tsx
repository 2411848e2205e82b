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

/** Where a field comes from: nothing, a field of ours that fits, or a constant. */
export function RuleFields({ target, draft, missing, onChange }: RuleFieldsProps) {
  const { t } = useTranslation();
  const { type, sources, codes } = target;
  const choices = (names: readonly string[]) => [
    { value: "", text: "–" },
    ...names.map((name) => ({ value: name, text: name })),
  ];
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
      {draft.origin === "source" && (
        <ChoiceField
          label={t("mapping.source")}
          value={draft.source}
          refused={missing === "source"}
          onChange={(source) => onChange({ source })}
          options={choices(sources)}
        />
      )}
      {draft.origin === "constant" &&
        (codes ? (
          <ChoiceField
            label={t("mapping.constant")}
            value={draft.constant}
            refused={missing === "constant"}
            onChange={(constant) => onChange({ constant })}
            options={choices(codes)}
          />
        ) : (
          <TextField
            name="constant"
            label={t("mapping.constant")}
            value={draft.constant}
            refused={missing === "constant"}
            onChange={(constant) => onChange({ constant })}
            hint={t("mapping.constantHint")}
          />
        ))}
      {draft.origin === "source" && (
        <>
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
      )}
      {draft.origin !== "none" && (
        <ChoiceField
          label={t("mapping.when")}
          value={draft.when}
          onChange={(when) => onChange({ when })}
          options={choices(sources)}
        />
      )}
    </>
  );
}
