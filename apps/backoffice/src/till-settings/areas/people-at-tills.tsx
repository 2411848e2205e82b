import { useTranslation } from "react-i18next";
import type { EditorProps } from "./editor.ts";
import { NumberField } from "./number-field.tsx";
import { SwitchField } from "./switch-field.tsx";

export function PeopleAtTillsEditor({ value, onChange, disabled, error }: EditorProps<"peopleAtTills">) {
  const { t } = useTranslation();
  return (
    <>
      <NumberField
        name="lockAfterMinutes"
        label={t("tillSettings.peopleAtTills.lockAfterMinutes")}
        hint={t("tillSettings.peopleAtTills.lockAfterMinutes.hint")}
        value={value.lockAfterMinutes}
        disabled={disabled}
        error={error}
        onChange={(lockAfterMinutes) => onChange({ ...value, lockAfterMinutes })}
      />
      {(["lockAfterReceipt", "timeRecording"] as const).map((part) => (
        <SwitchField
          key={part}
          label={t(`tillSettings.peopleAtTills.${part}`)}
          hint={t(`tillSettings.peopleAtTills.${part}.hint`)}
          value={value[part]}
          disabled={disabled}
          onChange={(on) => onChange({ ...value, [part]: on })}
        />
      ))}
    </>
  );
}
