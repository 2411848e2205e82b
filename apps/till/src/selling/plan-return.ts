import type { Receipt, ReceiptLine } from "@counterfoil/contracts";
import {
  type Basket as EngineBasket,
  type PricedReturn,
  PricingError,
  priceBasket,
  priceReturn,
  type ReturnQuestion,
  splitByWeight,
} from "@counterfoil/pricing";
import type { Basket, ReturnLine } from "./basket.ts";
import { engineDiscount, type PricingPlace } from "./priced-basket.ts";

/** A receipt with what came back of it already; quantities and amounts are positive. */
export type SoldWithReturns = {
  receipt: Receipt;
  returned: readonly { lineId: string; quantity: number; amount?: number; tax?: number; points?: number }[];
};

/** The lines to be, what they come to by both policies, and which promotions the kept goods lose. */
export type PlannedReturn = Pick<PricedReturn, "policy" | "refund" | "values" | "changes" | "points"> & {
  lines: ReturnLine["line"][];
};

const milli = (quantity: number) => Math.round(quantity * 1000);

/** How many thousandths may still come back; none of a line that the open sale takes back already. */
export function leftToReturn(sold: SoldWithReturns, basket: Basket, line: ReceiptLine): number {
  const inBasket = returnsInBasket(sold.receipt, basket).some(({ lineId }) => lineId === line.lineId);
  const returned = sold.returned.find(({ lineId }) => lineId === line.lineId)?.quantity ?? 0;
  return inBasket ? 0 : Math.max(milli(line.quantity) - milli(returned), 0);
}

/**
 * How many thousandths of the goods in its sets come back with what comes back: the same share of them, and with the last of a set
 * all that is left. They are worth nothing beside it, so that nobody has to say it of them.
 */
export function partsBack(
  sold: SoldWithReturns,
  back: Readonly<Record<string, number>>,
  basket: Basket,
): Record<string, number> {
  const { lines } = sold.receipt;
  return Object.fromEntries(
    lines.flatMap((part): [string, number][] => {
      const owner = lines.find(({ lineId }) => lineId === part.setOf);
      const wanted = owner ? (back[owner.lineId] ?? 0) : 0;
      if (!owner || wanted <= 0) return [];
      const left = leftToReturn(sold, basket, part);
      const share = Math.round((wanted * part.quantity) / owner.quantity);
      return [[part.lineId, wanted === leftToReturn(sold, basket, owner) ? left : Math.min(share, left)]];
    }),
  );
}

/**
 * Takes back so many thousandths by line id, worth what the retailer's policy says. The sale is only priced again when this till's
 * book still gives what the customer paid; else the receipt's own amounts count.
 */
export function planReturn(
  sold: SoldWithReturns,
  back: Record<string, number>,
  basket: Basket,
  place: PricingPlace,
): PlannedReturn | undefined {
  const { receipt } = sold;
  const ownLines = receipt.lines.filter(isOwn);
  const inSets = new Set(receipt.lines.filter((line) => !isOwn(line)).map(({ lineId }) => lineId));
  const wishes = Object.entries(back).flatMap(([lineId, quantity]) =>
    quantity > 0 && !inSets.has(lineId) ? [{ lineId, quantity: quantity / 1000 }] : [],
  );
  if (wishes.length === 0) return undefined;
  const returned = [...sold.returned, ...returnsInBasket(receipt, basket)];
  const takenBack = returned.reduce((sum, { points = 0 }) => sum + points, 0);
  const question: ReturnQuestion = {
    lines: ownLines,
    returned,
    back: wishes,
    points: { earned: receipt.points ?? 0, takenBack },
  };
  const sale = saleOf(receipt, place);
  const answer = priceReturn(sale ? { ...question, sale } : question);
  if ("refused" in answer) return undefined;
  const { lines, tax: _byCode, ...plan } = answer;
  const points = splitByWeight(
    answer.points,
    lines.map(({ amount }) => amount),
  );
  const priced = lines.flatMap((line, position) => returnedLine(receipt, line, points[position] ?? 0));
  return { ...plan, lines: [...priced, ...returnedParts(sold, back, basket)] };
}

/** Goods in a set have no price of their own: the engine is not asked for them. */
const isOwn = ({ setOf }: ReceiptLine) => setOf === undefined;

