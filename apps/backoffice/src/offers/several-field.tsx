import { Field, type Refused, useRefusal } from "@counterfoil/ui/fiori";
import { MultiComboBox } from "@ui5/webcomponents-react/MultiComboBox";
import { MultiComboBoxItem } from "@ui5/webcomponents-react/MultiComboBoxItem";

type SeveralFieldProps = {
  label: string;
  /** What is said while none is chosen: "All stores". */
  none?: string;
  options: { value: string; text: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** What the form calls it, to be found by. */
  field?: string;
  required?: boolean;
  disabled?: boolean;
  refused?: Refused;
};

/** Some of a few. */
export function SeveralField(props: SeveralFieldProps) {
  const { label, none = "", options, chosen, required = false, disabled = false } = props;
  const refusal = useRefusal(props.refused, chosen.length === 0);
  return (
    <Field label={label} required={required}>
      {(id) => (
        <MultiComboBox
          id={id}
          accessibleName={label}
          placeholder={chosen.length === 0 ? none : ""}
          required={required}
          disabled={disabled}
          data-field={props.field}
          valueState={refusal ? "Negative" : "None"}
          valueStateMessage={refusal ? <div>{refusal}</div> : undefined}
          onSelectionChange={(event) => props.onChange(event.detail.items.flatMap((item) => item.dataset.value ?? []))}
        >
          {options.map((option) => (
            <MultiComboBoxItem
              key={option.value}
              data-value={option.value}
              text={option.text}
              selected={chosen.includes(option.value)}
            />
          ))}
        </MultiComboBox>
      )}
    </Field>
  );
}
