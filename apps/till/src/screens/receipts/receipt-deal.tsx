import type { Receipt } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { Barcode } from "../parts/barcode.tsx";
import { useModifierName } from "../sale/use-offer-words.ts";

/** On paper, between the lines and the total: what lowered the purchase as a whole, and the coupons that did. */
export function ReceiptDiscounts({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useModifierName();
  const { transactionModifiers = [], coupons = [] } = receipt;
  if (transactionModifiers.length + coupons.length === 0) return null;
  return (
    <ul className="mb-2">
      {transactionModifiers.map((modifier) => (
        <li key={`${modifier.ruleId} ${modifier.sequence}`} className="flex justify-between gap-3">
          <span>{nameOf(modifier)}</span>
          <span>{formats.amount(modifier.amount, receipt.currency)}</span>
        </li>
      ))}
      {coupons.map(({ code }) => (
        <li key={code}>{t("receipt.coupon", { code })}</li>
      ))}
    </ul>
  );
}

/** Below everything, to be torn off: coupons for the next visit, each as often as it was earned. */
export function PrintedCoupons({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const all = (receipt.printedCoupons ?? []).flatMap((coupon) =>
    Array.from({ length: coupon.count }, (_, copy) => ({ ...coupon, copy })),
  );
  return all.map(({ code, text, validDays, amount, copy }) => (
    <section
      key={`${code} ${copy}`}
      className="mt-4 border-2 border-dashed border-ink p-3 text-center break-inside-avoid"
    >
      <h2 className="font-semibold">{text ?? t("receipt.printedCoupon")}</h2>
      {amount !== undefined && amount !== 0 && (
        <p>{t("receipt.worth", { amount: formats.money(Math.abs(amount), receipt.currency) })}</p>
      )}
      <div className="mt-2">
        <Barcode code={code} />
      </div>
      {validDays !== undefined && <p className="mt-1">{t("receipt.validDays", { count: validDays })}</p>}
    </section>
  ));
}
