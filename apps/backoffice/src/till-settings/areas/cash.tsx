import { type CashSettings, FLOAT, SAFE } from "@counterfoil/contracts";
import { type Formats, useFormats } from "@counterfoil/ui";
import { type DraftRow, RowsEditor, TextField } from "@counterfoil/ui/fiori";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStores } from "../../organisation/queries.ts";
import { AmountField } from "./amount-field.tsx";
import type { EditorProps } from "./editor.ts";
import { SwitchField } from "./switch-field.tsx";

const amounts = ["float", "reasonFrom", "signOffFrom"] as const;
const directions = ["cashIn", "cashOut", "payIn", "payOut"] as const;

export function CashEditor(props: EditorProps<"cash">) {
  const { t } = useTranslation();
  const { value, onChange, disabled, error } = props;
  const currency = useStores().data?.[0]?.currency;
  return (
    <>
      {currency &&
        amounts.map((name) => (
          <AmountField
            key={name}
            name={name}
            label={t(`tillSettings.cash.${name}`, { currency })}
            hint={t(`tillSettings.cash.${name}.hint`)}
            value={value[name]}
            currency={currency}
            disabled={disabled}
            error={error}
            onChange={(amount) => onChange({ ...value, [name]: amount })}
          />
        ))}
      <SwitchField
        label={t("tillSettings.cash.blind")}
        hint={t("tillSettings.cash.blind.hint")}
        value={value.blind}
        disabled={disabled}
        onChange={(blind) => onChange({ ...value, blind })}
      />
      <TextField
        name="closeAt"
        label={t("tillSettings.cash.closeAt")}
        hint={t("tillSettings.cash.closeAt.hint")}
        value={value.closeAt}
        maxlength={5}
        disabled={disabled}
        error={error}
        onChange={(closeAt) => onChange({ ...value, closeAt: closeAt.trim() })}
      />
      <fieldset disabled={disabled} className="bare">
        <legend>{t("tillSettings.cash.types")}</legend>
        {disabled ? <Types types={value.types} /> : <TypeRows {...props} />}
      </fieldset>
      <fieldset disabled={disabled} className="bare">
        <legend>{t("tillSettings.cash.denominations")}</legend>
        {disabled ? <Denominations all={value.denominations} /> : <DenominationRows {...props} />}
      </fieldset>
    </>
  );
}

function Types({ types }: Pick<CashSettings, "types">) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="findings">
      {types.map(({ code, direction, names, account }) => (
        <li key={code}>
          {`${t(`tillSettings.cash.direction.${direction}`)}: ${names[i18n.language] ?? names.en ?? code}`}
          {account && `, ${t("tillSettings.cash.account")} ${account}`}
        </li>
      ))}
    </ul>
  );
}

function TypeRows({ value, onChange, error }: EditorProps<"cash">) {
  const { t } = useTranslation();
  return (
    <>
      <p className="hint">{t("tillSettings.cash.types.hint", { float: FLOAT, safe: SAFE })}</p>
      <RowsEditor
        name={t("tillSettings.cash.type")}
        path="types"
        fields={[
          { name: "code", label: t("discounts.code"), required: true },
          {
            name: "direction",
            label: t("tillSettings.cash.direction"),
            options: directions.map((one) => ({ value: one, text: t(`tillSettings.cash.direction.${one}`) })),
          },
          { name: "en", label: t("groups.field.en"), required: true },
          { name: "de", label: t("groups.field.de") },
          { name: "account", label: t("tillSettings.cash.account") },
          { name: "noteNeeded", label: t("tillSettings.cash.noteNeeded"), flag: true },
        ]}
        rows={value.types.map(typeRow)}
        blank={{ code: "", direction: "payOut", en: "", de: "", account: "", noteNeeded: "" }}
        error={error}
        onChange={(rows) => onChange({ ...value, types: rows.map(typeOf) })}
      />
    </>
  );
}

type CashType = CashSettings["types"][number];

const typeRow = ({ code, direction, names, account = "", noteNeeded }: CashType): DraftRow => ({
  code,
  direction,
  en: names.en ?? "",
  de: names.de ?? "",
  account,
  noteNeeded: noteNeeded ? "true" : "",
});

const typeOf = ({ code = "", direction, en = "", de = "", account, noteNeeded }: DraftRow): CashType => ({
  code,
  direction: direction as CashType["direction"],
  names: { en, ...(de && { de }) },
  ...(account && { account }),
  noteNeeded: noteNeeded === "true",
});

function Denominations({ all }: { all: CashSettings["denominations"] }) {
  const formats = useFormats();
  return (
    <ul className="findings">
      {all.map(({ currency, values }) => (
        <li key={currency}>{`${currency}: ${written(formats, currency, values)}`}</li>
      ))}
    </ul>
  );
}

/** Amounts stay as they are typed: "0.5" is one, and "0." will be. */
function DenominationRows({ value, onChange, error }: EditorProps<"cash">) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [rows, setRows] = useState<DraftRow[]>(() =>
    value.denominations.map(({ currency, values }) => ({ currency, values: written(formats, currency, values) })),
  );
  return (
    <RowsEditor
      name={t("tillSettings.cash.denominations")}
      path="denominations"
      fields={[
        { name: "currency", label: t("stores.currency"), required: true },
        {
          name: "values",
          label: t("tillSettings.cash.values"),
          hint: t("tillSettings.cash.values.hint"),
          required: true,
        },
      ]}
      rows={rows}
      blank={{ currency: "", values: "" }}
      error={error}
      onChange={(changed) => {
        setRows(changed);
        onChange({ ...value, denominations: changed.map((row) => denominationsOf(formats, row)) });
      }}
    />
  );
}

const written = (formats: Formats, currency: string, values: readonly number[]) =>
  values.map((each) => formats.amount(each, currency)).join("  ");

function denominationsOf(formats: Formats, { currency = "", values = "" }: DraftRow) {
  const words = values.split(/\s+/).filter(Boolean);
  // A currency that is none has no amounts; the server refuses it at its field.
  const known = /^[A-Z]{3}$/.test(currency) ? currency : "EUR";
  return { currency, values: words.map((word) => formats.parseAmount(word, known) ?? Number.NaN) };
}
