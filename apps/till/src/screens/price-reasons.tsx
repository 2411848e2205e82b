import { useFormats } from "@counterfoil/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { markedLine } from "../selling/index.ts";
import { Dialog } from "./dialog.tsx";
import { useTill } from "./use-till.ts";

/** "Why this price?": list price, each reason in order, tax, and the book it all comes from. */
export function PriceReasons({ close }: { close(): void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sale, configuration, catalogue } = useTill();
  const [lineId] = useState(() => markedLine(sale)?.lineId);
  const { priced, basket } = sale.state.get();
  const line = priced.lines.find((candidate) => candidate.lineId === lineId);
  if (!line) return null;
  const money = (amount: number) => formats.money(amount, configuration.get()?.currency ?? "GBP");
  const priceList = catalogue.get()?.customers.get(basket.customerId ?? "")?.priceList;
  const rows: [string, string][] = [
    [t("why.each", { unit: line.unit }), money(line.unitPrice)],
    [t("why.regular", { quantity: formats.quantity(line.quantity) }), money(line.regularAmount)],
    ...line.modifiers.map((modifier): [string, string] => [modifier.note, money(modifier.amount)]),
    [t("why.amount"), money(line.amount)],
    [t("why.tax", { code: line.tax.code, rate: formats.percent(line.tax.rate) }), money(line.tax.amount)],
  ];
  return (
    <Dialog title={line.text} close={close}>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-2">
        {rows.map(([reason, amount]) => (
          <div key={reason} className="contents">
            <dt>{reason}</dt>
            <dd className="text-right font-semibold">{amount}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-sm text-ink-soft">
        {line.returnOf
          ? t("why.returned", { number: line.returnOf.receiptNumber })
          : t(priceList ? "why.bookList" : "why.book", { book: priced.priceBook, priceList })}
      </p>
    </Dialog>
  );
}
