import { type Money, moneyToDecimal, type TillConfiguration } from "@counterfoil/contracts";
import type { Note } from "../journal/index.ts";
import type { Observable } from "../observable.ts";
import type { Rights } from "../people/index.ts";
import { changeFacts, type GivenPrice, type SaleLine, setQuantity } from "./basket.ts";
import type { OpenSale } from "./open-sale.ts";
import { unitPriceOf } from "./take-article.ts";

/** The line as it is wanted. Without a price it costs what the book says. */
export type LineWish = {
  quantityMilli: number;
  price?: Money | undefined;
  text: string;
  salesPersonId?: string | undefined;
  note?: string | undefined;
};

type Place = {
  sale: OpenSale;
  rights: Rights;
  note: Note;
  configuration: Observable<Pick<TillConfiguration, "currency"> | undefined>;
};

/** Changes what differs, when whoever is at the till may; of what they may not nothing is changed. */
export async function rewordLine(
  place: Place,
  line: SaleLine,
  wish: LineWish,
): Promise<"done" | "invalid" | "refused"> {
  const { sale, rights, note: tell, configuration } = place;
  const { lineId, articleId } = line;
  const { quantityMilli, text, salesPersonId, note } = wish;
  const counted = () => setQuantity(sale.state.get().basket, lineId, quantityMilli);
  if ("refused" in counted()) return "invalid";
  const isRepriced = wish.price !== line.price?.amount;
  const price = isRepriced ? await askPrice(place, line, wish.price) : line.price;
  if (price === "refused") return "refused";
  const isReworded = text !== line.text;
  if (isReworded && !(await rights.ask("changeText", { about: `${line.text} → ${text}` }))) return "refused";
  if (salesPersonId !== line.salesPersonId && !(await rights.ask("chooseSalesPerson"))) return "refused";
  // Only now: while somebody was asked, more was scanned.
  const result = counted();
  if ("refused" in result) return "invalid";
  const textChanged = isReworded ? true : line.textChanged;
  const facts = { price, text, textChanged, salesPersonId, note };
  sale.change(changeFacts(result.basket, lineId, facts), { key: "undo.line", values: { text: line.text } });
  if (isRepriced && price?.change) {
    const { approvedBy, before, reason } = price.change;
    const words = (amount: Money) => moneyToDecimal(amount, configuration.get()?.currency ?? "GBP");
    const amounts = { amount: words(price.amount), ...(before !== undefined && { before: words(before) }) };
    const seen = { articleId, ...amounts, ...(reason && { reason }) };
    tell("priceChanged", seen, approvedBy ? { approvedBy } : {});
  }
  return "done";
}

/** Back to the book's price (no amount) nobody has to allow. */
async function askPrice(
  { sale, rights }: Place,
  { price: _, discounts: _given, ...plain }: SaleLine,
  amount: Money | undefined,
): Promise<GivenPrice | undefined | "refused"> {
  if (amount === undefined) return undefined;
  const permit = await rights.ask("changePrice", { about: plain.text });
  if (!permit) return "refused";
  const before = unitPriceOf(sale, plain);
  return { amount, origin: "typed", change: { ...(before !== undefined && { before }), ...permit } };
}
