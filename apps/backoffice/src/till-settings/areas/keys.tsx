import { givableKeys, type KeyAction, keyActions } from "@counterfoil/contracts";
import { capOf } from "@counterfoil/ui";
import { ChoiceField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import type { EditorProps } from "./editor.ts";

/** Each action has a key of its own: who takes one that is given away gives theirs for it. */
export function KeysEditor({ value, onChange, disabled }: EditorProps<"keys">) {
  const { t } = useTranslation();
  const holderOf = (key: string) => keyActions.find((action) => value[action] === key);
  const give = (action: KeyAction, key: string) => {
    const holder = holderOf(key);
    onChange({ ...value, ...(holder && { [holder]: value[action] }), [action]: key });
  };
  return keyActions.map((action) => (
    <ChoiceField
      key={action}
      name={action}
      label={t(`tillSettings.keys.${action}`)}
      value={value[action]}
      disabled={disabled}
      options={givableKeys.map((key) => {
        const holder = holderOf(key);
        const isTaken = holder && holder !== action;
        return { value: key, text: isTaken ? `${capOf(key)} (${t(`tillSettings.keys.${holder}`)})` : capOf(key) };
      })}
      onChange={(key) => give(action, key)}
    />
  ));
}
