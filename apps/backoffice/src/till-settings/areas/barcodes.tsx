import type { EmbeddedCode } from "@counterfoil/contracts";
import { ChoiceField, type DraftRow, RowsEditor } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import type { EditorProps } from "./editor.ts";
import { SwitchField } from "./switch-field.tsx";

export function BarcodesEditor({ value, onChange, disabled, error }: EditorProps<"barcodes">) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField
        label={t("tillSettings.barcodes.expired")}
        value={value.expired}
        disabled={disabled}
        options={(["refuse", "warn", "sell"] as const).map((how) => ({
          value: how,
          text: t(`tillSettings.barcodes.expired.${how}`),
        }))}
        onChange={(expired) => onChange({ ...value, expired: expired as typeof value.expired })}
      />
      <SwitchField
        label={t("tillSettings.barcodes.rememberChoice")}
        hint={t("tillSettings.barcodes.rememberChoice.hint")}
        value={value.rememberChoice}
        disabled={disabled}
        onChange={(rememberChoice) => onChange({ ...value, rememberChoice })}
      />
      <fieldset disabled={disabled} className="bare">
        <legend>{t("tillSettings.barcodes.embedded")}</legend>
        <p className="hint">{t("tillSettings.barcodes.embedded.hint")}</p>
        {disabled ? (
          <Rules rules={value.embedded} />
        ) : (
          <RowsEditor
            name={t("tillSettings.barcodes.rule")}
            path="embedded"
            fields={[
              { name: "prefix", label: t("tillSettings.barcodes.prefix"), required: true },
              {
                name: "value",
                label: t("tillSettings.barcodes.value"),
                options: meanings.map((one) => ({ value: one, text: t(`tillSettings.barcodes.value.${one}`) })),
              },
              { name: "valueDigits", label: t("tillSettings.barcodes.valueDigits"), required: true },
              { name: "decimals", label: t("tillSettings.barcodes.decimals"), required: true },
              { name: "checked", label: t("tillSettings.barcodes.checked"), flag: true },
            ]}
            rows={value.embedded.map(rowOf)}
            blank={{ prefix: "", value: "weight", valueDigits: "5", decimals: "3", checked: "" }}
            error={error}
            onChange={(rows) => onChange({ ...value, embedded: rows.map(ruleOf) })}
          />
        )}
      </fieldset>
    </>
  );
}

const meanings = ["price", "weight", "pieces"] as const;

/** As on the label: 28AAAAAVVVVVC, A the article, V the value, P its own check digit, C the check digit. */
function Rules({ rules }: { rules: EmbeddedCode[] }) {
  const { t } = useTranslation();
  return (
    <ul className="findings">
      {rules.map(({ prefix, value, valueDigits, decimals, checked }) => (
        <li key={`${prefix} ${value}`}>
          <code>{`${prefix}${"A".repeat(12 - prefix.length - valueDigits - (checked ? 1 : 0))}${checked ? "P" : ""}${"V".repeat(valueDigits)}C`}</code>{" "}
          {t("tillSettings.barcodes.reads", { value: t(`tillSettings.barcodes.value.${value}`), decimals })}
        </li>
      ))}
    </ul>
  );
}

const rowOf = ({ prefix, value, valueDigits, decimals, checked }: EmbeddedCode): DraftRow => ({
  prefix,
  value,
  valueDigits: numberText(valueDigits),
  decimals: numberText(decimals),
  checked: checked ? "true" : "",
});

const ruleOf = ({ prefix = "", value, valueDigits = "", decimals = "", checked }: DraftRow): EmbeddedCode => ({
  prefix: prefix.trim(),
  value: value as EmbeddedCode["value"],
  valueDigits: numberOf(valueDigits),
  decimals: numberOf(decimals),
  checked: checked === "true",
});

const numberOf = (text: string) => (text.trim() === "" ? Number.NaN : Number(text));
const numberText = (number: number) => (Number.isNaN(number) ? "" : String(number));
