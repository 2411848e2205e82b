import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { countedMethodsOf, readFigures } from "../../cash/index.ts";
import { useKeys, useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { ReportPaper } from "./report-paper.tsx";
import { useReportParts } from "./use-report-parts.ts";

/** How the day stands; closes nothing. Under a blind count it does not say what should be in the drawer. */
export function XReportScreen() {
  const { t } = useTranslation();
  const { view, database, configuration, note, settings, rights, cashier, printer } = useTill();
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
  const partsOf = useReportParts();
  const print = () => {
    if (!figures) return;
    if (printer.choice.get().way === "browser") return window.print();
    void printer.print({ name: t("cash.xReport"), parts: partsOf.xReport(figures, at, hidden) });
  };
  const back = () => view.set({ name: "cash" });
  useKeys({
    key: (name) => {
      if (name === "Escape") back();
      return name === "Escape";
    },
    text: (text) => {
      if (text.toUpperCase() === "P") print();
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
            <Button shortcut="P" onClick={print}>
              {t("closed.print")}
            </Button>
          )}
          <Button shortcut="Esc" onClick={back}>
            {t("closing.back")}
          </Button>
        </div>
      </div>
      {figures ? (
        <ReportPaper final={false} label={t("cash.xReport")} parts={partsOf.xReport(figures, at, hidden)} />
      ) : (
        <p className="text-lg text-ink-soft">{t("closing.noDay")}</p>
      )}
    </main>
  );
}
