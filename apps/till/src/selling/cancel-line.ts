import type { Note } from "../journal/index.ts";
import type { Rights } from "../people/index.ts";
import { isSaleLine, selectLine } from "./basket.ts";
import { markedLine, removeMarked, stepMarked } from "./change-line.ts";
import type { OpenSale } from "./open-sale.ts";

type Place = { sale: OpenSale; rights: Rights; note: Note };

/** Takes the marked line out, when whoever is at the till may; what was on it stays in the journal. */
export async function cancelMarked({ sale, rights, note }: Place): Promise<void> {
  const line = markedLine(sale);
  if (!line) return;
  const { text, articleId } = isSaleLine(line) ? line : line.line;
  const permit = await rights.ask("cancelLine", { about: text });
  const { basket, priced } = sale.state.get();
  // While somebody was asked, more was scanned, and another line is marked.
  if (!permit || !basket.lines.some(({ lineId }) => lineId === line.lineId)) return;
  sale.mark(selectLine(basket, line.lineId));
  removeMarked(sale);
  if (sale.state.get().basket.lines.length === basket.lines.length) return;
  const quantity = isSaleLine(line) ? line.quantityMilli / 1000 : line.line.quantity;
  const amount = priced.lines.find(({ lineId }) => lineId === line.lineId)?.amount ?? 0;
  const { approvedBy, reason } = permit;
  const facts = { articleId, text: text.slice(0, 200), quantity, amount, ...(reason && { reason }) };
  note("lineCancelled", facts, approvedBy ? { approvedBy } : {});
}

/** One more or one less of the marked line; less than something takes it out. */
export async function stepOrCancel(place: Place, milli: number): Promise<void> {
  const line = markedLine(place.sale);
  if (line && isSaleLine(line) && line.quantityMilli + milli <= 0) await cancelMarked(place);
  else stepMarked(place.sale, milli);
}
