import type { ReceiptLine } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { markedLine, type PricedBasket } from "../../selling/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { unitWord } from "../parts/unit-word.ts";
import { Refusals } from "../sale/offers-dialog.tsx";
import { useModifierName } from "../sale/use-offer-words.ts";

/** "Why this price?": list price, each reason in order, tax, the book it all comes from, and why other offers do not apply. */
export function PriceReasons({ close }: { close(): void }) {
  const { t } = useTranslation();
  const { sale, catalogue, configuration, explain } = useTill();
  const [lineId] = useState(() => markedLine(sale)?.lineId);
  const [explained] = useState(() => explain(sale.state.get().basket));
  const { priced, basket } = sale.state.get();
  const line = priced.lines.find((candidate) => candidate.lineId === lineId);
  if (!line) return null;
  const priceList = catalogue.get()?.customers.get(basket.customerId ?? "")?.priceList;
  const nameOf = (id = "") => configuration.get()?.people.find(({ personId }) => personId === id)?.name ?? id;
  const { by, approvedBy } = line.priceChange ?? {};
  return (
    <Dialog title={line.text} close={close} wide>
      <div className="space-y-4">
        <Reasons line={line} />
        <p className="text-sm text-ink-soft">
          {line.returnOf
            ? t("why.returned", { number: line.returnOf.receiptNumber })
            : by
              ? t(approvedBy ? "why.typedApproved" : "why.typedBy", { by: nameOf(by), approver: nameOf(approvedBy) })
              : t(priceList ? "why.bookList" : "why.book", { book: priced.priceBook, priceList })}
        </p>
        {!line.returnOf && <Refusals refusals={aboutTheSale(explained)} title={t("why.refused")} />}
      </div>
    </Dialog>
  );
}

/** Of offers whose goods are not in the sale at all nobody asks at the counter. */
function aboutTheSale({ deal }: PricedBasket) {
  return (deal.refusals ?? []).filter(({ reason }) => reason !== "goods");
}

type Row = [key: string, reason: string, amount: string];

function eachKey({ priceOrigin }: ReceiptLine): string {
  return priceOrigin === "typed" || priceOrigin === "embedded" ? `whyPrice.${priceOrigin}` : "why.each";
}

function Reasons({ line }: { line: ReceiptLine }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { configuration } = useTill();
  const nameOf = useModifierName();
  const money = (amount: number) => formats.money(amount, configuration.get()?.currency ?? "GBP");
  const before = line.priceChange?.before;
  const inBook: Row[] = before === undefined ? [] : [["before", t("why.before"), money(before)]];
  const rows: Row[] = [
    ...inBook,
    ["each", t(eachKey(line), { unit: unitWord(line.unit, t) }), money(line.unitPrice)],
    ["regular", t("why.regular", { quantity: formats.quantity(line.quantity) }), money(line.regularAmount)],
    ...line.modifiers.map(
      (modifier): Row => [
        `${modifier.promotionId} ${modifier.ruleId} ${modifier.sequence} ${modifier.prorated}`,
        t(modifier.prorated ? "why.share" : "why.discount", {
          name: nameOf(modifier),
          quantity: formats.quantity(Math.abs(modifier.quantity)),
          base: money(modifier.base),
        }),
        money(modifier.amount),
      ],
    ),
    ["amount", t("why.amount"), money(line.amount)],
    ["tax", t("why.tax", { code: line.tax.code, rate: formats.percent(line.tax.rate) }), money(line.tax.amount)],
  ];
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-2">
      {rows.map(([key, reason, amount]) => (
        <div key={key} className="contents">
          <dt>{reason}</dt>
          <dd className="text-right font-semibold">{amount}</dd>
        </div>
      ))}
    </dl>
  );
}
