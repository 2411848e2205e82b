import type { GivenDiscount, Money, Receipt, ReceiptLine } from "@counterfoil/contracts";
import {
  type Basket as EngineBasket,
  type ManualDiscount,
  type PriceBook,
  type Priced,
  type PricedLine,
  PricingError,
  type PricingProblem,
  priceBasket,
} from "@counterfoil/pricing";
import { type Basket, type BasketCoupon, type BasketTrigger, isSaleLine, type SaleLine } from "./basket.ts";

/** What the engine says about the whole basket beside its lines. */
export type Deal = Pick<Priced, "modifiers" | "coupons" | "points" | "gifts" | "nearMisses" | "printedCoupons"> &
  Pick<Priced, "refusals">;

/** The basket with its prices: the lines of the receipt to be, in the order of entry. */
export type PricedBasket = {
  at: string;
  priceBook: number;
  customerId?: string;
  /** Groups and price list by which was priced, when the customer is known here. */
  customerTerms?: NonNullable<Receipt["customerTerms"]>;
  lines: ReceiptLine[];
  deal: Deal;
  /** Coupons and discounts as they were entered; what of them counts is in `deal`. */
  coupons: BasketCoupon[];
  discounts: GivenDiscount[];
  triggers: BasketTrigger[];
  /** Sale lines that have no price now, or a discount that does not fit. While there is one, nothing can be paid. */
  problems: PricingProblem[];
  totals: Receipt["totals"];
};

export type PricingPlace = {
  book: PriceBook;
  storeId: string;
  channel: string;
  timeZone: string;
  customer?: { id: string; groups: string[]; priceList?: string };
};

const noDeal: Deal = { modifiers: [], coupons: [], points: 0, gifts: [], nearMisses: [], printedCoupons: [] };

/** Before there is a book, nothing has a price. */
export function unpriced(at: string): PricedBasket {
  const nothing = { lines: [], coupons: [], discounts: [], triggers: [], problems: [] };
  return { at, priceBook: 0, ...nothing, deal: noDeal, totals: sumLines([]) };
}

/** Prices the sale lines with the local book; returned lines keep what was paid for them. `explain`: with the reasons of what did not apply. */
export function priceOpenBasket(basket: Basket, place: PricingPlace, at: string, explain = false): PricedBasket {
  const sales = basket.lines.filter(isSaleLine).filter(({ setOf }) => setOf === undefined);
  const { coupons = [], discounts = [], triggers = [] } = basket;
  const { answer, problems } = priceSales(
    sales,
    (lines) => engineBasket({ lines, coupons, discounts, triggers, explain }, place, at),
    place.book,
  );
  const priced = new Map(answer?.lines.map((line) => [line.lineId, line]));
  const lines = basket.lines.flatMap((line) => {
    if (line.kind === "return") return [{ ...line.line, lineId: line.lineId }];
    if (line.setOf) return [receiptLine(line, inSet)];
    const price = priced.get(line.lineId);
    return price ? [receiptLine(line, price)] : [];
  });
  const deal = answer ? dealOf(answer) : noDeal;
  const priceBook = place.book.number;
  const entered = { coupons, discounts, triggers };
  return { at, priceBook, ...customerOf(basket, place), lines, deal, ...entered, problems, totals: sumLines(lines) };
}

function customerOf({ customerId }: Basket, { customer }: PricingPlace) {
  if (!customerId) return {};
  if (!customer) return { customerId };
  const { id: _id, ...customerTerms } = customer;
  return { customerId, customerTerms };
}

type PricedSales = { answer: Priced | undefined; problems: PricingProblem[] };

