import type { Deviation, Receipt } from "@counterfoil/contracts";
import { type Basket, type PriceBook, type Priced, PricingError, priceBasket } from "@counterfoil/pricing";
import { compareReceipt, type PricedSide } from "./compare-receipt.ts";
import type { CalculationContext } from "./context.ts";
import { receiptBaskets, type Side } from "./receipt-baskets.ts";

/**
 * Prices a receipt with the book that its till used and says what differs. A line with a given price keeps it; a line that
 * returns another one is worth what was paid, so only its sum counts. Nothing is corrected: the customer has paid.
 */
export async function priceReceiptAgain(
  { readStore, compiledBook, readCustomer }: CalculationContext,
  receipt: Receipt,
): Promise<Deviation[]> {
  const store = await readStore(receipt.storeId);
  const book = store && (await compiledBook(receipt.priceBook, store));
  if (store === undefined || book === undefined)
    return [
      { code: "priceBookUnknown", detail: `There is no price book ${receipt.priceBook} for store ${receipt.storeId}.` },
    ];
  const customer = await customerOf(receipt, (customerId) => readCustomer(customerId, store));
  const problems: Deviation[] = [];
  const sides = receiptBaskets(receipt, store, customer).flatMap((side) => priceSide(book, side, problems));
  return [...problems, ...compareReceipt(receipt, sides)];
}

/**
 * As the till knew the customer: groups that changed since the sale would make a difference of a receipt that was right. Receipts of
 * tills that do not say go by the customer as it is now.
 */
async function customerOf(
  { customerId, customerTerms }: Receipt,
  readCustomer: (customerId: string) => Promise<Basket["customer"]>,
): Promise<Basket["customer"]> {
  if (customerId === undefined) return undefined;
  return customerTerms === undefined ? readCustomer(customerId) : { id: customerId, ...customerTerms };
}

/** Lines that cannot be priced are told of and left out, so that the others still are. */
function priceSide(book: PriceBook, side: Side, problems: Deviation[]): PricedSide[] {
  try {
    const priced = priceBasket(book, side.basket, { nearMisses: 0 });
    return [{ ...side, priced, refusal: refusalsOf(book, side) }];
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    for (const { code, lineId, detail } of error.problems)
      problems.push({ code: camelCase(code), ...(lineId === undefined ? {} : { lineId }), detail });
    const rest = withoutWrong(side, error);
    return rest === undefined ? [] : priceSide(book, rest, problems);
  }
}

/** A line goes, or, when the basket as a whole is wrong (a discount that is too high), the discounts on the whole of it. */
function withoutWrong(side: Side, { problems }: PricingError): Side | undefined {
  const wrong = new Set(problems.map(({ lineId }) => lineId));
  const lines = side.lines.filter(({ lineId }) => !wrong.has(lineId));
  const { manualDiscounts, ...basket } = side.basket;
  const keptDiscounts = wrong.has(undefined) || manualDiscounts === undefined ? {} : { manualDiscounts };
  if (lines.length === 0) return undefined;
  if (lines.length === side.lines.length && keptDiscounts.manualDiscounts === manualDiscounts) return undefined;
  const basketLines = basket.lines.filter(({ lineId }) => !wrong.has(lineId));
  return { ...side, lines, basket: { ...basket, ...keptDiscounts, lines: basketLines } };
}

/** Asked only for receipts that differ: reasons cost a second calculation. */
function refusalsOf(book: PriceBook, { basket }: Side): (offerId: string) => string | undefined {
  let explained: Priced | undefined;
  return (offerId) => {
    explained ??= priceBasket(book, basket, { explain: true, nearMisses: 0 });
    return explained.refusals?.find((refusal) => refusal.offerId === offerId)?.detail;
  };
}

/** Deviations are named like all of sales: "price-missing" of the engine is "priceMissing". */
function camelCase(code: string): string {
  return code.replace(/-(.)/g, (_match, letter: string) => letter.toUpperCase());
}
