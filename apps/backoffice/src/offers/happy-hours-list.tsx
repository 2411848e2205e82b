import { type Refused, TextField, useRefusal } from "@counterfoil/ui/fiori";
import { ToggleButton } from "@ui5/webcomponents-react/ToggleButton";
import { useTranslation } from "react-i18next";
import type { HeadFieldsProps } from "./head-fields.tsx";
import { ListField } from "./list-field.tsx";

const days = [1, 2, 3, 4, 5, 6, 7];

/** Hours of the day and days of the week in which an offer holds; none means always. */
export function HappyHoursList({ draft, onChange, wrong }: HeadFieldsProps) {
  const { t } = useTranslation();
  return (
    <ListField
      name={t("offers.happyHours")}
      items={draft.happyHours}
      blank={{ days: [...days], from: "17:00", to: "19:00" }}
      least={0}
      onChange={(happyHours) => onChange({ happyHours })}
    >
      {(hours, change, position) => (
        <>
          <WeekDays
            days={hours.days}
            field={`/happyHours/${position}/days`}
            refused={wrong(`/happyHours/${position}/days`)}
            onChange={(chosen) => change({ days: chosen })}
          />
          {(["from", "to"] as const).map((name) => (
            <TextField
              key={name}
              name={`/happyHours/${position}/${name}`}
              label={t(`offers.hours.${name}`)}
              value={hours[name]}
              required
              maxlength={5}
              refused={wrong(`/happyHours/${position}/${name}`)}
              onChange={(value) => change({ [name]: value })}
            />
          ))}
        </>
      )}
    </ListField>
  );
}

type WeekDaysProps = { days: number[]; field: string; refused: Refused; onChange: (days: number[]) => void };

function WeekDays({ days: chosen, field, refused, onChange }: WeekDaysProps) {
  const { t, i18n } = useTranslation();
  const refusal = useRefusal(refused, chosen.length === 0);
  const names = { short: weekdayNames(i18n.language, "short"), long: weekdayNames(i18n.language, "long") };
  return (
    <fieldset className="week-days">
      <legend>{t("offers.hours.days")}</legend>
      {days.map((day) => (
        <ToggleButton
          key={day}
          data-field={day === 1 ? field : undefined}
          pressed={chosen.includes(day)}
          tooltip={names.long(day)}
          onClick={() => onChange(chosen.includes(day) ? chosen.filter((each) => each !== day) : [...chosen, day])}
        >
          {names.short(day)}
        </ToggleButton>
      ))}
      {refusal && <span className="tone-negative">{refusal}</span>}
    </fieldset>
  );
}

/** 1 Monday to 7 Sunday; 1 January 2024 was a Monday. */
function weekdayNames(language: string, weekday: "short" | "long"): (day: number) => string {
  const format = new Intl.DateTimeFormat(language, { weekday, timeZone: "UTC" });
  return (day) => format.format(Date.UTC(2024, 0, day));
}