function priceSales(sales: SaleLine[], toBasket: (sales: SaleLine[]) => EngineBasket, book: PriceBook): PricedSales {
  if (sales.length === 0) return { answer: undefined, problems: [] };
  try {
    return { answer: priceBasket(book, toBasket(sales)), problems: [] };
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    const { problems } = error;
    // What can be priced is: one article without a price, or a discount that is too high, must not blank the whole sale.
    const broken = new Set(problems.map((problem) => problem.lineId));
    const rest = sales.flatMap((line) => (broken.has(line.lineId) ? withoutDiscounts(line) : line));
    const receiptDiscounts = broken.has(undefined);
    if (!receiptDiscounts && rest.length === sales.length && rest.every((line, position) => line === sales[position]))
      throw error;
    const others = priceSales(
      rest,
      (lines) => {
        const { manualDiscounts, ...basket } = toBasket(lines);
        return receiptDiscounts || !manualDiscounts ? basket : { ...basket, manualDiscounts };
      },
      book,
    );
    return { answer: others.answer, problems: [...problems, ...others.problems] };
  }
}

/** A line that has a discount is tried again without it, one that has none is left out. */
function withoutDiscounts({ discounts, ...line }: SaleLine): SaleLine[] {
  return discounts ? [line] : [];
}

type Asked = Pick<PricedBasket, "coupons" | "discounts" | "triggers"> & { lines: SaleLine[]; explain: boolean };

function engineBasket({ lines, coupons, discounts, triggers, explain }: Asked, place: PricingPlace, at: string) {
  const basket: EngineBasket = {
    store: place.storeId,
    channel: place.channel,
    at,
    timeZone: place.timeZone,
    coupons: [...new Set(coupons.map(({ couponId }) => couponId))],
    lines: lines.map(({ lineId, articleId, unit, quantityMilli, price, discounts: ofLine }) => ({
      lineId,
      articleId,
      unit,
      quantity: quantityMilli / 1000,
      ...(price ? { unitPrice: price.amount } : {}),
      ...(ofLine ? { manualDiscounts: ofLine.map(engineDiscount) } : {}),
    })),
  };
  if (place.customer) basket.customer = place.customer;
  if (discounts.length > 0) basket.manualDiscounts = discounts.map(engineDiscount);
  if (triggers.length > 0) basket.manualTriggers = triggers.map(({ trigger }) => trigger);
  if (explain) basket.explain = true;
  return basket;
}

/** Who gave it does not concern the price. */
export function engineDiscount({ percent, amount, reason }: GivenDiscount): ManualDiscount {
  return percent === undefined ? { amount: amount ?? 0, reason } : { percent, reason };
}

function dealOf({ modifiers, coupons, points, gifts, nearMisses, printedCoupons, refusals }: Priced): Deal {
  const deal = { modifiers, coupons, points, gifts, nearMisses, printedCoupons };
  return refusals ? { ...deal, refusals } : deal;
}

type Figures = Pick<PricedLine, "unitPrice" | "regularAmount" | "amount" | "modifiers" | "tax">;

/** Goods in a set have no price or tax of their own, and no offer looks at them: their set is what is sold. */
const inSet: Figures = {
  ...{ unitPrice: 0, regularAmount: 0, amount: 0, modifiers: [] },
  tax: { code: "", rate: 0, base: 0, amount: 0 },
};

function receiptLine(line: SaleLine, price: Figures): ReceiptLine {
  const { lineId, articleId, unit, gtin, text, quantityMilli, discounts, price: given, ...said } = line;
  const { kind: _, perMilli: _per, ...facts } = said;
  const sold = { lineId, articleId, text: text.slice(0, 80), quantity: quantityMilli / 1000, unit };
  const { unitPrice, regularAmount, amount, modifiers, tax } = price;
  return {
    ...sold,
    ...(gtin ? { gtin } : {}),
    unitPrice,
    ...(given ? { priceOrigin: given.origin } : {}),
    ...(given?.change ? { priceChange: given.change } : {}),
    regularAmount,
    amount,
    modifiers,
    tax,
    ...(discounts ? { manualDiscounts: discounts } : {}),
    ...facts,
  };
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
