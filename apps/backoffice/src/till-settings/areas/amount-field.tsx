import { useFormats } from "@counterfoil/ui";
import { TextField } from "@counterfoil/ui/fiori";
import { useState } from "react";

type Props = {
  name: string;
  label: string;
  hint?: string;
  value: number;
  currency: string;
  disabled: boolean;
  error: unknown;
  onChange: (amountMinor: number) => void;
};

/** An amount as people write it. What is none stays as it was typed, and the server's rule refuses it at the field. */
export function AmountField({ value, currency, onChange, ...rest }: Props) {
  const formats = useFormats();
  const [typed, setTyped] = useState(formats.amount(value, currency));
  return (
    <TextField
      {...rest}
      value={typed}
      refused={Number.isNaN(value)}
      onChange={(text) => {
        setTyped(text);
        onChange(formats.parseAmount(text, currency) ?? Number.NaN);
      }}
    />
  );
}
