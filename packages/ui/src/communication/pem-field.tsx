import { TextArea } from "@ui5/webcomponents-react/TextArea";
import { type Refused, useRefusal } from "../fiori/form.tsx";
import { Field } from "../fiori/object-page.tsx";
import { refusalOf } from "../fiori/refusals.ts";

type PemFieldProps = {
  name: string;
  label: string;
  hint: string;
  value: string;
  error: unknown;
  refused?: Refused;
  required?: boolean;
  onChange: (value: string) => void;
};

/** A certificate or key, pasted as text. */
export function PemField({ name, label, hint, value, error, refused, required = false, onChange }: PemFieldProps) {
  const unread = useRefusal(refused, value.trim() === "");
  const message = refusalOf(error, name) ?? unread;
  return (
    <Field label={label} required={required}>
      {(id) => (
        <>
          <TextArea
            id={id}
            name={name}
            rows={4}
            value={value}
            placeholder="-----BEGIN"
            valueState={message === undefined ? "None" : "Negative"}
            valueStateMessage={message === undefined ? undefined : <div>{message}</div>}
            onInput={(event) => onChange(event.target.value)}
          />
          <span className="hint">{hint}</span>
        </>
      )}
    </Field>
  );
}
