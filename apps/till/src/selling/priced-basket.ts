import type { Money, Receipt, ReceiptLine } from "@counterfoil/contracts";
import {
  type Basket as EngineBasket,
  type PriceBook,
  type PricedLine,
  PricingError,
  type PricingProblem,
  priceBasket,
} from "@counterfoil/pricing";
import { type Basket, isSaleLine, type SaleLine } from "./basket.ts";

/** The basket with its prices: the lines of the receipt to be, in the order of entry. */
export type PricedBasket = {
  at: string;
  priceBook: number;
  customerId?: string;
  lines: ReceiptLine[];
  /** Sale lines that have no price now. While there is one, nothing can be paid. */
  problems: PricingProblem[];
  totals: Receipt["totals"];
};

export type PricingPlace = {
  book: PriceBook;
  storeId: string;
  timeZone: string;
  customer?: { id: string; groups: string[]; priceList?: string };
};

/** Prices the sale lines with the local book; returned lines keep what was paid for them. */
export function priceOpenBasket(basket: Basket, place: PricingPlace, at: string): PricedBasket {
  const sales = basket.lines.filter(isSaleLine);
  const { priced, problems } = priceLines(sales, place, at);
  const lines = basket.lines.flatMap((line) => {
    if (line.kind === "return") return [{ ...line.line, lineId: line.lineId }];
    const price = priced.get(line.lineId);
    return price ? [receiptLine(line, price)] : [];
  });
  const result = { at, priceBook: place.book.number, lines, problems, totals: sumLines(lines) };
  return basket.customerId ? { ...result, customerId: basket.customerId } : result;
}

type PricedLines = { priced: Map<string, PricedLine>; problems: PricingProblem[] };

function priceLines(sales: SaleLine[], place: PricingPlace, at: string): PricedLines {
  const priced = new Map<string, PricedLine>();
  if (sales.length === 0) return { priced, problems: [] };
  try {
    const answer = priceBasket(place.book, engineBasket(sales, place, at));
    for (const line of answer.lines) priced.set(line.lineId, line);
    return { priced, problems: [] };
  } catch (error) {
    if (!(error instanceof PricingError) || error.problems.some((problem) => !problem.lineId)) throw error;
    // The lines that can be priced are: one article without a price must not blank the whole sale.
    const broken = new Set(error.problems.map((problem) => problem.lineId));
    const rest = sales.filter((line) => !broken.has(line.lineId));
    const others = priceLines(rest, place, at);
    return { priced: others.priced, problems: [...error.problems, ...others.problems] };
  }
}

function engineBasket(sales: SaleLine[], place: PricingPlace, at: string): EngineBasket {
  const basket: EngineBasket = {
    store: place.storeId,
    channel: "10",
    at,
    timeZone: place.timeZone,
    lines: sales.map(({ lineId, articleId, unit, quantityMilli }) => ({
      lineId,
      articleId,
      unit,
      quantity: quantityMilli / 1000,
    })),
  };
  return place.customer ? { ...basket, customer: place.customer } : basket;
}

function receiptLine(line: SaleLine, price: PricedLine): ReceiptLine {
  const { lineId, articleId, unit, gtin, text, quantityMilli } = line;
  const sold = { lineId, articleId, text: text.slice(0, 80), quantity: quantityMilli / 1000, unit };
  const { unitPrice, regularAmount, amount, modifiers, tax } = price;
  return { ...sold, ...(gtin ? { gtin } : {}), unitPrice, regularAmount, amount, modifiers, tax };
}

/** The contract's totals: `discount` is what the regular amounts were lowered by, `net` the total less its tax. */
export function sumLines(lines: readonly ReceiptLine[]): Receipt["totals"] {
  const sum = (pick: (line: ReceiptLine) => Money) => lines.reduce((total, line) => total + pick(line), 0);
  const regular = sum((line) => line.regularAmount);
  const amount = sum((line) => line.amount);
  const tax = sum((line) => line.tax.amount);
  const net = sum((line) => line.tax.base);
  return { regular, discount: regular - amount, total: net + tax, net, tax, byTaxCode: sumTaxes(lines) };
}

function sumTaxes(lines: readonly ReceiptLine[]): ReceiptLine["tax"][] {
  const byCode = new Map<string, ReceiptLine["tax"]>();
  for (const { tax } of lines) {
    const key = `${tax.code} ${tax.rate}`;
    const sum = byCode.get(key);
    byCode.set(key, sum ? { ...sum, base: sum.base + tax.base, amount: sum.amount + tax.amount } : tax);
  }
  return [...byCode.values()].toSorted((one, other) => (one.code < other.code ? -1 : 1));
}
