import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";

type Props = { busy: boolean; mayPrint: boolean; print(): void };

/** Papers that did not come out. They are printed as they were meant to be: a first print is no duplicate. */
export function UnprintedList({ busy, mayPrint, print }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { printer, configuration } = useTill();
  const papers = useWatch(printer.unprinted);
  if (papers.length === 0) return null;
  return (
    <section aria-label={t("printer.unprinted", { count: papers.length })}>
      <h3 className="mb-1 font-semibold">{t("printer.unprinted", { count: papers.length })}</h3>
      <ul className="mb-2 max-h-56 overflow-auto rounded-md border border-line bg-white">
        {papers.map(({ id, name, at, fault }) => (
          <li key={id} className="flex items-center gap-2 border-b border-line px-3 py-1 last:border-0">
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{name}</span>
              <span className="block text-sm text-ink-soft">
                {formats.instant(at, configuration.get()?.store.timeZone)} ·{" "}
                {fault === "printing" ? t("printer.printing") : t(`printFault.${fault}`)}
              </span>
            </span>
            <Button aria-label={t("printer.forgetOne", { name })} onClick={() => printer.forget(id)}>
              {t("printer.forget")}
            </Button>
          </li>
        ))}
      </ul>
      <Button look="main" className="w-full" shortcut="P" disabled={!mayPrint} onClick={print}>
        {t(busy ? "printer.printing" : "printer.printAll")}
      </Button>
    </section>
  );
}
