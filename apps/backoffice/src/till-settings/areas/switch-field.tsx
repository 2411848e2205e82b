import { Field } from "@counterfoil/ui/fiori";
import { Switch } from "@ui5/webcomponents-react/Switch";

type Props = { label: string; hint?: string; value: boolean; disabled: boolean; onChange: (value: boolean) => void };

export function SwitchField({ label, hint, value, disabled, onChange }: Props) {
  return (
    <Field label={label}>
      {(id) => (
        <>
          <Switch
            id={id}
            accessibleName={label}
            checked={value}
            disabled={disabled}
            onChange={(event) => onChange(event.target.checked)}
          />
          {hint && <span className="hint">{hint}</span>}
        </>
      )}
    </Field>
  );
}
