import type { DisplaySettings } from "@counterfoil/contracts";
import { ChoiceField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import type { EditorProps } from "./editor.ts";
import { LinesField } from "./lines-field.tsx";
import { PictureField, withPicture } from "./picture-field.tsx";
import { SwitchField } from "./switch-field.tsx";

const languageChoices = ["", "en", "de", "en,de", "de,en"];
const MOST_PICTURE_BYTES = 295_000;
const switches = ["opensItself", "nearMisses", "greeting"] as const;

export function DisplayEditor({ value, onChange, disabled }: EditorProps<"display">) {
  const { t } = useTranslation();
  const change = (part: Partial<DisplaySettings>) => onChange({ ...value, ...part });
  return (
    <>
      {switches.map((name) => (
        <SwitchField
          key={name}
          label={t(`tillSettings.display.${name}`)}
          hint={t(`tillSettings.display.${name}.hint`)}
          value={value[name]}
          disabled={disabled}
          onChange={(on) => change({ [name]: on })}
        />
      ))}
      <ChoiceField
        label={t("tillSettings.display.languages")}
        value={value.languages.join(",")}
        disabled={disabled}
        options={languageChoices.map((choice) => ({
          value: choice,
          text: t(
            choice ? `tillSettings.paper.languages.${choice.replace(",", "")}` : "tillSettings.display.storeLanguage",
          ),
        }))}
        onChange={(chosen) => change({ languages: chosen.split(",").filter(Boolean) as DisplaySettings["languages"] })}
      />
      <ChoiceField
        label={t("tillSettings.look.theme")}
        value={value.theme}
        disabled={disabled}
        options={(["light", "dark", "device"] as const).map((theme) => ({
          value: theme,
          text: t(`tillSettings.look.theme.${theme}`),
        }))}
        onChange={(theme) => change({ theme: theme as DisplaySettings["theme"] })}
      />
      <PictureField
        label={t("tillSettings.display.picture")}
        hint={t("tillSettings.display.picture.hint")}
        value={value.picture}
        mostBytes={MOST_PICTURE_BYTES}
        disabled={disabled}
        onChange={(picture) => onChange(withPicture(value, "picture", picture))}
      />
      <LinesField
        label={t("tillSettings.display.lines")}
        value={value.lines}
        most={{ lines: 4, characters: 60 }}
        disabled={disabled}
        onChange={(lines) => change({ lines })}
      />
    </>
  );
}
