import type { PaperSettings } from "@counterfoil/contracts";
import { currentLanguage } from "@counterfoil/ui";
import { ChoiceField, Field } from "@counterfoil/ui/fiori";
import { PaperView, receiptParts, wordsOf } from "@counterfoil/ui/paper";
import { Button } from "@ui5/webcomponents-react/Button";
import { FileUploader } from "@ui5/webcomponents-react/FileUploader";
import { TextArea } from "@ui5/webcomponents-react/TextArea";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EditorProps } from "./editor.ts";
import { NumberField } from "./number-field.tsx";
import { sampleReceipt } from "./sample-receipt.ts";
import { SwitchField } from "./switch-field.tsx";

const languageChoices = ["", "en", "de", "en,de", "de,en"];
const MOST_LOGO_BYTES = 70_000;
const switches = ["taxTable", "promotions", "barcode", "linkOnPaper", "everyReceipt"] as const;
const columns = [48, 42, 32] as const;

/** What stands on receipts, beside a receipt that has one of everything. */
export function PaperEditor({ value, onChange, disabled, error }: EditorProps<"paper">) {
  const { t } = useTranslation();
  const change = (part: Partial<PaperSettings>) => onChange({ ...value, ...part });
  return (
    <>
      <ChoiceField
        label={t("tillSettings.paper.languages")}
        value={value.languages.join(",")}
        disabled={disabled}
        options={languageChoices.map((choice) => ({
          value: choice,
          text: t(`tillSettings.paper.languages.${choice.replace(",", "") || "till"}`),
        }))}
        onChange={(chosen) => change({ languages: chosen.split(",").filter(Boolean) as PaperSettings["languages"] })}
      />
      <LogoField value={value} onChange={onChange} disabled={disabled} />
      {(["header", "footer"] as const).map((part) => (
        <LinesField
          key={part}
          label={t(`tillSettings.paper.${part}`)}
          value={value[part]}
          disabled={disabled}
          onChange={(lines) => change({ [part]: lines })}
        />
      ))}
      {switches.map((name) => (
        <SwitchField
          key={name}
          label={t(`tillSettings.paper.${name}`)}
          value={value[name]}
          disabled={disabled}
          onChange={(on) => change({ [name]: on })}
        />
      ))}
      <NumberField
        name="linkDays"
        label={t("tillSettings.paper.linkDays")}
        hint={t("tillSettings.paper.linkDays.hint")}
        value={value.linkDays}
        disabled={disabled}
        error={error}
        onChange={(linkDays) => change({ linkDays })}
      />
      <ChoiceField
        label={t("tillSettings.paper.columns")}
        value={String(value.columns)}
        disabled={disabled}
        options={columns.map((count) => ({ value: String(count), text: t(`tillSettings.paper.columns.${count}`) }))}
        onChange={(chosen) => change({ columns: columns.find((count) => String(count) === chosen) ?? 48 })}
      />
      <Preview settings={value} />
    </>
  );
}

type LinesFieldProps = { label: string; value: string[]; disabled: boolean; onChange: (lines: string[]) => void };

/** As typed; what is kept has no empty lines at its end, and no more than the paper takes. */
function LinesField({ label, value, disabled, onChange }: LinesFieldProps) {
  const [typed, setTyped] = useState(value.join("\n"));
  return (
    <Field label={label}>
      {(id) => (
        <TextArea
          id={id}
          accessibleName={label}
          rows={4}
          value={typed}
          readonly={disabled}
          onInput={(event) => {
            const text = event.target.value;
            setTyped(text);
            const lines = text.split("\n").map((line) => line.trim().slice(0, 48));
            onChange(lines.filter(Boolean).slice(0, 6));
          }}
        />
      )}
    </Field>
  );
}

function LogoField({ value, onChange, disabled }: Pick<EditorProps<"paper">, "value" | "onChange" | "disabled">) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string>();
  const { logo, ...others } = value;
  const take = async (file: File | undefined) => {
    if (!file) return;
    const fits = ["image/png", "image/jpeg"].includes(file.type) && file.size <= MOST_LOGO_BYTES;
    setProblem(fits ? undefined : t("tillSettings.paper.logo.wrong"));
    if (fits) onChange({ ...others, logo: await addressOf(file) });
  };
  return (
    <Field label={t("tillSettings.paper.logo")}>
      {() => (
        <>
          <FileUploader
            hideInput
            accessibleName={t("tillSettings.paper.logo")}
            accept="image/png,image/jpeg"
            disabled={disabled}
            onChange={(event) => void take(event.detail.files?.[0])}
          >
            <Button disabled={disabled}>{t("tillSettings.paper.logo.choose")}</Button>
          </FileUploader>
          {logo && (
            <Button design="Transparent" disabled={disabled} onClick={() => onChange(others)}>
              {t("tillSettings.paper.logo.remove")}
            </Button>
          )}
          <span className="hint" role={problem ? "alert" : undefined}>
            {problem ?? t("tillSettings.paper.logo.hint")}
          </span>
        </>
      )}
    </Field>
  );
}

/** The file as a data address. */
async function addressOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return `data:${file.type};base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}

/** Written by the code that tills print with. */
function Preview({ settings }: { settings: PaperSettings }) {
  const { t } = useTranslation();
  const ground = {
    company: { name: "Counterfoil Gifts Ltd" },
    store: { name: "London", addressLines: ["7 Lantern Yard", "London EC9 9ZZ"], timeZone: "Europe/London" },
    paymentMethods: (["cash", "card"] as const).map((kind) => ({
      ...{ code: kind.toUpperCase(), kind },
      names: { en: kind === "cash" ? "Cash" : "Card", de: kind === "cash" ? "Bar" : "Karte" },
    })),
    nameOf: ({ note }: { note: string }) => note,
    ...(settings.linkDays > 0 && { link: `${location.origin}/r/1010-01-000123` }),
    ...{ settings, language: currentLanguage(), duplicate: true, training: false },
  };
  return (
    <section className="wide" aria-label={t("tillSettings.paper.preview")}>
      <h3>{t("tillSettings.paper.preview")}</h3>
      <div
        style={{
          width: "20rem",
          maxWidth: "100%",
          padding: "1.25rem",
          background: "#fff",
          color: "#1b2430",
          boxShadow: "0 1px 6px #0004",
        }}
      >
        <PaperView parts={receiptParts(sampleReceipt("GBP"), ground)} say={wordsOf(ground).say} />
      </div>
    </section>
  );
}
