import { Field } from "@counterfoil/ui/fiori";
import { TextArea } from "@ui5/webcomponents-react/TextArea";
import { useState } from "react";

type LinesFieldProps = {
  label: string;
  value: string[];
  most: { lines: number; characters: number };
  disabled: boolean;
  onChange: (lines: string[]) => void;
};

/** As typed; what is kept has no empty lines, and no more than there is room for. */
export function LinesField({ label, value, most, disabled, onChange }: LinesFieldProps) {
  const [typed, setTyped] = useState(value.join("\n"));
  return (
    <Field label={label}>
      {(id) => (
        <TextArea
          id={id}
          accessibleName={label}
          rows={4}
          value={typed}
          readonly={disabled}
          onInput={(event) => {
            const text = event.target.value;
            setTyped(text);
            const lines = text.split("\n").map((line) => line.trim().slice(0, most.characters));
            onChange(lines.filter(Boolean).slice(0, most.lines));
          }}
        />
      )}
    </Field>
  );
}
