import { useTranslation } from "react-i18next";
import { useNow, useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";

/** What whoever sells must see without asking: the rehearsal that runs, a memory that fills up, a clock that is wrong. */
export function Banners() {
  const { t } = useTranslation();
  const { safety, step } = useTill();
  const storage = useWatch(safety.storage.state);
  const link = useWatch(step.link);
  const until = useWatch(safety.rehearsal.until);
  return (
    <>
      {until !== undefined && <RehearsalBanner until={until} />}
      {(storage?.room === "full" || storage?.room === "nearlyFull") && (
        <p role="alert" className="bg-error-soft px-4 py-2 print:hidden">
          {t(`memory.${storage.room}`)}
        </p>
      )}
      {Math.abs(link.clockAheadMs ?? 0) > 120_000 && (
        <p role="alert" className="bg-amber-soft px-4 py-2 print:hidden">
          {t("clock.wrong")}
        </p>
      )}
    </>
  );
}

function RehearsalBanner({ until }: { until: number }) {
  const { t } = useTranslation();
  const { safety } = useTill();
  const seconds = Math.max(Math.ceil((until - useNow(500)) / 1000), 0);
  return (
    <section
      aria-label={t("rehearsal.begin")}
      className="flex flex-wrap items-center gap-3 bg-amber-soft px-4 py-1 print:hidden"
    >
      <p role="status" className="flex-1 font-semibold">
        {t("rehearsal.running")}
      </p>
      <span className="font-semibold tabular-nums">{t("rehearsal.seconds", { count: seconds })}</span>
      <Button onClick={safety.rehearsal.end}>{t("rehearsal.end")}</Button>
    </section>
  );
}
