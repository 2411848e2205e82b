import { type QuickKey, quickKeyColours } from "@counterfoil/contracts";
import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useTranslation } from "react-i18next";
import { useArticleTexts } from "../../articles/article-texts.ts";

type KeyFormProps = { keyOfPage: QuickKey; onChange: (key: QuickKey) => void; onRemove: () => void };

/** The chosen key: what stands on it and its colour. */
export function KeyForm({ keyOfPage: key, onChange, onRemove }: KeyFormProps) {
  const { t } = useTranslation();
  const textOf = useArticleTexts([key.articleId]);
  const { label: _, ...unlabelled } = key;
  return (
    <fieldset className="key-form">
      <legend>{`${textOf(key.articleId) ?? ""} (${key.articleId})`}</legend>
      <TextField
        name="label"
        label={t("tillSettings.quickKeys.label")}
        hint={t("tillSettings.quickKeys.label.hint")}
        value={key.label ?? ""}
        maxlength={30}
        onChange={(label) => onChange(label.trim() === "" ? unlabelled : { ...key, label })}
      />
      <ChoiceField
        label={t("tillSettings.quickKeys.colour")}
        value={key.colour}
        options={quickKeyColours.map((colour) => ({
          value: colour,
          text: t(`tillSettings.quickKeys.colour.${colour}`),
        }))}
        onChange={(colour) => onChange({ ...key, colour: colour as QuickKey["colour"] })}
      />
      <Button design="Transparent" icon="delete" onClick={onRemove}>
        {t("tillSettings.quickKeys.removeKey")}
      </Button>
    </fieldset>
  );
}
