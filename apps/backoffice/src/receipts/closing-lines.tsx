import type { Closing } from "@counterfoil/contracts";
import { type Formats, useFormats } from "@counterfoil/ui";
import { type Column, DataTable, type Fact, Facts, figureColumn, moneyColumn, textColumn } from "@counterfoil/ui/fiori";
import type { TFunction } from "i18next";
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
          ...closingFacts(closing, t, formats),
        ]}
      />
      <DataTable
        name={t("receipts.payments")}
        columns={[
          textColumn<Payment>(
            "method",
            t("receipts.method"),
            ({ method, cardType, foreign }) => wayName(methodName(method), cardType ?? foreign?.currency),
            {
              importance: 9,
            },
          ),
          money("expected"),
          money("counted"),
          money("difference"),
          textColumn<Payment>("reason", t("closings.reason"), ({ reason }) => reason),
        ]}
        rows={closing.payments}
        rowKey={({ method, cardType, foreign }) => wayName(method, cardType ?? foreign?.currency)}
        nothing={t("receipts.closing.nothing")}
      />
      <Explanations closing={closing} />
      <Pieces closing={closing} />
    </>
  );
}

const wayName = (method: string, more: string | undefined) => (more ? `${method} (${more})` : method);

/** What newer tills say beside. */
function closingFacts(
  { zNumber, automatic, drawer, recounts, currency }: Closing,
  t: TFunction,
  formats: Formats,
): Fact[] {
  const money = (amount: number) => formats.money(amount, currency);
  return [
    ...(zNumber === undefined ? [] : [{ label: t("closings.zNumber"), value: formats.count(zNumber) }]),
    ...(automatic ? [{ label: t("column.state"), value: t("closings.automatic") }] : []),
    ...(drawer
      ? [
          { label: t("closings.opening"), value: money(drawer.opening) },
          { label: t("closings.toSafe"), value: money(drawer.toSafe) },
          { label: t("closings.left"), value: money(drawer.left) },
        ]
      : []),
    ...(recounts ? [{ label: t("closings.recounts"), value: formats.count(recounts) }] : []),
  ];
}

function Explanations({ closing: { explanations = [], currency } }: { closing: Closing }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const methodName = usePaymentMethodName();
  const money = (amount: number | undefined) => (amount === undefined ? "" : formats.money(Math.abs(amount), currency));
  if (explanations.length === 0) return null;
  return (
    <>
      <h3>{t("closings.explanations")}</h3>
      <ul className="findings">
        {explanations.map(({ kind, amount, numbers = [], method = "", values: [was, takenFor] = [] }) => (
          <li key={`${kind} ${amount} ${numbers.join()} ${was} ${takenFor}`}>
            {t(`closings.explain.${kind}`, {
              amount: money(amount),
              numbers: numbers.join(", "),
              way: methodName(method),
              was: money(was),
              takenFor: money(takenFor),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

type Piece = NonNullable<Closing["pieces"]>[number];

function Pieces({ closing: { pieces = [], currency } }: { closing: Closing }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (pieces.length === 0) return null;
  const money = (id: string, title: string, amount: (piece: Piece) => number): Column<Piece> =>
    moneyColumn(id, title, (piece) => ({ amount: amount(piece), currency }), formats);
  return (
    <DataTable
      name={t("closings.pieces")}
      columns={[
        money("value", t("closings.value"), ({ value }) => value),
        figureColumn<Piece>("count", t("closings.count"), ({ count }) => count, formats.count),
        money("amount", t("receipts.amount"), ({ value, count }) => value * count),
      ]}
      rows={pieces}
      rowKey={({ value }) => String(value)}
      nothing={t("receipts.closing.nothing")}
    />
  );
}
