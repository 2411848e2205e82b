import type { Receipt } from "@counterfoil/contracts";
import { type Basket, type PriceBook, type Priced, PricingError, priceBasket } from "@counterfoil/pricing";
import type { PriceStore } from "../books/index.ts";
// Past the door: through it a thread would load the server with it.
import { receiptBaskets } from "../calculation/receipt-baskets.ts";
import { addRow, type Figures, noFigures } from "./figures.ts";
import { shiftMoment, type Window } from "./shift-moment.ts";

/** Both books of a store, with and without the drafts. */
export type ReplayGround = {
  store: PriceStore;
  before: PriceBook;
  after: PriceBook;
  /** Promotion ids of the drafts. */
  drafts: ReadonlySet<string>;
  /** A draft takes the place of a promotion that is active: then the price changes also where the draft does not apply. */
  replaces: boolean;
  /** Sales are moved into this time. */
  window?: Window;
};

/** Prices receipts with and without drafts. Regular prices are those of the receipt: only what the offers do is counted. */
export function replayReceipts(
  ground: ReplayGround,
  receipts: readonly Receipt[],
  customers: ReadonlyMap<string, Basket["customer"]>,
): Figures {
  const figures = noFigures();
  const begin = performance.now();
  for (const receipt of receipts) {
    const basket = basketOf(ground, receipt, customers);
    if (basket === undefined) figures.skipped += 1;
    else replayOne(ground, receipt, basket, figures);
  }
  figures.busyMs = performance.now() - begin;
  return figures;
}

function basketOf(
  { store, window }: ReplayGround,
  receipt: Receipt,
  customers: ReadonlyMap<string, Basket["customer"]>,
): Basket | undefined {
  const customer = receipt.customerId === undefined ? undefined : customers.get(receipt.customerId);
  const side = receiptBaskets(receipt, store, customer).find(({ sign }) => sign === 1);
  if (side === undefined) return undefined;
  const lines = side.basket.lines.map((line, position) => ({
    ...line,
    unitPrice: side.lines[position]?.unitPrice ?? 0,
  }));
  const at = window === undefined ? receipt.occurredAt : shiftMoment(receipt.occurredAt, window, store.timeZone);
  return { ...side.basket, at, lines };
}

function replayOne(ground: ReplayGround, { businessDate }: Receipt, basket: Basket, figures: Figures): void {
  const after = tryPrice(ground.after, basket);
  if (after === undefined) {
    figures.skipped += 1;
    return;
  }
  const applied = after.applied.some(({ promotionId }) => ground.drafts.has(promotionId));
  // The best deal without the drafts is the same one when none of them is in it.
  const before = applied || ground.replaces ? tryPrice(ground.before, basket) : after;
  const revenueBefore = (before ?? after).totals.total;
  const cost = revenueBefore - after.totals.total;
  const touched = cost !== 0 || (applied && before !== undefined && changes(before, after));
  figures.receipts += 1;
  figures.revenueBefore += revenueBefore;
  figures.revenueAfter += after.totals.total;
  figures.cost += cost;
  if (touched) figures.touched += 1;
  addRow(figures.byDay, businessDate, [1, touched ? 1 : 0, cost]);
  if (touched && before !== undefined) addArticles(basket, before, after, figures);
}

/** The same total, but other lines are lowered. */
function changes(before: Priced, after: Priced): boolean {
  return after.lines.some((line, position) => line.amount !== before.lines[position]?.amount);
}

function addArticles(basket: Basket, before: Priced, after: Priced, figures: Figures): void {
  const rows: Record<string, [number, number, number]> = {};
  for (const [position, { articleId, quantity }] of basket.lines.entries()) {
    const cost = (before.lines[position]?.amount ?? 0) - (after.lines[position]?.amount ?? 0);
    addRow(rows, articleId, [Math.round(quantity * 1000), 0, cost]);
  }
  for (const [articleId, [quantity, , cost]] of Object.entries(rows))
    addRow(figures.byArticle, articleId, [quantity, 1, cost]);
}

function tryPrice(book: PriceBook, basket: Basket): Priced | undefined {
  try {
    return priceBasket(book, basket, { nearMisses: 0 });
  } catch (error) {
    if (error instanceof PricingError) return undefined;
    throw error;
  }
}
