import { TextArea } from "@ui5/webcomponents-react/TextArea";
import { useTranslation } from "react-i18next";
import { refusedField } from "../fiori/form.tsx";
import { Field } from "../fiori/object-page.tsx";
import { problemText } from "../fiori/states.tsx";

type Props = { value: string; onChange: (value: string) => void; error: unknown };

/** One network a line; none means from everywhere. */
export function NetworksField({ value, onChange, error }: Props) {
  const { t } = useTranslation();
  const message = refusedField(error) === "networks" ? problemText(error) : undefined;
  return (
    <Field label={t("technical.networks")}>
      {(id) => (
        <>
          <TextArea
            id={id}
            name="networks"
            value={value}
            rows={3}
            valueState={message === undefined ? "None" : "Negative"}
            valueStateMessage={message === undefined ? undefined : <div>{message}</div>}
            onInput={(event) => onChange(event.target.value)}
          />
          <span className="hint">{t("technical.networksHint")}</span>
        </>
      )}
    </Field>
  );
}

export const networksOf = (typed: string) => typed.split(/[\s,;]+/).filter(Boolean);
