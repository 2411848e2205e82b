import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import type { LedgerRow } from "../../ledger/index.ts";
import { useKeys, useTill } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { usePrint } from "../receipts/use-print.ts";
import { ClosingPaper } from "./closing-paper.tsx";

/** The day is closed; its paper is printed, and the till can be locked for the night. */
export function ClosedDay({ row }: { row: LedgerRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { cashier, view } = useTill();
  const { duplicate, print } = usePrint(row);
  const lock = () => {
    view.set({ name: "sale" });
    cashier.set(undefined);
  };
  useKeys({
    text: (text) => {
      if (text.toUpperCase() === "P") print();
      return text.toUpperCase() === "P";
    },
  });
  if (row.transaction.kind !== "closing") return null;
  const closing = row.transaction;
  const { left = 0, toSafe = 0 } = closing.drawer ?? {};
  const money = (amount: number) => formats.money(amount, closing.currency);
  return (
    <main className="grid h-full content-start justify-center gap-6 overflow-auto p-4 md:grid-cols-[22rem_auto] md:gap-12 md:p-8 print:block">
      <section className="space-y-4 print:hidden">
        <h1 className="text-2xl font-semibold">{t("closed.title", { date: formats.date(closing.businessDate) })}</h1>
        <p className="text-lg" role="status">
          {t(toSafe > 0 ? "closed.money" : "closed.moneyStays", { toSafe: money(toSafe), left: money(left) })}
        </p>
        <p className="text-ink-soft">{t("closed.posting")}</p>
        <Button look="main" autoFocus className="min-h-14 w-full text-xl" shortcut="P" onClick={print}>
          {t("closed.print")}
        </Button>
        <Button className="w-full" onClick={lock}>
          {t("closed.lock")}
        </Button>
        <Button className="w-full" shortcut="Esc" onClick={() => view.set({ name: "sale" })}>
          {t("toSale")}
        </Button>
      </section>
      <ClosingPaper closing={closing} duplicate={duplicate} />
    </main>
  );
}
