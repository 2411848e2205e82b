import type { CorrectableField } from "@counterfoil/contracts";
import { TextField, type ValueHelp } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { useValueHelps } from "../value-helps.ts";

type FieldsProps = {
  fields: CorrectableField[];
  values: Record<string, string>;
  onChange: ((path: string, value: string) => void) | undefined;
};

/** What may be corrected, line by line and payment by payment, with the till's original under what is changed. */
export function CorrectionFields({ fields, values, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const helps = useHelps();
  return (
    <>
      <p className="hint">{t(onChange ? "correction.hint" : "correction.closed")}</p>
      {partsOf(fields).map(({ part, name, own }) => (
        <fieldset key={part} className="correction-part">
          {name !== undefined && (
            <legend>{part.startsWith("/payments/") ? t("correction.payment", { number: name }) : name}</legend>
          )}
          {own.map(({ path, label, value, original }) => (
            <TextField
              key={path}
              name={path}
              label={t(`correction.field.${label}`)}
              value={values[path] ?? value}
              maxlength={200}
              disabled={onChange === undefined}
              help={helps[label]}
              onChange={(typed) => onChange?.(path, typed)}
              {...(original !== (values[path] ?? value) && {
                hint: t("correction.original", { value: original === "" ? "–" : original }),
              })}
            />
          ))}
        </fieldset>
      ))}
    </>
  );
}

type Part = { part: string; name: string | undefined; own: CorrectableField[] };

/** "/lines/0/articleId" and "/lines/0/tax/code" are of one line. */
function partsOf(fields: readonly CorrectableField[]): Part[] {
  const byPart = Object.groupBy(fields, ({ path }) => /^\/\w+\/\d+/.exec(path)?.[0] ?? "");
  return Object.entries(byPart).map(([part, own = []]) => ({ part, name: own[0]?.at, own }));
}

function useHelps(): Partial<Record<CorrectableField["label"], ValueHelp>> {
  const { article, customer, paymentMethod } = useValueHelps();
  return {
    ...(article && { article }),
    ...(customer && { customer }),
    ...(paymentMethod && { paymentMethod }),
  };
}
