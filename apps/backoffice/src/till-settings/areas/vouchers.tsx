import { TextField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { useCurrency } from "../../offers/use-offer-names.ts";
import { AmountField } from "./amount-field.tsx";
import { CodesField } from "./codes-field.tsx";
import type { EditorProps } from "./editor.ts";
import { NumberField } from "./number-field.tsx";

export function VouchersEditor({ value, onChange, disabled, error }: EditorProps<"vouchers">) {
  const { t } = useTranslation();
  const own = useCurrency();
  return (
    <>
      <CodesField
        name="prefixes"
        label={t("tillSettings.vouchers.prefixes")}
        hint={t("tillSettings.vouchers.prefixes.hint")}
        value={value.prefixes}
        disabled={disabled}
        error={error}
        onChange={(prefixes) => onChange({ ...value, prefixes })}
      />
      <TextField
        name="articleId"
        label={t("tillSettings.vouchers.articleId")}
        hint={t("tillSettings.vouchers.articleId.hint")}
        value={value.articleId ?? ""}
        disabled={disabled}
        error={error}
        onChange={(articleId) => onChange({ ...value, articleId: articleId.trim() || null })}
      />
      <AmountField
        name="offlineMost"
        label={t("tillSettings.vouchers.offlineMost")}
        currency={own}
        hint={t("tillSettings.vouchers.offlineMost.hint")}
        value={value.offlineMost}
        disabled={disabled}
        error={error}
        onChange={(offlineMost) => onChange({ ...value, offlineMost })}
      />
      <NumberField
        name="validMonths"
        label={t("tillSettings.vouchers.validMonths")}
        hint={t("tillSettings.vouchers.validMonths.hint")}
        value={value.validMonths}
        disabled={disabled}
        error={error}
        onChange={(validMonths) => onChange({ ...value, validMonths })}
      />
    </>
  );
}
