import type { Closing } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { type Column, DataTable, Facts, moneyColumn, textColumn } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { usePaymentMethodName } from "../organisation/payment-methods.ts";

type Payment = Closing["payments"][number];

/** A business date of a till: what it sold, and per way to pay what should be there and what was counted. */
export function ClosingLines({ closing }: { closing: Closing }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const methodName = usePaymentMethodName();
  const money = (id: keyof Payment & ("expected" | "counted" | "difference")): Column<Payment> =>
    moneyColumn(
      id,
      t(`receipts.closing.${id}`),
      (payment) => ({ amount: payment[id], currency: closing.currency }),
      formats,
    );
  return (
    <>
      <Facts
        facts={[
          { label: t("receipts.closing.range"), value: closing.from && `${closing.from} – ${closing.to}` },
          { label: t("receipts.closing.count"), value: formats.count(closing.receipts.count) },
          { label: t("receipts.closing.openedAt"), value: formats.instant(closing.openedAt) },
          { label: t("receipts.closing.countedBy"), value: closing.countedBy },
          { label: t("receipts.closing.approvedBy"), value: closing.approvedBy },
        ]}
      />
      <DataTable
        name={t("receipts.payments")}
        columns={[
          textColumn<Payment>("method", t("receipts.method"), ({ method }) => methodName(method), { importance: 9 }),
          money("expected"),
          money("counted"),
          money("difference"),
          textColumn<Payment>("reason", t("receipts.movementReason"), ({ reason }) => reason),
        ]}
        rows={closing.payments}
        rowKey={({ method }) => method}
        nothing={t("receipts.closing.nothing")}
      />
    </>
  );
}
