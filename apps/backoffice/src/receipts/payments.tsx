import type { Payment, Receipt } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { type Column, DataTable } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { usePaymentMethodName } from "../organisation/payment-methods.ts";
import type { NameOf } from "./line-facts.tsx";

export function Payments({ receipt, nameOf }: { receipt: Receipt; nameOf: NameOf }) {
  const { t } = useTranslation();
  return (
    <DataTable
      name={t("receipts.payments")}
      columns={useColumns(receipt.currency, nameOf)}
      rows={receipt.payments}
      rowKey={(payment) => payment.paymentId}
      nothing={t("receipts.noPayments")}
    />
  );
}

function useColumns(currency: string, nameOf: NameOf): Column<Payment>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const methodName = usePaymentMethodName();
  const amount = (id: string, of: (payment: Payment) => number | undefined): Column<Payment> => ({
    id,
    title: t(`receipts.${id}`),
    end: true,
    minWidth: "6rem",
    cell: (payment) => {
      const value = of(payment);
      return value === undefined ? "–" : formats.amount(value, currency);
    },
    text: (payment) => of(payment) ?? 0,
  });
  return [
    {
      id: "method",
      title: t("receipts.method"),
      importance: 9,
      minWidth: "9rem",
      cell: (payment) =>
        [
          methodName(payment.method),
          payment.cardType,
          ...factsOf(payment, formats.money),
          payment.approvedBy && t("receipts.approvedBy", { by: nameOf(payment.approvedBy) }),
        ]
          .filter(Boolean)
          .join(" · "),
      text: (payment) => payment.method,
    },
    amount("tendered", (payment) => payment.tendered),
    amount("change", (payment) => payment.change),
    { ...amount("amount", (payment) => payment.amount), importance: 8 },
  ];
}

/** What the terminal said, which notes, or which voucher. */
function factsOf(
  { reference, terminal, foreign, voucher }: Payment,
  money: (minor: number, currency: string) => string,
) {
  const notes = foreign && `${money(foreign.amount, foreign.currency)} × ${foreign.rate}`;
  return [reference, terminal?.maskedPan, terminal?.authorisation, notes, voucher?.number];
}
