import type { Receipt } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import type { LedgerRow } from "../../ledger/index.ts";
import { changeOf } from "../../selling/index.ts";
import { useKeys, useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { HandOver } from "../receipts/hand-over.tsx";
import { ReceiptPaper } from "../receipts/receipt-paper.tsx";
import { usePrint } from "../receipts/use-print.ts";

/** Sold. The change stays in sight until the next sale begins, by Enter or by the next scan. */
export function DoneScreen({ row }: { row: LedgerRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { view } = useTill();
  const { duplicate, print } = usePrint(row);
  const next = () => view.set({ name: "sale" });
  useKeys({
    text: (text) => {
      if (text.toLowerCase() === "p") print();
      return text.toLowerCase() === "p";
    },
    key: (name) => {
      if (name === "Escape") next();
      return name === "Escape";
    },
  });
  if (row.transaction.kind !== "receipt") return null;
  const receipt = row.transaction;
  const money = (amount: number) => formats.money(Math.abs(amount), receipt.currency);
  const change = changeOf(receipt.payments);
  const { total } = receipt.totals;
  return (
    <main className="grid h-full content-start justify-center gap-6 overflow-auto p-4 md:grid-cols-[22rem_auto] md:gap-12 md:p-8 print:block">
      <section className="space-y-4 print:hidden">
        <h1 className="text-2xl font-semibold">{t("done.title", { number: row.number })}</h1>
        <div role="status">
          <p className="text-ink-soft">{t(total < 0 ? "done.givenBack" : "done.change")}</p>
          <p data-testid="change" className="text-6xl font-bold tracking-tight">
            {money(total < 0 ? total : change)}
          </p>
        </div>
        <CardsByHand receipt={receipt} />
        <Button look="main" className="min-h-14 w-full text-xl" shortcut="Enter" autoFocus onClick={next}>
          {t("done.next")}
        </Button>
        <Button className="w-full" shortcut="P" onClick={print}>
          {t("receipt.print")}
        </Button>
        <HandOver row={row} />
      </section>
      <ReceiptPaper receipt={receipt} duplicate={duplicate} />
    </main>
  );
}

/** Of a cancelled receipt: what a terminal that the till does not speak with has to take back. */
function CardsByHand({ receipt: { cancels, payments, currency } }: { receipt: Receipt }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const methods = useWatch(useTill().configuration)?.paymentMethods ?? [];
  const isCard = (code: string) => methods.some((method) => method.code === code && method.kind === "card");
  const byHand = payments.filter(({ method, terminal }) => cancels && !terminal && isCard(method));
  return byHand.map(({ paymentId, amount }) => (
    <p key={paymentId} role="alert" className="rounded bg-amber-soft p-3 font-medium">
      {t("card.byHandBack", { amount: formats.money(Math.abs(amount), currency) })}
    </p>
  ));
}
