import type { ReceiptLine } from "@counterfoil/contracts";
import type { PricingProblem } from "@counterfoil/pricing";
import { useFormats } from "@counterfoil/ui";
import { memo, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { isWeight } from "../../catalogue/index.ts";
import {
  type BasketLine,
  isSaleLine,
  ownerOf,
  ownModifiers,
  type SaleLine,
  selectLine,
  shownAmount,
} from "../../selling/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { unitWord } from "../parts/unit-word.ts";
import { useModifierName } from "./use-offer-words.ts";

/** The lines of the open sale, in the order they came; the marked one is the one that keys act on. */
export function LineList() {
  const { t } = useTranslation();
  const { sale } = useTill();
  const { basket, priced } = useWatch(sale.state);
  const { lines, selectedLineId } = basket;
  // After every change: a notice above the list makes it shorter, and the marked line must stay in sight.
  useEffect(() => {
    document.getElementById(`line-${selectedLineId}`)?.scrollIntoView({ block: "nearest" });
  });
  if (lines.length === 0)
    return (
      <div className="grid flex-1 place-items-center rounded-md border border-dashed border-line p-6 text-center text-ink-soft">
        <p>
          <span className="block text-xl font-semibold text-ink">{t("lines.none")}</span>
          {t("lines.noneHint")}
        </p>
      </div>
    );
  const prices = new Map(priced.lines.map((price) => [price.lineId, price]));
  return (
    <div
      role="listbox"
      aria-label={t("lines.label")}
      tabIndex={0}
      aria-activedescendant={`line-${selectedLineId}`}
      className="min-h-0 flex-1 overflow-auto rounded-md border border-line bg-white"
    >
      {lines.map((line) => (
        <Line
          key={line.lineId}
          line={line}
          price={prices.get(line.lineId)}
          problem={priced.problems.find(({ lineId }) => lineId === line.lineId)}
          selected={line.lineId === selectedLineId}
        />
      ))}
    </div>
  );
}

type LineProps = {
  line: BasketLine;
  price: ReceiptLine | undefined;
  problem: PricingProblem | undefined;
  selected: boolean;
};

/** Each scan prices all lines anew, and hardly any comes to something else: those that do not are not drawn again. */
const Line = memo(function Line({ line, price, problem, selected }: LineProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sale, configuration } = useTill();
  const currency = configuration.get()?.currency ?? "GBP";
  const { text, articleId } = isSaleLine(line) ? line : line.line;
  const quantity = isSaleLine(line) ? line.quantityMilli / 1000 : line.line.quantity;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the whole screen mark lines
    <div
      id={`line-${line.lineId}`}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      onClick={() => sale.mark(selectLine(sale.state.get().basket, line.lineId))}
      className={`grid min-h-14 cursor-pointer grid-cols-[3.5rem_1fr_auto] items-center gap-x-3 border-b border-line px-3 py-1.5 ${selected ? "bg-paper-deep shadow-[inset_4px_0_0_var(--color-ink)]" : ""}`}
    >
      <span className="text-right text-lg font-semibold">{formats.quantity(quantity)}</span>
      <span className={`min-w-0 ${ownerOf(line) ? "pl-4" : ""}`}>
        <span className="line-clamp-2 font-medium break-words">{text}</span>
        <span className="block text-sm break-words text-ink-soft">
          {articleId}
          {isSaleLine(line) && line.setOf && ` · ${t("lines.inSet")}`}
          {isSaleLine(line) && line.depositOf && ` · ${t("lines.deposit")}`}
          {price &&
            !price.setOf &&
            ` · ${t(isWeight(price.unit) ? "lines.per" : "lines.each", { price: formats.money(price.unitPrice, currency), unit: unitWord(price.unit, t) })}`}
          {!isSaleLine(line) &&
            ` · ${line.line.returnOf ? t("lines.returned", { number: line.line.returnOf.receiptNumber }) : t("lines.returnedWithout")}`}
        </span>
        {price && <LineDiscounts line={price} />}
        {isSaleLine(line) && <LineSaid line={line} />}
        {problem && (
          <span className="block text-sm font-semibold text-error">
            {t(problem.code.startsWith("discount-") ? "lines.discountTooHigh" : "lines.noPrice", { articleId })}
          </span>
        )}
      </span>
      <span className="text-right text-lg font-semibold">
        {price && shownAmount(price) !== price.regularAmount && (
          <s className="block text-sm font-normal text-ink-soft">
            <span className="sr-only">{t("lines.regular")} </span>
            {formats.amount(price.regularAmount, currency)}
          </s>
        )}
        {price ? !price.setOf && formats.amount(shownAmount(price), currency) : "—"}
      </span>
    </div>
  );
}, looksTheSame);

function looksTheSame(before: LineProps, after: LineProps): boolean {
  return (
    before.line === after.line &&
    before.selected === after.selected &&
    before.problem?.code === after.problem?.code &&
    JSON.stringify(before.price) === JSON.stringify(after.price)
  );
}

/** Which offers and people lowered this line, and by how much. */
function LineDiscounts({ line }: { line: ReceiptLine }) {
  const formats = useFormats();
  const { configuration } = useTill();
  const nameOf = useModifierName();
  const currency = configuration.get()?.currency ?? "GBP";
  return ownModifiers(line).map((modifier) => (
    <span key={`${modifier.ruleId} ${modifier.sequence}`} className="block text-sm break-words text-stamp">
      {nameOf(modifier)} {formats.amount(modifier.amount, currency)}
    </span>
  ));
}

/** What a person or a code said of the line, in one row. */
function LineSaid({ line }: { line: SaleLine }) {
  const { price, salesPersonId, note, piece, reservedNumber } = line;
  const { t } = useTranslation();
  const formats = useFormats();
  const { configuration } = useTill();
  const salesPerson = configuration.get()?.people.find(({ personId }) => personId === salesPersonId);
  const said = [
    price?.origin === "typed" && !line.voucher && t("lines.typedPrice"),
    salesPerson && t("lines.advisedBy", { name: salesPerson.name }),
    reservedNumber && t("reserved.line", { number: reservedNumber }),
    piece?.batch,
    piece?.serialNumber,
    piece?.expiresOn && t("lines.expiresOn", { day: formats.date(piece.expiresOn) }),
    note,
  ].filter(Boolean);
  return (
    said.length > 0 && <span className="block truncate text-sm font-medium text-ink-soft">{said.join(" · ")}</span>
  );
}
