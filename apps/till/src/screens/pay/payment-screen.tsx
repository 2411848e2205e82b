import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { remaining } from "../../selling/index.ts";
import { voucherNumberIn } from "../../vouchers/index.ts";
import { useKeys, useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { Notices } from "../sale/notices.tsx";
import { PaymentEntry } from "./payment-entry.tsx";
import { PaymentList } from "./payment-list.tsx";
import { AtTerminal } from "./terminal-dialog.tsx";
import { useFinish } from "./use-finish.ts";
import { usePayByVoucher } from "./voucher-payment.tsx";

/** From the total to the receipt. Prices stand still here: what is paid is what was shown. */
export function PaymentScreen() {
  const { t } = useTranslation();
  const formats = useFormats();
  const till = useTill();
  const { sale, view, configuration, catalogue } = till;
  const { paying } = useWatch(sale.state);
  const settle = useFinish();
  const total = paying?.priced.totals.total ?? 0;
  const payments = paying?.payments ?? [];
  const due = remaining(total, payments);
  const payByVoucher = usePayByVoucher({ total, payments, settle });
  const takeScan = async (code: string) => {
    const number = voucherNumberIn(code, till);
    const method = configuration.get()?.paymentMethods.find(({ kind }) => kind === "voucher");
    if (!number || !method) return sale.tell({ tone: "wrong", sticky: false, key: "pay.noScan", values: { code } });
    const why = await payByVoucher(number, method.code, due);
    if (why) sale.tell({ tone: "wrong", sticky: true, key: "voucher.notTaken", values: { number, why } });
  };
  const currency = configuration.get()?.currency ?? "GBP";
  const money = (amount: number) => formats.money(amount, currency);
  const back = () => {
    if (paying && paying.payments.length > 0)
      return sale.tell({ tone: "wrong", sticky: false, key: "pay.takeBackFirst", values: {} });
    sale.setPayments(undefined);
    sale.reprice("notice.repriced", { book: catalogue.get()?.book.number ?? 0 });
    view.set({ name: "sale" });
  };
  useKeys({
    scan: (code) => {
      void takeScan(code);
      return true;
    },
    key: (name) => {
      if (name === "Escape") back();
      return name === "Escape";
    },
  });
  if (!paying) return null;
  return (
    <main className="mx-auto grid h-full max-w-5xl content-start gap-4 overflow-auto p-4 md:grid-cols-2 md:gap-8">
      <section className="space-y-4">
        <div className="flex items-center justify-between">
          <h1 className="text-2xl font-semibold">{t(total < 0 ? "pay.refundTitle" : "pay.title")}</h1>
          <Button onClick={back} shortcut="Esc">
            {t("pay.back")}
          </Button>
        </div>
        <dl className="space-y-1">
          <div className="flex items-baseline justify-between text-lg">
            <dt>{t("pay.total")}</dt>
            <dd className="font-semibold">{money(Math.abs(total))}</dd>
          </div>
          <PaymentList payments={payments} settle={settle} />
        </dl>
        <p className="border-t border-line pt-3 text-right" aria-live="polite">
          <span className="block text-ink-soft">{t(due < 0 ? "pay.toGiveBack" : "pay.remaining")}</span>
          <strong data-testid="remaining" className="block text-5xl font-bold tracking-tight sm:text-6xl">
            {money(Math.abs(due))}
          </strong>
        </p>
        <Notices />
      </section>
      <PaymentEntry key={payments.length} total={total} payments={payments} settle={settle} />
      <AtTerminal total={total} payments={payments} settle={settle} />
    </main>
  );
}
