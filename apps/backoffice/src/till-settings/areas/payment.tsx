import { ChoiceField, type DraftRow, RowsEditor } from "@counterfoil/ui/fiori";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCurrency } from "../../offers/use-offer-names.ts";
import { AmountField } from "./amount-field.tsx";
import type { EditorProps } from "./editor.ts";
import { NumberField } from "./number-field.tsx";

const terminals = ["byHand", "simulator"] as const;

export function PaymentEditor({ value, onChange, disabled, error }: EditorProps<"payment">) {
  const { t } = useTranslation();
  const own = useCurrency();
  return (
    <>
      <AmountField
        name="cashStep"
        label={t("tillSettings.payment.cashStep")}
        currency={own}
        hint={t("tillSettings.payment.cashStep.hint")}
        value={value.cashStep}
        disabled={disabled}
        error={error}
        onChange={(cashStep) => onChange({ ...value, cashStep })}
      />
      <AmountField
        name="accountMost"
        label={t("tillSettings.payment.accountMost")}
        currency={own}
        hint={t("tillSettings.payment.accountMost.hint")}
        value={value.accountMost}
        disabled={disabled}
        error={error}
        onChange={(accountMost) => onChange({ ...value, accountMost })}
      />
      <AmountField
        name="accountOfflineMost"
        label={t("tillSettings.payment.accountOfflineMost")}
        currency={own}
        hint={t("tillSettings.payment.accountOfflineMost.hint")}
        value={value.accountOfflineMost}
        disabled={disabled}
        error={error}
        onChange={(accountOfflineMost) => onChange({ ...value, accountOfflineMost })}
      />
      <ChoiceField
        label={t("tillSettings.payment.terminal")}
        value={value.terminal}
        disabled={disabled}
        options={terminals.map((terminal) => ({
          value: terminal,
          text: t(`tillSettings.payment.terminal.${terminal}`),
        }))}
        onChange={(terminal) => onChange({ ...value, terminal: terminal as typeof value.terminal })}
      />
      {value.terminal !== "byHand" && (
        <NumberField
          name="terminalSeconds"
          label={t("tillSettings.payment.terminalSeconds")}
          value={value.terminalSeconds}
          disabled={disabled}
          error={error}
          onChange={(terminalSeconds) => onChange({ ...value, terminalSeconds })}
        />
      )}
      <ForeignEditor value={value} onChange={onChange} disabled={disabled} error={error} />
    </>
  );
}

type Rates = EditorProps<"payment">["value"]["foreign"];

/** Rates are kept as they are typed, for "1," is on its way to 1,2. */
function ForeignEditor({ value, onChange, disabled, error }: EditorProps<"payment">) {
  const { t, i18n } = useTranslation();
  const own = useCurrency();
  const [rows, setRows] = useState<DraftRow[]>(() => value.foreign.map((each) => rowOf(each, i18n.language)));
  if (disabled && rows.length === 0) return <p>{t("tillSettings.payment.foreign.none")}</p>;
  const take = (next: DraftRow[]) => {
    setRows(next);
    onChange({ ...value, foreign: next.map(rateOf) });
  };
  return (
    <fieldset disabled={disabled} className="bare">
      <legend>{t("tillSettings.payment.foreign")}</legend>
      {disabled ? (
        <ul className="findings">
          {rows.map(({ currency, rate }) => (
            <li key={currency}>{`1 ${currency} = ${rate} ${own}`}</li>
          ))}
        </ul>
      ) : (
        <RowsEditor
          name={t("tillSettings.payment.foreign.row")}
          path="foreign"
          fields={[
            { name: "currency", label: t("tillSettings.payment.foreign.currency"), required: true },
            { name: "rate", label: t("tillSettings.payment.foreign.rate", { currency: own }), required: true },
          ]}
          rows={rows}
          blank={{ currency: "", rate: "" }}
          error={error}
          onChange={take}
        />
      )}
    </fieldset>
  );
}

const rowOf = ({ currency, rate }: Rates[number], language: string): DraftRow => ({
  currency,
  rate: language === "de" ? String(rate).replace(".", ",") : String(rate),
});

const rateOf = ({ currency = "", rate = "" }: DraftRow): Rates[number] => ({
  currency: currency.trim().toUpperCase(),
  rate: Number(rate.trim().replace(",", ".")),
});
