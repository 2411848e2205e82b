import type { ScaleSettings } from "@counterfoil/contracts";
import { ChoiceField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import type { EditorProps } from "./editor.ts";

const drivers = ["typed", "sics", "simulator"] as const;
const baudRates = [2400, 4800, 9600, 19_200, 38_400];

export function ScaleEditor({ value, onChange, disabled }: EditorProps<"scale">) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField
        label={t("tillSettings.scale.driver")}
        value={value.driver}
        disabled={disabled}
        options={drivers.map((driver) => ({ value: driver, text: t(`tillSettings.scale.driver.${driver}`) }))}
        onChange={(driver) => onChange({ ...value, driver: driver as ScaleSettings["driver"] })}
      />
      {value.driver === "sics" && (
        <ChoiceField
          label={t("tillSettings.scale.baudRate")}
          value={String(value.baudRate)}
          disabled={disabled}
          options={baudRates.map((rate) => ({ value: String(rate), text: String(rate) }))}
          onChange={(rate) => onChange({ ...value, baudRate: Number(rate) as ScaleSettings["baudRate"] })}
        />
      )}
    </>
  );
}
