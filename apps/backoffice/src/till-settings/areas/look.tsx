import { ChoiceField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import type { EditorProps } from "./editor.ts";
import { NumberField } from "./number-field.tsx";
import { SwitchField } from "./switch-field.tsx";

export function LookEditor({ value, onChange, disabled, error }: EditorProps<"look">) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField
        label={t("tillSettings.look.theme")}
        value={value.theme}
        disabled={disabled}
        options={(["light", "dark", "device"] as const).map((theme) => ({
          value: theme,
          text: t(`tillSettings.look.theme.${theme}`),
        }))}
        onChange={(theme) => onChange({ ...value, theme: theme as typeof value.theme })}
      />
      <ChoiceField
        label={t("tillSettings.look.hand")}
        value={value.hand}
        disabled={disabled}
        options={(["right", "left"] as const).map((hand) => ({
          value: hand,
          text: t(`tillSettings.look.hand.${hand}`),
        }))}
        onChange={(hand) => onChange({ ...value, hand: hand as typeof value.hand })}
      />
      <SwitchField
        label={t("tillSettings.look.sounds")}
        value={value.sounds}
        disabled={disabled}
        onChange={(sounds) => onChange({ ...value, sounds })}
      />
      <NumberField
        name="textSize"
        label={t("tillSettings.look.textSize")}
        value={value.textSize}
        disabled={disabled}
        error={error}
        onChange={(textSize) => onChange({ ...value, textSize })}
      />
    </>
  );
}
