import type { TillDay } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { type Column, DataTable, Facts, moneyColumn, textColumn } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { usePaymentMethodName } from "../organisation/payment-methods.ts";

type Line = { id: string; what: string; amount: number };

/** What a till took and moved since its last closing, as its X report would say. */
export function DayFigures({ day, cash }: { day: TillDay; cash: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const methodName = usePaymentMethodName();
  const { currency, closing, ways, movements, receipts, total, since } = day;
  const lines: Line[] = [
    ...(closing?.left === undefined ? [] : [{ id: "left", what: t("storeTills.left"), amount: closing.left }]),
    ...ways.map(({ method, cardType, amount }) => ({
      id: `${method} ${cardType ?? ""}`,
      what: cardType ? `${methodName(method)} (${cardType})` : methodName(method),
      amount,
    })),
    ...movements.map(({ type, method, amount }) => ({
      id: `${type} ${method}`,
      what: `${t(`receipts.cash.${type}`)} (${methodName(method)})`,
      amount,
    })),
  ];
  const columns: Column<Line>[] = [
    textColumn("what", t("storeTills.what"), ({ what }) => what, { importance: 9 }),
    moneyColumn("amount", t("receipts.amount"), ({ amount }) => ({ amount, currency }), formats, { importance: 8 }),
  ];
  return (
    <>
      <Facts
        facts={[
          { label: t("receipts.closing.count"), value: formats.count(receipts) },
          { label: t("storeTills.total"), value: formats.money(total, currency) },
          { label: t("storeTills.cash"), value: formats.money(cash, currency) },
          { label: t("receipts.closing.openedAt"), value: since && formats.instant(since) },
        ]}
      />
      <DataTable
        name={t("storeTills.what")}
        columns={columns}
        rows={lines}
        rowKey={({ id }) => id}
        nothing={t("storeTills.nothing")}
      />
    </>
  );
}
