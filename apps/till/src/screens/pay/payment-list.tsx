import type { Payment } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { withoutPayment } from "../../selling/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { useCardPayment } from "./use-card-payment.ts";
import { useCashWay } from "./use-take-payment.ts";

type PaymentListProps = { payments: Payment[]; settle(payments: Payment[]): void };

/** What was paid so far. One that is taken back goes at once, one of a terminal when the terminal has taken it back. */
export function PaymentList({ payments, settle }: PaymentListProps) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const known = useWatch(useTill().configuration);
  const rounding = useCashWay()?.rounding;
  const { takeBack } = useCardPayment();
  const nameOf = (code: string) =>
    known?.paymentMethods.find((method) => method.code === code)?.names[i18n.language] ?? code;
  return payments.map((payment) => (
    <div key={payment.paymentId} className="flex items-center justify-between">
      <dt>
        {nameOf(payment.method)} {payment.reference ?? payment.voucher?.number}
        {payment.foreign && ` ${formats.money(payment.foreign.amount, payment.foreign.currency)}`}
      </dt>
      <dd className="flex items-center gap-2">
        {formats.money(payment.amount, known?.currency ?? "GBP")}
        {payment.method !== rounding && (
          <Button
            look="quiet"
            aria-label={t("pay.takeBack", { method: nameOf(payment.method) })}
            onClick={() => (payment.terminal ? takeBack(payment) : settle(withoutPayment(payments, payment, rounding)))}
          >
            ×
          </Button>
        )}
      </dd>
    </div>
  ));
}
