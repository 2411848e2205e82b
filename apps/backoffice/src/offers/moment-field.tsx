import { Field } from "@counterfoil/ui/fiori";
import { DateTimePicker } from "@ui5/webcomponents-react/DateTimePicker";

type MomentFieldProps = {
  label: string;
  /** Local time of the store that sells: "2026-12-01T00:00:00"; empty for none. */
  value: string;
  onChange: (value: string) => void;
  /** What the form calls it, to be found by. */
  field?: string;
  required?: boolean;
  /** Why it is refused. */
  refusal?: string | undefined;
};

/** A moment by the clock of the store. */
export function MomentField({ label, value, onChange, field, required = false, refusal }: MomentFieldProps) {
  return (
    <Field label={label} required={required}>
      {(id) => (
        <DateTimePicker
          id={id}
          data-field={field}
          value={value.replace("T", " ")}
          valueFormat="yyyy-MM-dd HH:mm:ss"
          displayFormat="medium"
          placeholder=""
          required={required}
          valueState={refusal === undefined ? "None" : "Negative"}
          valueStateMessage={refusal === undefined ? undefined : <div>{refusal}</div>}
          onChange={(event) => onChange(event.detail.valid ? event.detail.value.replace(" ", "T") : "")}
        />
      )}
    </Field>
  );
}
