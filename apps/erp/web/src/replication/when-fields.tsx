import { ChoiceField, Field, TextField } from "@counterfoil/ui/fiori";
import { DateTimePicker } from "@ui5/webcomponents-react/DateTimePicker";
import { useTranslation } from "react-i18next";
import { cronOf, type Draft, rhythms } from "./replicate-draft.ts";
import type { Model } from "./replication.ts";

type WhenFieldsProps = { model: Model; draft: Draft; change: (part: Partial<Draft>) => void; error: unknown };
const whens = ["now", "once", "regularly"] as const;
const weekdays = ["1", "2", "3", "4", "5", "6", "0"];

/** Now, once at a time by the reader's clock, or again and again by the clock of the model's time zone. */
export function WhenFields({ model, draft, change, error }: WhenFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField
        label={t("replicate.when")}
        value={draft.when}
        onChange={(when) => change({ when: whens.find((each) => each === when) ?? "now", test: false })}
        options={whens.map((value) => ({ value, text: t(`replicate.when.${value}`) }))}
      />
      {draft.when === "once" && (
        <Field label={t("replicate.at")} required>
          {(id) => (
            <DateTimePicker
              id={id}
              data-field="at"
              value={draft.at.replace("T", " ")}
              valueFormat="yyyy-MM-dd HH:mm:ss"
              displayFormat="medium"
              placeholder=""
              required
              onChange={(event) => change({ at: event.detail.valid ? event.detail.value.replace(" ", "T") : "" })}
            />
          )}
        </Field>
      )}
      {draft.when === "regularly" && <RhythmFields model={model} draft={draft} change={change} error={error} />}
    </>
  );
}

function RhythmFields({ model, draft, change, error }: WhenFieldsProps) {
  const { t } = useTranslation();
  const isWrong = cronOf(draft) === undefined;
  return (
    <>
      <ChoiceField
        label={t("replicate.rhythm")}
        value={draft.rhythm}
        onChange={(rhythm) => change({ rhythm: rhythms.find((each) => each === rhythm) ?? "daily" })}
        options={rhythms.map((value) => ({ value, text: t(`replicate.rhythm.${value}`) }))}
      />
      {draft.rhythm === "weekly" && (
        <ChoiceField
          label={t("replicate.weekday")}
          value={draft.weekday}
          onChange={(weekday) => change({ weekday })}
          options={weekdays.map((value) => ({ value, text: t(`replicate.weekday.${value}`) }))}
        />
      )}
      {draft.rhythm === "pattern" ? (
        <TextField
          name="cron"
          label={t("schedules.pattern")}
          value={draft.pattern}
          onChange={(pattern) => change({ pattern })}
          error={error}
          hint={t("replicate.patternHint", { timeZone: model.timeZone })}
        />
      ) : (
        <TextField
          name="time"
          label={t("replicate.time")}
          value={draft.time}
          onChange={(time) => change({ time })}
          refused={isWrong}
          hint={t("replicate.timeHint", { timeZone: model.timeZone })}
        />
      )}
    </>
  );
}
