import { currentLanguage, useFormats } from "@counterfoil/ui";
import type { PaperPart } from "@counterfoil/ui/paper";
import { useTranslation } from "react-i18next";
import { type DayFigures, nameOfType, typeNamed } from "../../cash/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { useWayName } from "./use-way-name.ts";

/**
 * What a day sold, moved and took: the same on the X report and on the closing's paper. `hidden`: whoever counts blind must not be able
 * to work out what has to be in the drawer.
 */
export function useDayParts(): (figures: DayFigures, hidden?: boolean) => PaperPart[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const { configuration, settings } = useTill();
  const currency = useWatch(configuration)?.currency ?? "";
  const { cash } = useWatch(settings);
  const nameOf = useWayName();
  const nameOfReason = (code: string, text: string) => {
    const type = typeNamed(cash, code);
    return type ? nameOfType(type, currentLanguage()) : text;
  };
  return ({ receipts, taxes, movements, ways, from, to, day, cashTaken }, hidden = false) => {
    const row = (left: string, minor: number): PaperPart => ({
      kind: "row",
      left,
      right: formats.money(minor, currency),
    });
    const count: PaperPart = { kind: "row", left: t("closing.receiptCount"), right: formats.count(receipts.count) };
    if (hidden) return [...section(), count, { kind: "text", text: t("closing.hidden") }];
    return [
      ...section(),
      count,
      ...(from
        ? [{ kind: "row", left: t("closing.numbers"), right: `${from.slice(-6)} – ${to?.slice(-6)}` } as const]
        : []),
      row(t("closing.discounts"), receipts.discount),
      row(t("closing.returned"), receipts.returned),
      { ...row(t("closing.total"), receipts.total), strong: true },
      ...(taxes.length > 0 ? section(t("closing.taxes")) : []),
      ...taxes.map(({ code, rate, amount }) => row(`${code} ${formats.percent(rate)}`, amount)),
      ...section(t("closing.drawer")),
      row(t("closing.opening"), day.opening),
      row(t("closing.cashTaken"), cashTaken),
      ...movements.map(({ reasonCode, text, count: often, amount }) =>
        row(`${nameOfReason(reasonCode, text)}${often > 1 ? ` (${often})` : ""}`, amount),
      ),
      ...(ways.length > 1 ? section(t("closing.otherWays")) : []),
      ...ways.slice(1).map((way) => row(`${nameOf(way)} (${way.payments})`, way.expected)),
    ];
  };
}

/** A part of a report begins. */
export const section = (title?: string): PaperPart[] => [
  { kind: "rule" },
  ...(title ? [{ kind: "text", text: title, strong: true } as const] : []),
];
