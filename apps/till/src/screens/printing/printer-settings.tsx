import { useTranslation } from "react-i18next";
import { canUseSerial } from "../../devices/index.ts";
import {
  baudRates,
  byBrowser,
  canUseUsb,
  chooseSerial,
  chooseUsb,
  type PrinterChoice,
  type PrinterWay,
} from "../../printing/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button, Field } from "../parts/parts.tsx";
import { TestPrint } from "./test-print.tsx";

const ways = ["browser", "usb", "serial", "bridge"] as const;
const isPossible: Record<PrinterWay, () => boolean> = {
  browser: () => true,
  usb: canUseUsb,
  serial: canUseSerial,
  bridge: () => true,
};

/** The way from this device to its printer, with a test. */
export function PrinterSettings() {
  const { t } = useTranslation();
  const { printer } = useTill();
  const choice = useWatch(printer.choice);
  const take = (chosen: PrinterChoice | undefined) => chosen && void printer.choose(chosen);
  const choose: Record<PrinterWay, () => void> = {
    browser: () => take(byBrowser),
    // The browser asks which one, and asks only while a finger is on the button.
    usb: () => void chooseUsb().then(take),
    serial: () => void chooseSerial(38_400).then(take),
    bridge: () => choice.way !== "bridge" && take({ way: "bridge", token: "", drawer: true }),
  };
  return (
    <section className="space-y-3">
      <fieldset className="grid gap-2">
        <legend className="mb-1 text-sm font-medium text-ink-soft">{t("printer.way")}</legend>
        {ways.map((way) => (
          <Button
            key={way}
            aria-pressed={choice.way === way}
            disabled={!isPossible[way]()}
            onClick={choose[way]}
            className={`justify-start! text-left ${choice.way === way ? "border-ink! ring-1 ring-ink" : ""}`}
          >
            <span>
              {t(`printerWay.${way}`)}
              <span className="block text-sm font-normal text-ink-soft">
                {isPossible[way]() ? t(`printerWay.${way}Hint`) : t("printer.impossible")}
              </span>
            </span>
          </Button>
        ))}
      </fieldset>
      {choice.way !== "browser" && <OwnSettings choice={choice} take={take} />}
    </section>
  );
}

type OwnSettingsProps = { choice: Exclude<PrinterChoice, { way: "browser" }>; take(choice: PrinterChoice): void };

/** What one way needs and the others do not. */
function OwnSettings({ choice, take }: OwnSettingsProps) {
  const { t } = useTranslation();
  return (
    <>
      {choice.way === "usb" && <p>{choice.name}</p>}
      {choice.way === "serial" && (
        <label className="block text-sm font-medium text-ink-soft">
          {t("printer.baudRate")}
          <select
            className="mt-1 block min-h-11 w-full rounded-md border border-ink-soft bg-white px-3 text-lg text-ink"
            value={choice.baudRate}
            onChange={(event) => take({ ...choice, baudRate: Number(event.target.value) })}
          >
            {baudRates.map((rate) => (
              <option key={rate}>{rate}</option>
            ))}
          </select>
        </label>
      )}
      {choice.way === "bridge" && (
        <Field
          label={t("printer.token")}
          hint={t("printer.tokenHint")}
          value={choice.token}
          maxLength={64}
          spellCheck={false}
          onChange={(event) => take({ ...choice, token: event.target.value.trim() })}
        />
      )}
      <label className="flex min-h-11 items-center gap-2">
        <input
          type="checkbox"
          className="size-5 accent-ink"
          checked={choice.drawer}
          onChange={(event) => take({ ...choice, drawer: event.target.checked })}
        />
        {t("printer.drawer")}
      </label>
      <TestPrint />
    </>
  );
}
