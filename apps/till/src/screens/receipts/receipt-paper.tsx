import { pointsTakenBack, type Receipt } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { changeOf, ownModifiers } from "../../selling/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { useModifierName } from "../sale/use-offer-words.ts";
import { Paper } from "./paper.tsx";
import { PrintedCoupons, ReceiptDiscounts } from "./receipt-deal.tsx";

export function ReceiptPaper({ receipt, duplicate }: { receipt: Receipt; duplicate: boolean }) {
  const { t } = useTranslation();
  const backPoints = pointsTakenBack(receipt.lines);
  return (
    <Paper transaction={receipt} duplicate={duplicate}>
      {receipt.cancels && (
        <p className="my-2 text-center text-base font-bold">
          {t("receipt.cancels", { number: receipt.cancels.receiptNumber })}
        </p>
      )}
      <Lines receipt={receipt} />
      <ReceiptDiscounts receipt={receipt} />
      <Sums receipt={receipt} />
      <TaxTable receipt={receipt} />
      <p className="mt-3 text-center">
        {receipt.customerId && (
          <>
            {t("receipt.customer", { id: receipt.customerId })}
            <br />
          </>
        )}
        {receipt.points !== undefined && (
          <>
            {t("receipt.points", { count: receipt.points })}
            <br />
          </>
        )}
        {backPoints > 0 && (
          <>
            {t("receipt.pointsBack", { count: backPoints })}
            <br />
          </>
        )}
        {t("receipt.thanks")}
      </p>
      <PrintedCoupons receipt={receipt} />
    </Paper>
  );
}

function Lines({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useModifierName();
  const amount = (minor: number) => formats.amount(minor, receipt.currency);
  return (
    <ul className="my-3 space-y-1 border-y border-dashed border-ink-soft py-2">
      {receipt.lines.map(({ lineId, text, quantity, unitPrice, regularAmount, amount: paid, tax, ...line }) => (
        <li key={lineId}>
          <div className="flex justify-between gap-3">
            <span>{text}</span>
            <span className="whitespace-nowrap">
              {amount(line.returnOf ? paid : regularAmount)} {tax.code}
            </span>
          </div>
          {quantity !== 1 && (
            <p className="pl-3">
              {formats.quantity(quantity)} × {amount(unitPrice)}
            </p>
          )}
          {line.returnOf && (
            <p className="pl-3 whitespace-nowrap">{t("receipt.returnOf", { number: line.returnOf.receiptNumber })}</p>
          )}
          {!line.returnOf &&
            ownModifiers(line).map((modifier) => (
              <p key={`${modifier.ruleId} ${modifier.sequence}`} className="flex justify-between gap-3 pl-3">
                <span>{nameOf(modifier)}</span>
                <span>{amount(modifier.amount)}</span>
              </p>
            ))}
        </li>
      ))}
    </ul>
  );
}

function Sums({ receipt }: { receipt: Receipt }) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const methods = useWatch(useTill().configuration)?.paymentMethods ?? [];
  const money = (minor: number) => formats.money(minor, receipt.currency);
  const change = changeOf(receipt.payments);
  const nameOf = (code: string) => methods.find((method) => method.code === code)?.names[i18n.language] ?? code;
  const rows: [string, string, number][] = [
    ...receipt.payments.map(({ paymentId, method, amount, tendered }): [string, string, number] => [
      paymentId,
      amount < 0 ? t("receipt.givenBack", { method: nameOf(method) }) : nameOf(method),
      Math.abs(tendered ?? amount),
    ]),
    ...(change > 0 ? [["change", t("receipt.change"), change] as [string, string, number]] : []),
  ];
  return (
    <dl className="space-y-0.5">
      {receipt.totals.discount > 0 && (
        <div className="flex justify-between">
          <dt>{t("receipt.saved")}</dt>
          <dd>{money(receipt.totals.discount)}</dd>
        </div>
      )}
      <div className="flex justify-between text-lg font-bold">
        <dt>{receipt.totals.total < 0 ? t("receipt.refund") : t("receipt.total")}</dt>
        <dd>{money(Math.abs(receipt.totals.total))}</dd>
      </div>
      {rows.map(([key, name, minor]) => (
        <div key={key} className="flex justify-between">
          <dt>{name}</dt>
          <dd>{money(minor)}</dd>
        </div>
      ))}
    </dl>
  );
}

function TaxTable({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const amount = (minor: number) => formats.amount(minor, receipt.currency);
  return (
    <table className="mt-3 w-full text-right text-xs">
      <thead>
        <tr>
          <th scope="col" className="text-left font-medium">
            {t("receipt.taxCode")}
          </th>
          <th scope="col" className="font-medium">
            {t("receipt.taxRate")}
          </th>
          <th scope="col" className="font-medium">
            {t("receipt.net")}
          </th>
          <th scope="col" className="font-medium">
            {t("receipt.tax")}
          </th>
        </tr>
      </thead>
      <tbody>
        {receipt.totals.byTaxCode.map(({ code, rate, base, amount: tax }) => (
          <tr key={`${code} ${rate}`}>
            <td className="text-left">{code}</td>
            <td>{formats.percent(rate)}</td>
            <td>{amount(base)}</td>
            <td>{amount(tax)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
