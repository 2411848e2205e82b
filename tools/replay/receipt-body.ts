import type { Receipt, ReceiptLine } from "@counterfoil/contracts";
import { buildPriceBook, type PricedLine, priceBasket } from "@counterfoil/pricing";
import { type ClassifiedLine, readable, specialCode } from "../retail-data/index.ts";
import type { ReplayPlace } from "./to-transaction.ts";

/** Everything of the month has the standard rate (tools/demo). */
const TAX_CODE = "A1";

type ReceiptBody = Pick<Receipt, "customerId" | "priceBook" | "lines" | "payments" | "totals">;

/** At the prices and quantities it was really sold at; the engine adds the taxes. What comes back is priced as goods and signed after. */
export function receiptBody(lines: ClassifiedLine[], at: string, place: ReplayPlace): ReceiptBody {
  const book = buildPriceBook({ currency: place.currency, articles: [], prices: [], taxes: place.taxes });
  const priced = priceBasket(book, {
    store: place.storeId,
    at,
    timeZone: place.timeZone,
    lines: lines.map((line, index) => ({
      lineId: String(index + 1),
      articleId: line.stockCode,
      quantity: Math.abs(line.quantity),
      unit: "PC",
      unitPrice: line.unitPriceMinor,
      article: { taxCode: TAX_CODE },
    })),
  });
  const receiptLines = priced.lines.map((line, index) => toReceiptLine(line, lines[index] as ClassifiedLine));
  const totals = totalsOf(receiptLines);
  const customerId = lines[0]?.customer;
  return {
    ...(customerId === undefined ? {} : { customerId }),
    priceBook: place.books.get(lines[0]?.at.slice(0, 10) ?? "") ?? 0,
    lines: receiptLines,
    payments: paymentsOf(totals.total, customerId),
    totals,
  };
}

function toReceiptLine(priced: PricedLine, line: ClassifiedLine): ReceiptLine {
  const sign = line.quantity < 0 ? -1 : 1;
  const signed = (amount: number) => (amount === 0 ? 0 : sign * amount);
  return {
    lineId: priced.lineId,
    articleId: line.stockCode,
    text: (specialCode(line.stockCode)?.texts.en ?? (readable(line.description) || line.stockCode)).slice(0, 80),
    quantity: line.quantity,
    unit: "PC",
    unitPrice: priced.unitPrice,
    priceOrigin: "given",
    regularAmount: signed(priced.regularAmount),
    amount: signed(priced.amount),
    modifiers: [],
    tax: { ...priced.tax, base: signed(priced.tax.base), amount: signed(priced.tax.amount) },
  };
}

function totalsOf(lines: ReceiptLine[]): Receipt["totals"] {
  const sum = (pick: (line: ReceiptLine) => number) => lines.reduce((total, line) => total + pick(line), 0);
  const total = sum((line) => line.amount);
  const tax = sum((line) => line.tax.amount);
  const regular = sum((line) => line.regularAmount);
  const first = lines[0]?.tax;
  return {
    regular,
    discount: regular - total,
    total,
    net: total - tax,
    tax,
    byTaxCode: first ? [{ code: first.code, rate: first.rate, base: total - tax, amount: tax }] : [],
  };
}

/** The data does not tell how was paid: customers known by number, wholesalers mostly, on account, others by card. */
function paymentsOf(total: number, customerId: string | undefined): Receipt["payments"] {
  if (total === 0) return [];
  return [{ paymentId: "1", method: customerId === undefined ? "CARD" : "ACCOUNT", amount: total }];
}
