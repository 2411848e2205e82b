import type { Closing } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import type { PaperPart } from "@counterfoil/ui/paper";
import { useTranslation } from "react-i18next";
import type { DayFigures } from "../../cash/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { useExplanationWords } from "./explanations.tsx";
import { section, useDayParts } from "./use-day-parts.ts";
import { useWayName } from "./use-way-name.ts";

type ReportParts = {
  /** `hidden`: not what should be in the drawer. */
  xReport(figures: DayFigures, at: string, hidden: boolean): PaperPart[];
  /** The Z report: what the day was, what was counted, and what stays. */
  closing(closing: Closing, figures: DayFigures | undefined, duplicate: boolean): PaperPart[];
};

/** The reports of the drawer, for the screen and for every printer. */
export function useReportParts(): ReportParts {
  const { t } = useTranslation();
  const formats = useFormats();
  const known = useWatch(useTill().configuration);
  const dayParts = useDayParts();
  const countParts = useCountParts();
  const timeZone = known?.store.timeZone;
  const centred = (text: string): PaperPart => ({ kind: "text", text, align: "centre" });
  const head = (title: string): PaperPart[] => [
    { kind: "text", text: known?.company.name ?? "", align: "centre", strong: true },
    ...[known?.store.name ?? "", known?.tillId ?? ""].map(centred),
    { kind: "mark", text: title },
  ];
  const row = (left: string, right: string): PaperPart => ({ kind: "row", left, right });
  const strong = (left: string, right: string): PaperPart => ({ kind: "row", left, right, strong: true });
  return {
    xReport: (figures, at, hidden) => [
      ...head(t("cash.xReport")),
      strong(t("closing.businessDate"), formats.date(figures.day.businessDate)),
      row(t("closing.asOf"), formats.instant(at, timeZone)),
      ...dayParts(figures, hidden),
      ...(!hidden && figures.ways[0]
        ? [strong(t("closing.inDrawer"), formats.money(figures.ways[0].expected, known?.currency ?? ""))]
        : []),
    ],
    closing: (closing, figures, duplicate) => [
      ...head(closing.zNumber ? t("closing.zTitle", { number: closing.zNumber }) : t("closing.title")),
      ...(duplicate ? [{ kind: "mark", text: t("receipt.duplicate") } as const] : []),
      strong(t("closing.businessDate"), formats.date(closing.businessDate)),
      row(t("closing.opened"), formats.instant(closing.openedAt, timeZone)),
      row(t("closing.closed"), formats.instant(closing.occurredAt, timeZone)),
      ...(figures ? dayParts(figures) : []),
      ...countParts(closing),
      { kind: "gap" },
      { kind: "gap" },
      { kind: "rule" },
      { kind: "text", text: t("receipt.signature"), size: "small" },
      { kind: "text", text: closing.number, align: "centre", strong: true },
    ],
  };
}

/** What was counted, by whom, and where it goes. */
function useCountParts(): (closing: Closing) => PaperPart[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useWayName();
  const words = useExplanationWords();
  return ({ payments, currency, explanations = [], pieces = [], drawer, ...closing }) => {
    const row = (left: string, minor: number): PaperPart => ({
      kind: "row",
      left,
      right: formats.money(minor, currency),
    });
    const text = (said: string): PaperPart => ({ kind: "text", text: said });
    const explained = explanations.map(words);
    const { automatic, countedBy, approvedBy, recounts = 0 } = closing;
    return [
      ...section(t("closing.countTitle")),
      ...payments.flatMap((way) => [
        text(nameOf(way)),
        row(t("closing.expected"), way.expected),
        row(t("closing.counted"), way.counted),
        { ...row(t("closing.difference"), way.difference), strong: true } as const,
        ...(way.reason && !explained.some((said) => way.reason?.includes(said)) ? [text(way.reason)] : []),
      ]),
      ...explained.map(text),
      ...(pieces.length > 0 ? section(t("closing.pieces")) : []),
      ...pieces.map(({ value, count }) => row(`${count} × ${formats.money(value, currency)}`, count * value)),
      ...(drawer ? [...section(), row(t("closing.toSafe"), drawer.toSafe)] : []),
      ...(drawer ? [{ ...row(t("closing.left"), drawer.left), strong: true } as const] : []),
      ...section(),
      text(automatic ? t("closing.automatic") : t("closing.countedBy", { name: countedBy })),
      ...(approvedBy ? [text(t("closing.approvedBy", { name: approvedBy }))] : []),
      ...(recounts > 0 ? [text(t("closing.recounts", { count: recounts }))] : []),
    ];
  };
}
