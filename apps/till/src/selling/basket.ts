import type { ReceiptLine } from "@counterfoil/contracts";

/** Goods that come back: the line as it goes on the new receipt, priced by what was paid. */
export type ReturnLine = { kind: "return"; lineId: string; line: Omit<ReceiptLine, "lineId"> };
export type SaleLine = {
  kind: "sale";
  lineId: string;
  articleId: string;
  unit: string;
  gtin?: string;
  text: string;
  quantityMilli: number;
};
export type BasketLine = SaleLine | ReturnLine;

/** The open sale. Plain data, kept in the till's memory after every change, so that a reload or a lock loses nothing. */
export type Basket = { lines: BasketLine[]; nextLine: number; selectedLineId?: string; customerId?: string };

export const emptyBasket: Basket = { lines: [], nextLine: 1 };

/** A cashier's slip (a scan into the quantity field) must not become a sale of a million. */
export const MAX_QUANTITY_MILLI = 9_999_000;
export const MAX_LINES = 500;

export type BasketRefusal = "quantityInvalid" | "tooManyLines" | "returnedAlready";
export type BasketResult = { basket: Basket } | { refused: BasketRefusal };

export type ArticleChoice = { articleId: string; unit: string; gtin?: string; text: string; quantityMilli: number };

export const isSaleLine = (line: BasketLine): line is SaleLine => line.kind === "sale";

/** Four digits, so that the order of ids is the order of entry: the price engine breaks ties by line id. */
const lineIdOf = (number: number) => String(number).padStart(4, "0");

const fits = (milli: number) => Number.isInteger(milli) && milli > 0 && milli <= MAX_QUANTITY_MILLI;

/** The same article in the same unit again makes its line longer; it does not make a new one. */
export function addArticle(basket: Basket, choice: ArticleChoice): BasketResult {
  const same = basket.lines.find(
    (line) => isSaleLine(line) && line.articleId === choice.articleId && line.unit === choice.unit,
  ) as SaleLine | undefined;
  if (same) return setQuantity(basket, same.lineId, same.quantityMilli + choice.quantityMilli);
  if (!fits(choice.quantityMilli)) return { refused: "quantityInvalid" };
  if (basket.lines.length >= MAX_LINES) return { refused: "tooManyLines" };
  return { basket: append(basket, { kind: "sale", ...choice, lineId: lineIdOf(basket.nextLine) }) };
}

/** One return per line of the receipt it came from; the dialog sets how many. */
export function addReturn(basket: Basket, line: ReturnLine["line"]): BasketResult {
  if (basket.lines.length >= MAX_LINES) return { refused: "tooManyLines" };
  const taken = basket.lines.some((other) => other.kind === "return" && sameOrigin(other.line, line));
  if (taken) return { refused: "returnedAlready" };
  return { basket: append(basket, { kind: "return", line, lineId: lineIdOf(basket.nextLine) }) };
}

function append(basket: Basket, line: BasketLine): Basket {
  return { ...basket, lines: [...basket.lines, line], nextLine: basket.nextLine + 1, selectedLineId: line.lineId };
}

function sameOrigin(one: ReturnLine["line"], other: ReturnLine["line"]): boolean {
  return (
    one.returnOf?.receiptNumber === other.returnOf?.receiptNumber && one.returnOf?.lineId === other.returnOf?.lineId
  );
}

export function setQuantity(basket: Basket, lineId: string, quantityMilli: number): BasketResult {
  if (!fits(quantityMilli)) return { refused: "quantityInvalid" };
  const lines = basket.lines.map((line) =>
    line.lineId === lineId && isSaleLine(line) ? { ...line, quantityMilli } : line,
  );
  return { basket: { ...basket, lines, selectedLineId: lineId } };
}

/** The line after the removed one is marked next, else the one before. */
export function removeLine(basket: Basket, lineId: string): Basket {
  const position = basket.lines.findIndex((line) => line.lineId === lineId);
  const lines = basket.lines.filter((line) => line.lineId !== lineId);
  const selectedLineId = (lines[position] ?? lines.at(-1))?.lineId;
  const { selectedLineId: _, ...rest } = basket;
  return selectedLineId ? { ...rest, lines, selectedLineId } : { ...rest, lines };
}

export function selectLine(basket: Basket, lineId: string): Basket {
  return { ...basket, selectedLineId: lineId };
}

/** One line up or down from the marked one. */
export function selectBeside(basket: Basket, step: 1 | -1): Basket {
  const position = basket.lines.findIndex((line) => line.lineId === basket.selectedLineId);
  const next = basket.lines[Math.min(Math.max(position + step, 0), basket.lines.length - 1)];
  return next ? selectLine(basket, next.lineId) : basket;
}

export function assignCustomer(basket: Basket, customerId: string | undefined): Basket {
  const { customerId: _, ...rest } = basket;
  return customerId ? { ...rest, customerId } : rest;
}
