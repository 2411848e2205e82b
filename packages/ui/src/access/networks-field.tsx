import { TextArea } from "@ui5/webcomponents-react/TextArea";
import { useTranslation } from "react-i18next";
import { Field } from "../fiori/object-page.tsx";
import { refusalOf } from "../fiori/refusals.ts";

type Props = { value: string; onChange: (value: string) => void; error: unknown };

/** One network a line; none means from everywhere. */
export function NetworksField({ value, onChange, error }: Props) {
  const { t } = useTranslation();
  const message = refusalOf(error, "networks");
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
