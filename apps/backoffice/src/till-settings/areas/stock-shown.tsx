import { ChoiceField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { CodesField } from "./codes-field.tsx";
import type { EditorProps } from "./editor.ts";
import { NumberField } from "./number-field.tsx";

export function StockShownEditor({ value, onChange, disabled, error }: EditorProps<"stockShown">) {
  const { t } = useTranslation();
  const { stores, storageLocations } = value;
  return (
    <>
      <ChoiceField
        label={t("tillSettings.stockShown.stores")}
        value={stores === "all" ? "all" : "some"}
        disabled={disabled}
        options={["all", "some"].map((which) => ({ value: which, text: t(`tillSettings.stockShown.stores.${which}`) }))}
        onChange={(which) => onChange({ ...value, stores: which === "all" ? "all" : [] })}
      />
      {stores !== "all" && (
        <CodesField
          name="stores"
          label={t("tillSettings.stockShown.theseStores")}
          hint={t("tillSettings.stockShown.theseStores.hint")}
          value={stores}
          disabled={disabled}
          error={error}
          onChange={(named) => onChange({ ...value, stores: named })}
        />
      )}
      <CodesField
        name="storageLocations"
        label={t("tillSettings.stockShown.storageLocations")}
        hint={t("tillSettings.stockShown.storageLocations.hint")}
        value={storageLocations}
        disabled={disabled}
        error={error}
        onChange={(named) => onChange({ ...value, storageLocations: named })}
      />
      <NumberField
        name="oldAfterMinutes"
        label={t("tillSettings.stockShown.oldAfterMinutes")}
        value={value.oldAfterMinutes}
        disabled={disabled}
        error={error}
        onChange={(oldAfterMinutes) => onChange({ ...value, oldAfterMinutes })}
      />
      <NumberField
        name="reservedDays"
        label={t("tillSettings.stockShown.reservedDays")}
        hint={t("tillSettings.stockShown.reservedDays.hint")}
        value={value.reservedDays}
        disabled={disabled}
        error={error}
        onChange={(reservedDays) => onChange({ ...value, reservedDays })}
      />
    </>
  );
}
