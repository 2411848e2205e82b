import type { TillSettingArea } from "@counterfoil/contracts";
import { type Column, DataTable, Loadable } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { type Place, placeText } from "../organisation/structure.ts";
import { SettingsState } from "../organisation/till-columns.tsx";
import { type AreaAt, settingHref, useSettings } from "./settings.ts";

type SettingTableProps = {
  place: Pick<Place, "kind" | "id">;
  /** Of a till: the areas in which it works by older ones; undefined: it has not told. */
  behind?: readonly TillSettingArea[] | undefined;
};

/** The areas of the till settings at a place, each with who says how it is; at a till also with whether it has them. */
export function SettingTable({ place, behind }: SettingTableProps) {
  const { t } = useTranslation();
  const columns: Column<AreaAt>[] = [
    {
      id: "area",
      title: t("tillSettings.area"),
      importance: 9,
      cell: ({ area }) => <Link href={settingHref(place, area)}>{t(`tillSettings.${area}.title`)}</Link>,
      text: ({ area }) => t(`tillSettings.${area}.title`),
    },
    {
      id: "from",
      title: t("values.from"),
      importance: 8,
      minWidth: "9rem",
      cell: (each) => <SetBy area={each} />,
      text: ({ own, from }) => (own ? t("values.setHere") : from ? placeText(from) : t("tillSettings.asItComes")),
    },
  ];
  if (place.kind === "till")
    columns.push({
      id: "state",
      title: t("tills.hasSettings"),
      importance: 7,
      minWidth: "9rem",
      cell: ({ area }) => <SettingsState behind={behind?.includes(area)} />,
      text: ({ area }) => String(behind?.includes(area) ?? ""),
    });
  return (
    <Loadable inside query={useSettings(place)}>
      {({ areas }) => (
        <DataTable
          name={t("tillSettings.title")}
          columns={columns}
          rows={areas}
          rowKey={({ area }) => area}
          nothing={t("values.nothing")}
        />
      )}
    </Loadable>
  );
}

/** Who says how an area is at a place, with the way there. */
export function SetBy({ area: { own, from, area } }: { area: AreaAt }) {
  const { t } = useTranslation();
  if (own) return t("values.setHere");
  if (!from) return <span className="inherited">{t("tillSettings.asItComes")}</span>;
  return <Link href={settingHref(from, area)}>{placeText(from)}</Link>;
}