function returnedParts(sold: SoldWithReturns, back: Record<string, number>, basket: Basket): ReturnLine["line"][] {
  return Object.entries(partsBack(sold, back, basket)).flatMap(([lineId, milli]) => {
    const part = sold.receipt.lines.find((line) => line.lineId === lineId);
    if (!part || milli <= 0) return [];
    const { articleId, tax } = part;
    const worthless = { regularAmount: 0, amount: 0, modifiers: [], tax: { ...tax, base: 0, amount: 0 } };
    return returnedLine(sold.receipt, { lineId, articleId, quantity: milli / 1000, ...worthless }, 0);
  });
}

function returnsInBasket(receipt: Receipt, { lines }: Basket) {
  return lines.flatMap((other) => {
    if (other.kind !== "return" || other.line.returnOf?.receiptNumber !== receipt.number) return [];
    const { returnOf, quantity, amount, tax } = other.line;
    const { lineId, points = 0 } = returnOf;
    return [{ lineId, quantity: -quantity, amount: -amount, tax: -tax.amount, points }];
  });
}

/** The basket as it was sold, when this book gives the amounts that the receipt has. */
function saleOf(receipt: Receipt, place: PricingPlace): ReturnQuestion["sale"] {
  const basket = soldBasket(receipt, place);
  try {
    const amounts = new Map(priceBasket(place.book, basket).lines.map(({ lineId, amount }) => [lineId, amount]));
    const agrees = basket.lines.every(
      ({ lineId }) => amounts.get(lineId) === receipt.lines.find((line) => line.lineId === lineId)?.amount,
    );
    return agrees ? { book: place.book, basket } : undefined;
  } catch (error) {
    if (error instanceof PricingError) return undefined;
    throw error;
  }
}

/** Of a later book only its offers are asked, at the moment of the sale; what one piece cost stands on the receipt. */
function soldBasket(receipt: Receipt, { book, channel, timeZone, customer }: PricingPlace): EngineBasket {
  const sold = receipt.lines.filter((line) => line.quantity > 0 && !line.returnOf && isOwn(line));
  const { storeId, occurredAt, coupons = [], manualDiscounts = [], manualTriggers = [], customerTerms } = receipt;
  const basket: EngineBasket = {
    store: storeId,
    channel,
    at: occurredAt,
    timeZone,
    coupons: [...new Set(coupons.map(({ couponId }) => couponId))],
    lines: sold.map((line) => ({
      lineId: line.lineId,
      articleId: line.articleId,
      quantity: line.quantity,
      unit: line.unit,
      ...(line.priceOrigin || receipt.priceBook !== book.number ? { unitPrice: line.unitPrice } : {}),
      ...(line.manualDiscounts ? { manualDiscounts: line.manualDiscounts.map(engineDiscount) } : {}),
    })),
  };
  if (manualDiscounts.length > 0) basket.manualDiscounts = manualDiscounts.map(engineDiscount);
  if (manualTriggers.length > 0) basket.manualTriggers = manualTriggers.map(({ trigger }) => trigger);
  const { customerId } = receipt;
  const then = customerId && customerTerms ? { id: customerId, ...customerTerms } : customer;
  return then ? { ...basket, customer: then } : basket;
}

type PricedLine = PricedReturn["lines"][number];

/** The sold line the other way round. A deposit that comes back is a line like others: the goods it was taken with may have gone. */
function returnedLine(receipt: Receipt, back: PricedLine, points: number): ReturnLine["line"][] {
  const sold = receipt.lines.find(({ lineId }) => lineId === back.lineId);
  if (!sold) return [];
  const { lineId, reason: _reason, manualDiscounts: _given, depositOf: _goods, ...kept } = sold;
  const { tax } = back;
  return [
    {
      ...kept,
      quantity: minus(back.quantity),
      regularAmount: minus(back.regularAmount),
      amount: minus(back.amount),
      modifiers: back.modifiers.map((modifier) => ({
        ...modifier,
        quantity: minus(modifier.quantity),
        base: minus(modifier.base),
        amount: minus(modifier.amount),
      })),
      tax: { ...tax, base: minus(tax.base), amount: minus(tax.amount) },
      returnOf: { receiptNumber: receipt.number, lineId, ...(points > 0 && { points }) },
    },
  ];
}

/** Never -0, which JSON and comparisons would tell from 0. */
const minus = (value: number) => 0 - value;
