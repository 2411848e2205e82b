import type { DifferenceExplanation } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Compared,
  type Count,
  compareCount,
  type DayFigures,
  denominationsOf,
  explainDifference,
  needsReason,
  safeAmount,
  wayKey,
} from "../../cash/index.ts";
import { type LedgerRow, transactionsSince } from "../../ledger/index.ts";
import { useKeys, useTill, useWatch } from "../frame/use-till.ts";
import { Button, Field } from "../parts/parts.tsx";
import { BookMissing } from "./book-missing.tsx";
import { Explanations } from "./explanations.tsx";
import { useCloseDay } from "./use-close-day.ts";
import { useWayName } from "./use-way-name.ts";

type CompareStepProps = {
  figures: DayFigures;
  count: Count;
  keep(count: Count): Promise<void>;
  onClosed(row: LedgerRow): void;
};

/** The count stands: what differs, what it may come from, what will be booked, and the end of the day. */
export function CompareStep({ figures, count, keep, onClosed }: CompareStepProps) {
  const { t } = useTranslation();
  const { settings } = useTill();
  const { cash } = useWatch(settings);
  const compared = compareCount(figures, count);
  const found = useExplanations(figures, compared, count);
  const [chosen, setChosen] = useState<DifferenceExplanation[]>([]);
  const [reason, setReason] = useState("");
  const { close, problem, busy } = useCloseDay(onClosed);
  const again = () => void keep({ ...count, fixed: false, recounts: count.recounts + 1 });
  useKeys({
    text: (text) => {
      if (text.toUpperCase() === "R") again();
      return text.toUpperCase() === "R";
    },
  });
  const asked = needsReason(cash, compared);
  return (
    <form
      className="space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        void close({ compared, count, explanations: chosen, reason });
      }}
    >
      <Comparison compared={compared} />
      <Explanations found={found} chosen={chosen} choose={setChosen} />
      <BookMissing figures={figures} compared={compared} />
      {asked && (
        <Field
          label={t("closing.reason")}
          {...(found.length > 0 && { hint: t("closing.reasonHint") })}
          maxLength={80}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <Journal compared={compared} toSafe={safeAmount(compared, cash)} />
      {problem && (
        <p role="alert" className="font-medium text-error">
          {problem}
        </p>
      )}
      <div className="grid gap-3 sm:grid-cols-[1fr_2fr]">
        <Button shortcut="R" autoFocus={asked} className="min-h-14" onClick={again}>
          {t("closing.again")}
        </Button>
        <Button look="main" type="submit" autoFocus={!asked} className="min-h-14 text-xl" disabled={busy}>
          {t("closing.close")}
        </Button>
      </div>
    </form>
  );
}

function useExplanations(figures: DayFigures, compared: Compared[], { pieces }: Count): DifferenceExplanation[] {
  const { database, settings, configuration } = useTill();
  const transactions = useLiveQuery(
    () => transactionsSince(database, figures.day.firstRunning),
    [database, figures.day.firstRunning],
  );
  const currency = useWatch(configuration)?.currency ?? "";
  const denominations = denominationsOf(useWatch(settings).cash, currency);
  return explainDifference({
    compared,
    transactions: transactions ?? [],
    denominations,
    pieces,
    drawerOpened: Boolean(figures.day.drawerOpened),
  });
}

function Comparison({ compared }: { compared: Compared[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useWayName();
  const currency = useWatch(useTill().configuration)?.currency ?? "";
  const cell = "border-b border-line px-2 py-2 text-right whitespace-nowrap";
  return (
    <div className="overflow-x-auto rounded-md border border-line bg-white">
      <table className="w-full">
        <thead className="text-sm text-ink-soft">
          <tr>
            <th scope="col" className="border-b border-line px-2 py-2 text-left">
              {t("closing.way")}
            </th>
            {(["expected", "counted", "difference"] as const).map((column) => (
              <th key={column} scope="col" className={cell}>
                {t(`closing.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {compared.map((way) => (
            <tr key={wayKey(way)}>
              <th scope="row" className="border-b border-line px-2 py-2 text-left font-medium">
                {nameOf(way)}
              </th>
              <td className={cell}>{formats.money(way.expected, currency)}</td>
              <td className={cell}>{formats.money(way.counted, currency)}</td>
              <td className={`${cell} font-semibold ${way.difference === 0 ? "text-stamp" : "text-error"}`}>
                {`${way.difference > 0 ? "+" : ""}${formats.money(way.difference, currency)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What will be told to the ERP with the closing, before it is. */
function Journal({ compared, toSafe }: { compared: Compared[]; toSafe: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useWayName();
  const currency = useWatch(useTill().configuration)?.currency ?? "";
  const differing = compared.filter(({ difference }) => difference !== 0);
  return (
    <section>
      <h2 className="mb-1 text-lg font-semibold">{t("closing.journal")}</h2>
      <ul className="space-y-1">
        {toSafe > 0 && <li>{t("closing.journalSafe", { amount: formats.money(toSafe, currency) })}</li>}
        {differing.map((way) => (
          <li key={wayKey(way)}>
            {t(way.difference < 0 ? "closing.journalShort" : "closing.journalOver", {
              way: nameOf(way),
              amount: formats.money(Math.abs(way.difference), currency),
            })}
          </li>
        ))}
        {toSafe === 0 && differing.length === 0 && <li>{t("closing.journalNothing")}</li>}
      </ul>
    </section>
  );
}
