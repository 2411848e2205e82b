import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { isWeight } from "../../catalogue/index.ts";
import { type BasketLine, isSaleLine, ownerOf } from "../../selling/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { DealLines } from "./deal-lines.tsx";

/** The total, big, at the lower right, and the one next step. */
export function TotalPanel({ pay }: { pay(): void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sale, configuration } = useTill();
  const { basket, priced } = useWatch(sale.state);
  const currency = configuration.get()?.currency ?? "GBP";
  const { total } = priced.totals;
  const pieces = basket.lines.reduce((sum, line) => sum + piecesMilli(line), 0);
  const money = (amount: number) => formats.money(amount, currency);
  return (
    <div className="mt-auto space-y-2">
      <LastLine />
      <DealLines />
      <div className="sticky bottom-0 space-y-2 bg-paper">
        <div className="flex flex-wrap items-end justify-between gap-x-4">
          <p className="text-sm text-ink-soft">
            {t("total.pieces", { count: pieces / 1000, value: formats.quantity(pieces / 1000) })}
          </p>
          <p className="text-right">
            <span className="block text-sm text-ink-soft">{total < 0 ? t("total.giveBack") : t("total.label")}</span>
            <strong data-testid="total" className="block text-4xl font-bold tracking-tight sm:text-5xl">
              {money(Math.abs(total))}
            </strong>
          </p>
        </div>
        <Button
          look="main"
          shortcut="F9"
          className="min-h-14 w-full text-xl"
          onClick={pay}
          disabled={basket.lines.length === 0 || priced.problems.length > 0}
        >
          {total < 0 ? t("total.refund") : t("total.pay")}
        </Button>
      </div>
    </div>
  );
}

/** What is weighed is one piece, however heavy; goods in a set and deposits are none of their own. */
function piecesMilli(line: BasketLine): number {
  if (ownerOf(line)) return 0;
  const { quantity, unit } = isSaleLine(line) ? { quantity: line.quantityMilli / 1000, unit: line.unit } : line.line;
  return 1000 * (isWeight(unit) ? Math.sign(quantity) : quantity);
}

/** For screen readers: the line that came last and what it all comes to. */
function LastLine() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sale, configuration } = useTill();
  const { basket, priced } = useWatch(sale.state);
  const currency = configuration.get()?.currency ?? "GBP";
  const line = priced.lines.find(({ lineId }) => lineId === basket.selectedLineId);
  const words = line
    ? t("total.spoken", {
        text: line.text,
        quantity: formats.quantity(line.quantity),
        amount: formats.money(line.amount, currency),
        total: formats.money(priced.totals.total, currency),
      })
    : "";
  return (
    <p aria-live="polite" className="sr-only">
      {words}
    </p>
  );
}
