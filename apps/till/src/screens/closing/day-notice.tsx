import { useFormats } from "@counterfoil/ui";
import { useLiveQuery } from "dexie-react-hooks";
import { useTranslation } from "react-i18next";
import { nextDate, readSetting } from "../../ledger/index.ts";
import { useNow, useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";

/** A day that should have ended, one that has, or one that nobody began: what is sold now counts for another date than people think. */
export function DayNotice() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { database, today, rights, view, settings } = useTill();
  const { float } = useWatch(settings).cash;
  const shown = useWatch(view).name;
  useNow(60_000);
  const now = today();
  const state = useLiveQuery(async () => {
    const [day, last] = await Promise.all([readSetting(database, "day"), readSetting(database, "lastClosing")]);
    return { open: day?.businessDate, next: day?.businessDate ?? nextDate(last, now), left: last?.left ?? 0 };
  }, [database, now]);
  if (!state) return null;
  const { open, next, left } = state;
  if (next > now)
    return (
      <p role="status" className="bg-amber-soft px-4 py-1.5 print:hidden">
        {t("dayNotice.ahead", { date: formats.date(next) })}
      </p>
    );
  // What was left is the float: the first sale may as well begin the day.
  if (!open && left !== float && shown !== "cash")
    return (
      <Notice text={t("dayNotice.notBegun")} act={() => view.set({ name: "cash" })} button={t("dayNotice.begin")} />
    );
  if (!open || open === now) return null;
  const close = async () => {
    if (await rights.ask("closeDay")) view.set({ name: "closing" });
  };
  return (
    <Notice
      text={t("dayNotice.old", { date: formats.date(open) })}
      act={() => void close()}
      button={t("dayNotice.close")}
    />
  );
}

function Notice({ text, button, act }: { text: string; button: string; act(): void }) {
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-4 bg-amber-soft px-4 py-1 print:hidden">
      <p>{text}</p>
      <Button onClick={act}>{button}</Button>
    </div>
  );
}
