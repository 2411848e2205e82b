import { useTranslation } from "react-i18next";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";

/** A printer that fails is told, and stops nobody. */
export function PrinterBanner({ open }: { open(): void }) {
  const { t } = useTranslation();
  const { printer } = useTill();
  const fault = useWatch(printer.fault);
  const waiting = useWatch(printer.unprinted).filter((paper) => paper.fault !== "printing");
  const why = fault ?? waiting.at(-1)?.fault;
  if (!why || why === "printing") return null;
  return (
    <section
      aria-label={t("printer.title")}
      className="flex flex-wrap items-center gap-x-3 bg-amber-soft px-4 py-1 print:hidden"
    >
      <p role="status" className="flex-1">
        {waiting.length > 0 && <strong>{t("printer.unprinted", { count: waiting.length })} </strong>}
        {t(`printFault.${why}`)}
      </p>
      <Button onClick={open}>{t("printer.open")}</Button>
    </section>
  );
}
