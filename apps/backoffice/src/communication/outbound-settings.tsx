import type { ArrangedService } from "@counterfoil/contracts";
import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";

type Settings = ArrangedService["settings"];
type Props = { settings: Settings; disabled: boolean; onChange: (settings: Settings) => void };

/** Times that people ask for; any other one is typed as a pattern. */
const usualTimes = ["*/15 * * * *", "0 * * * *", "0 22 * * *"];

/** How documents go: when, in which form, one by one or summed per closing. */
export function OutboundSettings({ settings, disabled, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="form">
      <SendTime settings={settings} disabled={disabled} onChange={onChange} />
      <ChoiceField
        label={t("arrangements.collect")}
        value={settings.collect ?? "single"}
        disabled={disabled}
        onChange={(collect) => onChange({ collect: collect === "closing" ? "closing" : "single" })}
        options={["single", "closing"].map((value) => ({ value, text: t(`arrangements.collect.${value}`) }))}
      />
      <ChoiceField
        label={t("arrangements.form")}
        value={settings.form ?? "idoc"}
        disabled={disabled}
        onChange={(form) => onChange({ form: form === "soap" ? "soap" : "idoc" })}
        options={["idoc", "soap"].map((value) => ({ value, text: t(`arrangements.form.${value}`) }))}
      />
    </div>
  );
}

function SendTime({ settings, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const cron = typeof settings.send === "object" ? settings.send.cron : "";
  const [typed, setTyped] = useState(cron);
  const isUsual = cron === "" || usualTimes.includes(cron);
  const [own, setOwn] = useState(!isUsual);
  return (
    <>
      <ChoiceField
        label={t("arrangements.send")}
        value={own ? "own" : cron === "" ? "atOnce" : cron}
        disabled={disabled}
        onChange={(chosen) => {
          setOwn(chosen === "own");
          if (chosen !== "own") onChange({ send: chosen === "atOnce" ? "atOnce" : { cron: chosen } });
        }}
        options={[
          { value: "atOnce", text: t("arrangements.send.atOnce") },
          ...usualTimes.map((value) => ({ value, text: t(`arrangements.send.${usualTimes.indexOf(value)}`) })),
          { value: "own", text: t("arrangements.send.own") },
        ]}
      />
      {own && (
        <div>
          <TextField
            name="cron"
            label={t("arrangements.cron")}
            hint={t("arrangements.cronHint")}
            value={typed}
            disabled={disabled}
            onChange={setTyped}
          />
          <Button disabled={disabled || typed.trim() === ""} onClick={() => onChange({ send: { cron: typed.trim() } })}>
            {t("ui.save")}
          </Button>
        </div>
      )}
    </>
  );
}
