import type { ReceiptLine } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { assignToSale } from "../../customers/index.ts";
import { addReturn, leftToReturn, type PlannedReturn, partsBack, planReturn } from "../../selling/index.ts";
import type { SoldReceipt } from "../../sync/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Button, Field } from "../parts/parts.tsx";
import { RefundReasons } from "./refund-reasons.tsx";

const CAN_BE_CHANGED = "fieldset button:not(:disabled, [aria-disabled=true])";

/** The lines of the sold receipt, what came back already, and how many come back now. */
export function ReturnLines({ sold }: { sold: SoldReceipt }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const till = useTill();
  const { sale, view, rights } = till;
  const [back, setBack] = useState<Record<string, number>>({});
  const reason = useRef<HTMLInputElement>(null);
  const { receipt } = sold;
  const leftOf = (line: ReceiptLine) => leftToReturn(sold, sale.state.get().basket, line);
  const plan = usePlan(sold, back);
  const parts = partsBack(sold, back, sale.state.get().basket);
  const refund = plan?.lines.reduce((sum, { tax }) => sum - tax.base - tax.amount, 0) ?? 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const permit = await rights.ask("returnWithReceipt", { about: receipt.number });
    if (!permit) return;
    const why = reason.current?.value.trim() || permit.reason;
    // The money goes back the way it came: to the account of the customer who bought, unless another is named already.
    if (!sale.state.get().basket.customerId && receipt.customerId) assignToSale(till, receipt.customerId);
    const made = plan?.lines.map((line) => (why ? { ...line, reason: why } : line)) ?? [];
    for (const line of made) sale.tryChange(addReturn(sale.state.get().basket, line, plan?.policy === "reprice"));
    sale.tell({ tone: "told", sticky: false, key: "return.exchange", values: {} });
    view.set({ name: "sale" });
  };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>(CAN_BE_CHANGED)?.focus(), []);
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} className="space-y-3">
      <p className="text-ink-soft">
        {t("return.sold", { at: formats.instant(receipt.occurredAt), name: receipt.cashierName })}
      </p>
      {!sold.everywhere && <p className="rounded bg-amber-soft p-3">{t("return.onlyHere")}</p>}
      <ul className="divide-y divide-line rounded-md border border-line bg-white">
        {receipt.lines.map((line) => (
          <SoldLine
            key={line.lineId}
            line={line}
            returned={sold.returned.find((one) => one.lineId === line.lineId)}
            left={leftOf(line)}
            back={(line.setOf ? parts : back)[line.lineId] ?? 0}
            currency={receipt.currency}
            set={(milli) => setBack({ ...back, [line.lineId]: Math.min(Math.max(milli, 0), leftOf(line)) })}
          />
        ))}
      </ul>
      {plan && <RefundReasons plan={plan} currency={receipt.currency} />}
      <div className="grid items-end gap-3 sm:grid-cols-[1fr_auto]">
        <Field ref={reason} label={t("return.reason")} maxLength={80} />
        <p className="text-right">
          <span className="block text-sm text-ink-soft">{t("return.refund")}</span>
          <strong data-testid="refund" className="text-4xl font-bold">
            {formats.money(refund, receipt.currency)}
          </strong>
          {plan && plan.points > 0 && (
            <span className="block text-sm">{t("return.points", { count: plan.points })}</span>
          )}
        </p>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => setBack(Object.fromEntries(receipt.lines.map((line) => [line.lineId, leftOf(line)])))}>
          {t("return.all")}
        </Button>
        <Button look="main" type="submit" disabled={!plan}>
          {t("return.take", { amount: formats.money(refund, receipt.currency) })}
        </Button>
      </div>
    </form>
  );
}

/** Priced by this till's book, for the customer of the sale as the till knows them. */
function usePlan(sold: SoldReceipt, back: Record<string, number>): PlannedReturn | undefined {
  const { sale, placeFor } = useTill();
  const place = placeFor(sold.receipt.customerId);
  return place && planReturn(sold, back, sale.state.get().basket, place);
}

type SoldLineProps = {
  line: ReceiptLine;
  returned: SoldReceipt["returned"][number] | undefined;
  left: number;
  back: number;
  currency: string;
  set(milli: number): void;
};

function SoldLine({ line, returned, left, back, currency, set }: SoldLineProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 p-3">
      <span className="min-w-0 flex-1 basis-56">
        <span className="block font-medium">{line.text}</span>
        <span className="block text-sm text-ink-soft">
          {line.setOf
            ? t("lines.inSet")
            : t("return.paid", {
                quantity: formats.quantity(line.quantity),
                price: formats.money(line.unitPrice, currency),
                amount: formats.money(line.amount, currency),
              })}
        </span>
        {returned && (
          <span className="block text-sm font-medium">
            {t("return.already", {
              quantity: formats.quantity(returned.quantity),
              numbers: returned.receiptNumbers.join(", "),
            })}
          </span>
        )}
        {left === 0 && <span className="block text-sm font-medium">{t("return.nothingLeft")}</span>}
      </span>
      <HowMany text={line.text} left={left} back={back} {...(!line.setOf && { set })} />
    </li>
  );
}

/** Without `set` it is only shown: goods in a set come with it. */
function HowMany({
  text,
  left,
  back,
  set,
}: Pick<SoldLineProps, "left" | "back"> & { text: string; set?(milli: number): void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const one = Math.min(1000, left);
  const count = (
    <output className="min-w-16 text-center text-lg font-semibold">
      {t("return.of", { quantity: formats.quantity(back / 1000), left: formats.quantity(left / 1000) })}
    </output>
  );
  if (!set) return count;
  // At an end the button keeps the focus: a disabled one would lose it.
  return (
    <fieldset aria-label={t("return.quantityOf", { text })} className="flex items-center gap-2">
      <Button
        disabled={left === 0}
        aria-disabled={back === 0}
        onClick={() => set(back - one)}
        aria-label={t("return.less", { text })}
      >
        −
      </Button>
      {count}
      <Button
        disabled={left === 0}
        aria-disabled={back >= left}
        onClick={() => set(back + one)}
        aria-label={t("return.more", { text })}
      >
        +
      </Button>
    </fieldset>
  );
}
