import { type Basket, type Priced, PricingError, priceBasket } from "@counterfoil/pricing";
import type { Db } from "../../../database.ts";
import { type CompiledBook, currentBookNumber, type PriceStore } from "../books/index.ts";
import { basketNotPriced, noPriceBook, storeUnknown } from "../errors.ts";

/** Prices a basket with the current book, as a till of the store would. */
export async function priceBasketNow(
  {
    db,
    compiledBook,
    readStore,
  }: {
    db: Db;
    compiledBook: CompiledBook;
    readStore: (storeId: string) => Promise<PriceStore | undefined>;
  },
  basket: Basket,
): Promise<Priced> {
  const store = await readStore(basket.store ?? "");
  if (store === undefined) throw storeUnknown(`There is no store ${basket.store}.`, "/body/store");
  const book = await compiledBook(await currentBookNumber(db), store);
  if (book === undefined) throw noPriceBook();
  try {
    return priceBasket(book, { timeZone: store.timeZone, ...basket });
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    const first = error.problems[0];
    throw basketNotPriced(error.message, first?.lineId === undefined ? "/body" : `/body/lines/${first.lineId}`);
  }
}
