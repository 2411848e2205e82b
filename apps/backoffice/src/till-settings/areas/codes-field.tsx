import { TextField } from "@counterfoil/ui/fiori";
import { useState } from "react";

type Props = {
  name: string;
  label: string;
  hint: string;
  value: string[];
  disabled: boolean;
  error: unknown;
  onChange: (codes: string[]) => void;
};

/** Codes with commas between them, each once. */
export function CodesField({ value, onChange, ...rest }: Props) {
  const [typed, setTyped] = useState(value.join(", "));
  return (
    <TextField
      {...rest}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        onChange([
          ...new Set(
            text
              .toUpperCase()
              .split(/[\s,;]+/)
              .filter(Boolean),
          ),
        ]);
      }}
    />
  );
}
