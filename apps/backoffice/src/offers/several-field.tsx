import { Field } from "@counterfoil/ui/fiori";
import { MultiComboBox } from "@ui5/webcomponents-react/MultiComboBox";
import { MultiComboBoxItem } from "@ui5/webcomponents-react/MultiComboBoxItem";
import { useTranslation } from "react-i18next";

type SeveralFieldProps = {
  label: string;
  /** What is said while none is chosen: "All stores". */
  none?: string;
  options: { value: string; text: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  required?: boolean;
  refused?: boolean;
};

/** Some of a few. */
export function SeveralField(props: SeveralFieldProps) {
  const { t } = useTranslation();
  const { label, none = "", options, chosen, required = false, refused = false } = props;
  return (
    <Field label={label} required={required}>
      {(id) => (
        <MultiComboBox
          id={id}
          accessibleName={label}
          placeholder={chosen.length === 0 ? none : ""}
          required={required}
          valueState={refused ? "Negative" : "None"}
          valueStateMessage={refused ? <div>{t("ui.fieldMissing")}</div> : undefined}
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
