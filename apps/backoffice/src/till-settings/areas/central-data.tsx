import { useTranslation } from "react-i18next";
import type { EditorProps } from "./editor.ts";
import { SwitchField } from "./switch-field.tsx";

const parts = ["articles", "customers", "priceLists", "coupons", "receipts"] as const;

export function CentralDataEditor({ value, onChange, disabled }: EditorProps<"centralData">) {
  const { t } = useTranslation();
  return parts.map((part) => (
    <SwitchField
      key={part}
      label={t(`tillSettings.centralData.${part}`)}
      hint={t(`tillSettings.centralData.${part}.hint`)}
      value={value[part]}
      disabled={disabled}
      onChange={(on) => onChange({ ...value, [part]: on })}
    />
  ));
}
