import { Button } from "@ui5/webcomponents-react/Button";
import { useTranslation } from "react-i18next";
import { chooseLanguage, currentLanguage, type Language, languages } from "../language.ts";

/** Before anybody is signed in. */
export function LanguageChoice() {
  const { t } = useTranslation();
  return (
    <fieldset className="languages" aria-label={t("ui.language")}>
      {(Object.keys(languages) as Language[]).map((language) => (
        <Button
          key={language}
          design="Transparent"
          lang={language}
          disabled={language === currentLanguage()}
          onClick={() => void chooseLanguage(language)}
        >
          {languages[language].name}
        </Button>
      ))}
    </fieldset>
  );
}
