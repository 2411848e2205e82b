import type { AlertRule } from "@counterfoil/contracts";
import { languages } from "@counterfoil/ui";
import { ChoiceField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";

type Chosen = AlertRule["language"];
type Props = { language: Chosen; hint?: string; onChange: (language: Chosen) => void };

/** In which language something is told; by the company's while nobody has chosen. */
export function LanguageField({ language, hint, onChange }: Props) {
  const { t } = useTranslation();
  const all = Object.entries(languages).map(([value, { name }]) => ({ value, text: name }));
  return (
    <>
      <ChoiceField
        label={t("ui.language")}
        value={language ?? ""}
        options={[...(language === undefined ? [{ value: "", text: t("alerts.rule.companyLanguage") }] : []), ...all]}
        onChange={(value) => onChange(value === "" ? undefined : (value as Chosen))}
      />
      {hint && <span className="hint">{hint}</span>}
    </>
  );
}
