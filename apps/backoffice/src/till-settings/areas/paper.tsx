import type { PaperSettings } from "@counterfoil/contracts";
import { currentLanguage } from "@counterfoil/ui";
import { ChoiceField } from "@counterfoil/ui/fiori";
import { PaperView, receiptParts, wordsOf } from "@counterfoil/ui/paper";
import { useTranslation } from "react-i18next";
import type { EditorProps } from "./editor.ts";
import { LinesField } from "./lines-field.tsx";
import { NumberField } from "./number-field.tsx";
import { PictureField, withPicture } from "./picture-field.tsx";
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
      <PictureField
        label={t("tillSettings.paper.logo")}
        hint={t("tillSettings.paper.logo.hint")}
        value={value.logo}
        mostBytes={MOST_LOGO_BYTES}
        disabled={disabled}
        onChange={(logo) => onChange(withPicture(value, "logo", logo))}
      />
      {(["header", "footer"] as const).map((part) => (
        <LinesField
          key={part}
          label={t(`tillSettings.paper.${part}`)}
          value={value[part]}
          disabled={disabled}
          most={{ lines: 6, characters: 48 }}
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
