import { RowsEditor } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import type { FieldsProps } from "./head-fields.tsx";
import { blankHours, weekDays } from "./hours.ts";

/** Days and times at which it holds. What SAP's form cannot say of when and where is said here, not left out. */
export function HoursRows({ draft, error, onChange }: FieldsProps) {
  const { t, i18n } = useTranslation();
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: "short", timeZone: "UTC" });
  // The 5th of January 1970 was a Monday.
  const nameOf = (day: number) => weekday.format(new Date((day + 3) * 86_400_000));
  return (
    <>
      <p className="hint">{t("promotions.hoursHint")}</p>
      <RowsEditor
        name={t("promotions.hours")}
        blank={blankHours}
        fields={[
          ...weekDays.map((day) => ({ name: `day${day}`, label: nameOf(day), flag: true })),
          { name: "from", label: t("promotions.hours.from"), required: true },
          { name: "to", label: t("promotions.hours.to"), required: true },
        ]}
        rows={draft.happyHours}
        error={error}
        onChange={(happyHours) => onChange({ happyHours })}
      />
      <p className="hint">{t("promotions.channelsHint")}</p>
    </>
  );
}
