import type { Closing } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useLiveQuery } from "dexie-react-hooks";
import { useTranslation } from "react-i18next";
import { countedMethodsOf, readClosedFigures, wayKey } from "../../cash/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { DayLines } from "./day-lines.tsx";
import { useExplanationWords } from "./explanations.tsx";
import { PaperLine, PaperLines, ReportPaper } from "./report-paper.tsx";
import { useWayName } from "./use-way-name.ts";

/** The Z report: what the day was, what was counted, and what stays. */
export function ClosingPaper({ closing, duplicate }: { closing: Closing; duplicate: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { database, configuration } = useTill();
  const known = useWatch(configuration);
  const timeZone = known?.store.timeZone;
  const figures = useLiveQuery(
    () => known && readClosedFigures(database, closing, countedMethodsOf(known)),
    [database, closing, known],
  );
  const { number, currency, zNumber, openedAt, occurredAt, countedBy, approvedBy, drawer, pieces = [] } = closing;
  const money = (amount: number) => formats.money(amount, currency);
  return (
    <ReportPaper
      final
      title={zNumber ? t("closing.zTitle", { number: zNumber }) : t("closing.title")}
      label={t("receipt.label", { number })}
    >
      {duplicate && <p className="text-center text-lg font-bold tracking-widest">{t("receipt.duplicate")}</p>}
      <PaperLine strong label={t("closing.businessDate")} value={formats.date(closing.businessDate)} />
      <PaperLine label={t("closing.opened")} value={formats.instant(openedAt, timeZone)} />
      <PaperLine label={t("closing.closed")} value={formats.instant(occurredAt, timeZone)} />
      {figures && <DayLines figures={figures} />}
      <Counted closing={closing} />
      {pieces.length > 0 && (
        <PaperLines title={t("closing.pieces")}>
          {pieces.map(({ value, count }) => (
            <PaperLine key={value} label={`${count} × ${money(value)}`} value={money(count * value)} />
          ))}
        </PaperLines>
      )}
      {drawer && (
        <PaperLines>
          <PaperLine label={t("closing.toSafe")} value={money(drawer.toSafe)} />
          <PaperLine strong label={t("closing.left")} value={money(drawer.left)} />
        </PaperLines>
      )}
      <PaperLines>
        <p>{closing.automatic ? t("closing.automatic") : t("closing.countedBy", { name: countedBy })}</p>
        {approvedBy && <p>{t("closing.approvedBy", { name: approvedBy })}</p>}
        {!!closing.recounts && <p>{t("closing.recounts", { count: closing.recounts })}</p>}
        <p className="mt-8 border-t border-ink pt-1 text-xs">{t("receipt.signature")}</p>
        <p className="mt-3 text-center font-semibold">{number}</p>
      </PaperLines>
    </ReportPaper>
  );
}

function Counted({ closing: { payments, currency, explanations = [] } }: { closing: Closing }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useWayName();
  const words = useExplanationWords();
  const explained = explanations.map(words);
  const money = (amount: number) => formats.money(amount, currency);
  return (
    <PaperLines title={t("closing.countTitle")}>
      {payments.map((way) => (
        <div key={wayKey(way)} className="mb-1">
          <p className="font-medium">{nameOf(way)}</p>
          <PaperLine label={t("closing.expected")} value={money(way.expected)} />
          <PaperLine label={t("closing.counted")} value={money(way.counted)} />
          <PaperLine strong label={t("closing.difference")} value={money(way.difference)} />
          {way.reason && !explained.some((said) => way.reason?.includes(said)) && <p>{way.reason}</p>}
        </div>
      ))}
      {explained.map((said) => (
        <p key={said}>{said}</p>
      ))}
    </PaperLines>
  );
}
