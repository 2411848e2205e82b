import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { type ChoiceName, choices, type PolicyDraft } from "./policies.ts";

const sections = {
  tax: ["prices", "taxRounding"],
  rounding: ["of", "mode", "multiple", "remainder"],
  offers: ["thresholds", "returns", "maxNodes"],
} as const;

type PolicyFieldsProps = {
  section: keyof typeof sections;
  draft: PolicyDraft;
  disabled: boolean;
  wrong: readonly string[];
  onChange: (part: Partial<PolicyDraft>) => void;
};

/** Policies that belong together; each choice says with figures what it does. */
export function PolicyFields({ section, draft, disabled, wrong, onChange }: PolicyFieldsProps) {
  return (
    <div className="form">
      {sections[section].map((name) =>
        name === "multiple" || name === "maxNodes" ? (
          <Figure key={name} {...{ name, draft, disabled, wrong, onChange }} />
        ) : (
          <Policy key={name} {...{ name, draft, disabled, onChange }} />
        ),
      )}
    </div>
  );
}

type PartProps<Name> = Pick<PolicyFieldsProps, "draft" | "disabled" | "onChange"> & { name: Name };

function Policy({ name, draft, disabled, onChange }: PartProps<ChoiceName>) {
  const { t } = useTranslation();
  return (
    <div>
      <ChoiceField
        label={t(`policies.${name}`)}
        value={draft[name]}
        disabled={disabled}
        onChange={(value) => onChange({ [name]: value })}
        options={choices[name].map((value) => ({ value, text: t(`policies.${name}-${value}`) }))}
      />
      <span className="hint">{t(`policyExample.${name}-${draft[name]}`)}</span>
    </div>
  );
}

type FigureProps = PartProps<"multiple" | "maxNodes"> & { wrong: readonly string[] };

function Figure({ name, draft, disabled, wrong, onChange }: FigureProps) {
  const { t } = useTranslation();
  return (
    <TextField
      name={name}
      label={t(`policies.${name}`)}
      hint={t(`policyExample.${name}`)}
      value={draft[name]}
      disabled={disabled}
      refused={wrong.includes(name)}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
}
