import { useFormats } from "@counterfoil/ui";
import { useLiveQuery } from "dexie-react-hooks";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Count, countedMethodsOf, type DayFigures, emptyCount, readFigures } from "../../cash/index.ts";
import { type LedgerRow, readSetting, summariseUnsent, type UnsentSummary, writeSetting } from "../../ledger/index.ts";
import { useKeys, useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { ClosedDay } from "./closed-day.tsx";
import { CompareStep } from "./compare-step.tsx";
import { CountStep } from "./count-step.tsx";

/** The end of a day in three steps: count, compare, done. What was entered stays over a lock and a reload. */
export function ClosingScreen() {
  const { t } = useTranslation();
  const { view, database, configuration } = useTill();
  const known = useWatch(configuration);
  const [closed, setClosed] = useState<LedgerRow>();
  const state = useLiveQuery(
    async () => ({
      figures: known && (await readFigures(database, countedMethodsOf(known))),
      count: (await readSetting(database, "count")) ?? emptyCount,
      unsent: await summariseUnsent(database),
    }),
    [database, known],
  );
  useKeys({
    key: (name) => {
      if (name === "Escape") view.set({ name: closed ? "sale" : "cash" });
      return name === "Escape";
    },
  });
  if (closed) return <ClosedDay row={closed} />;
  if (!state) return null;
  return (
    <main className="mx-auto h-full max-w-4xl overflow-auto p-4">
      <div className="mb-4 flex items-center justify-between gap-2">
        <h1 className="text-2xl font-semibold">{t("closing.title")}</h1>
        <Button onClick={() => view.set({ name: "cash" })} shortcut="Esc">
          {t("closing.back")}
        </Button>
      </div>
      <Steps {...state} onClosed={setClosed} />
    </main>
  );
}

type StepsProps = {
  figures: DayFigures | undefined;
  count: Count;
  unsent: UnsentSummary;
  onClosed(row: LedgerRow): void;
};

function Steps({ figures, count, unsent, onClosed }: StepsProps) {
  const { t } = useTranslation();
  const { database, sale, step, today, view } = useTill();
  const formats = useFormats();
  const { basket, paying } = useWatch(sale.state);
  const { state } = useWatch(step.link);
  const keep = (next: Count) => writeSetting(database, "count", next);
  if (!figures) return <Stop text={t("closing.noDay")} />;
  const date = formats.date(figures.day.businessDate);
  if (figures.day.businessDate > today()) return <Stop text={t("closing.dayAhead", { date })} />;
  if (paying || basket.lines.length > 0)
    return (
      <Stop text={t("closing.saleOpen")}>
        <Button look="main" autoFocus onClick={() => view.set({ name: paying ? "pay" : "sale" })}>
          {t("toSale")}
        </Button>
      </Stop>
    );
  // With a network it is a matter of seconds. Without one the closing waits behind its receipts, in the order of the numbers.
  if (state === "online" && unsent.waiting > 0) return <Stop text={t("closing.onTheWay", { count: unsent.waiting })} />;
  return (
    <>
      <p className="mb-4 text-ink-soft">
        {t("closing.day", { date, receipts: t("closing.receipts", { count: figures.receipts.count }) })}
      </p>
      {unsent.waiting > 0 && <Notice text={t("closing.offline", { count: unsent.waiting })} />}
      {unsent.needsYou > 0 && <Notice text={t("closing.needsYou", { count: unsent.needsYou })} />}
      {figures.missing > 0 && <Notice text={t("closing.missing", { count: figures.missing })} />}
      {count.fixed ? (
        <CompareStep figures={figures} count={count} keep={keep} onClosed={onClosed} />
      ) : (
        <CountStep figures={figures} count={count} keep={keep} />
      )}
    </>
  );
}

function Stop({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div role="alert" className="space-y-4 rounded-md border border-line bg-white p-6 text-lg">
      <p>{text}</p>
      {children}
    </div>
  );
}

function Notice({ text }: { text: string }) {
  return <p className="mb-4 rounded bg-amber-soft p-3">{text}</p>;
}
