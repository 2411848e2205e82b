import { useFormats } from "@counterfoil/ui";
import { useLiveQuery } from "dexie-react-hooks";
import { useTranslation } from "react-i18next";
import { nextDate, readSetting } from "../../ledger/index.ts";
import { useNow, useTill } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";

/** A day that should have ended, or one that has: what is sold now counts for another date than people think. */
export function DayNotice() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { database, today, rights, view } = useTill();
  useNow(60_000);
  const now = today();
  const state = useLiveQuery(async () => {
    const [day, last] = await Promise.all([readSetting(database, "day"), readSetting(database, "lastClosing")]);
    return { open: day?.businessDate, next: day?.businessDate ?? nextDate(last, now) };
  }, [database, now]);
  if (!state) return null;
  const { open, next } = state;
  if (next > now)
    return (
      <p role="status" className="bg-amber-soft px-4 py-1.5 print:hidden">
        {t("dayNotice.ahead", { date: formats.date(next) })}
      </p>
    );
  if (!open || open === now) return null;
  const close = async () => {
    if (await rights.ask("closeDay")) view.set({ name: "closing" });
  };
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-4 bg-amber-soft px-4 py-1 print:hidden">
      <p>{t("dayNotice.old", { date: formats.date(open) })}</p>
      <Button onClick={() => void close()}>{t("dayNotice.close")}</Button>
    </div>
  );
}
