import { TextField } from "@counterfoil/ui/fiori";

type Props = {
  name: string;
  label: string;
  hint?: string;
  value: number;
  disabled: boolean;
  error: unknown;
  onChange: (value: number) => void;
};

/** A whole number. What is no number stays as it was typed, and the server's rule refuses it at the field. */
export function NumberField({ value, onChange, ...rest }: Props) {
  return (
    <TextField
      {...rest}
      type="Number"
      value={Number.isNaN(value) ? "" : String(value)}
      onChange={(text) => onChange(text.trim() === "" ? Number.NaN : Number(text))}
      refused={!Number.isInteger(value)}
    />
  );
}
