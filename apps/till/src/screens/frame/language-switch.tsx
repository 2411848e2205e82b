import { chooseLanguage, currentLanguage, type Language, languages } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { Button } from "../parts/parts.tsx";

export function LanguageSwitch() {
  const { t } = useTranslation();
  return (
    <fieldset className="flex gap-2" aria-label={t("language")}>
      {(Object.keys(languages) as Language[]).map((language) => (
        <Button
          key={language}
          look={language === currentLanguage() ? "plain" : "quiet"}
          aria-pressed={language === currentLanguage()}
          lang={language}
          onClick={() => void chooseLanguage(language)}
        >
          {languages[language].name}
        </Button>
      ))}
    </fieldset>
  );
}
