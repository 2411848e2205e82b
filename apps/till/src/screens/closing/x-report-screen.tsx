import { useFormats } from "@counterfoil/ui";
import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { countedMethodsOf, readFigures } from "../../cash/index.ts";
import { useKeys, useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { DayLines } from "./day-lines.tsx";
import { PaperLine, ReportPaper } from "./report-paper.tsx";

/** How the day stands; closes nothing. Under a blind count it does not say what should be in the drawer. */
export function XReportScreen() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { view, database, configuration, note, settings, rights, cashier } = useTill();
  const known = useWatch(configuration);
  const person = useWatch(cashier);
  const maySee = person !== undefined && rights.has(person, "signOffDifference");
  const hidden = useWatch(settings).cash.blind && !maySee;
  const [at] = useState(() => new Date().toISOString());
  const figures = useLiveQuery(
    async () => (known && (await readFigures(database, countedMethodsOf(known)))) ?? null,
    [database, known],
  );
  useEffect(() => note("xReport"), [note]);
  const back = () => view.set({ name: "cash" });
  useKeys({
    key: (name) => {
      if (name === "Escape") back();
      return name === "Escape";
    },
    text: (text) => {
      if (text.toUpperCase() === "P") window.print();
      return text.toUpperCase() === "P";
    },
  });
  if (figures === undefined) return null;
  return (
    <main className="mx-auto h-full max-w-2xl overflow-auto p-4 print:block">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2 print:hidden">
        <h1 className="text-2xl font-semibold">{t("cash.xReport")}</h1>
        <div className="flex gap-2">
          {figures && (
            <Button shortcut="P" onClick={() => window.print()}>
              {t("closed.print")}
            </Button>
          )}
          <Button shortcut="Esc" onClick={back}>
            {t("closing.back")}
          </Button>
        </div>
      </div>
      {figures ? (
        <ReportPaper final={false} title={t("cash.xReport")} label={t("cash.xReport")}>
          <PaperLine strong label={t("closing.businessDate")} value={formats.date(figures.day.businessDate)} />
          <PaperLine label={t("closing.asOf")} value={formats.instant(at, known?.store.timeZone)} />
          <DayLines figures={figures} hidden={hidden} />
          {!hidden && figures.ways[0] && (
            <PaperLine
              strong
              label={t("closing.inDrawer")}
              value={formats.money(figures.ways[0].expected, known?.currency ?? "")}
            />
          )}
        </ReportPaper>
      ) : (
        <p className="text-lg text-ink-soft">{t("closing.noDay")}</p>
      )}
    </main>
  );
}
