import { addArticle, type BasketLine, isSaleLine, ownerOf, removeLine, selectBeside, setQuantity } from "./basket.ts";
import type { OpenSale } from "./open-sale.ts";

/** The line that the next key acts on. */
export function markedLine(sale: OpenSale) {
  const { lines, selectedLineId } = sale.state.get().basket;
  return lines.find(({ lineId }) => lineId === selectedLineId);
}

/** Takes the marked line out; it can be taken back for some seconds. */
export function removeMarked(sale: OpenSale): void {
  const line = markedLine(sale);
  if (!line || belongs(sale, line)) return;
  const text = isSaleLine(line) ? line.text : line.line.text;
  sale.change(removeLine(sale.state.get().basket, line.lineId), { key: "undo.removed", values: { text } });
}

/** Goods in a set and deposits go with their line, which is said. */
function belongs(sale: OpenSale, line: BasketLine): boolean {
  return ownerOf(line) !== undefined && !sale.tryChange({ refused: "belongsToLine" });
}

/** One more or one less of the marked line; less than something is nothing, and takes the line out. */
export function stepMarked(sale: OpenSale, milli: number): void {
  const line = markedLine(sale);
  if (!line || !isSaleLine(line) || belongs(sale, line)) return;
  const { basket } = sale.state.get();
  const next = line.quantityMilli + milli;
  if (next <= 0) {
    removeMarked(sale);
    return;
  }
  const { articleId, unit, text } = line;
  // A discount was given on just those: one more has none.
  const more =
    milli > 0 && line.discounts ? addArticle(basket, { articleId, unit, text, quantityMilli: milli }) : undefined;
  sale.tryChange(more ?? setQuantity(basket, line.lineId, next));
}

export function markBeside(sale: OpenSale, step: 1 | -1): void {
  sale.mark(selectBeside(sale.state.get().basket, step));
}
