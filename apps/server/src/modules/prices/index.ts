import type { Deviation, Receipt } from "@counterfoil/contracts";
import { addJob, type Clock, type TaskList } from "@counterfoil/platform";
import type { Basket, Priced } from "@counterfoil/pricing";
import type { Bulk } from "../../bulk/bulk-transaction.ts";
import type { Db } from "../../database.ts";
import { readArticlePrices } from "./article-prices.ts";
import {
  type PricePlace,
  type PriceStore,
  readArticlesWithNewFacts,
  readBookPrices,
  readFacts,
  readRemovedPrices,
} from "./book-rows.ts";
import { createCompiledBooks, readBookInput } from "./compiled-books.ts";
import type { IncomingPrices } from "./price.ts";
import { type BookTax, currentBookNumber, readBookTaxes } from "./store.ts";
import { applyPrices } from "./use-cases/apply-prices.ts";
import { priceBasketNow } from "./use-cases/price-basket-now.ts";
import { priceReceiptAgain } from "./use-cases/price-receipt-again.ts";
import { publishBook } from "./use-cases/publish-book.ts";

export type { PricePlace, PriceStore } from "./book-rows.ts";
export { type ArticleFacts, type IncomingPrices, priceProblem, type RegularPrice } from "./price.ts";
export { registerPriceRoutes } from "./routes.ts";

const PUBLISH = "prices:publish";
/** Many documents of one replication run become one book; a person who changed a price waits no longer than this. */
const PUBLISH_AFTER_MS = 300;

export type PricesOptions = {
  db: Db;
  clock: Clock;
  readTaxes: (db: Db) => Promise<BookTax[]>;
  readStore: (storeId: string) => Promise<PriceStore | undefined>;
  /** What prices may depend on in a customer, as a store sees it. */
  readCustomer: (customerId: string, place: PricePlace) => Promise<Basket["customer"]>;
  /** Told after a publication, also when there was nothing to publish: texts or listings may have changed. */
  announceMasterDataChanged: (db: Db) => Promise<void>;
};

/** Regular prices, and the numbered books that they are published in. */
export function createPrices(options: PricesOptions) {
  const { db, clock, readTaxes } = options;
  const compiledBook = createCompiledBooks(db);

  async function priceAgain(receipt: Receipt): Promise<Deviation[]> {
    const store = await options.readStore(receipt.storeId);
    const book = store && (await compiledBook(receipt.priceBook, store));
    if (store === undefined || book === undefined)
      return [
        {
          code: "priceBookUnknown",
          detail: `There is no price book ${receipt.priceBook} for store ${receipt.storeId}.`,
        },
      ];
    const { customerId } = receipt;
    const customer = customerId === undefined ? undefined : await options.readCustomer(customerId, store);
    return priceReceiptAgain(book, receipt, { timeZone: store.timeZone, customer });
  }

  return {
    applyPrices: (bulk: Bulk, articles: readonly IncomingPrices[]) => applyPrices(bulk, articles),
    /** 0 before the first book. */
    currentBook: (within: Db = db) => currentBookNumber(within),
    /** All that `buildPriceBook` takes, for one store; the same for ever. */
    bookInput: (number: number, place: PricePlace) => readBookInput(db, number, place),
    bookTaxes: async (number: number) => (await readBookTaxes(db, number)) ?? [],
    bookPrices: (place: PricePlace, page: Parameters<typeof readBookPrices>[2]) => readBookPrices(db, place, page),
    removedPrices: (place: PricePlace, page: Parameters<typeof readRemovedPrices>[2]) =>
      readRemovedPrices(db, place, page),
    factsOf: (book: number, ids: readonly string[]) => readFacts(db, book, ids),
    articlesWithNewFacts: (page: Parameters<typeof readArticlesWithNewFacts>[1]) => readArticlesWithNewFacts(db, page),
    articlePrices: (articleId: string, at: { book: number; day: string }) => readArticlePrices(db, articleId, at),
    priceReceiptAgain: priceAgain,
    calculate: (basket: Basket): Promise<Priced> => priceBasketNow({ ...options, compiledBook }, basket),
    requestPublication: (transaction: Db) =>
      addJob(transaction, PUBLISH, {}, { key: PUBLISH, runAt: new Date(clock.now().getTime() + PUBLISH_AFTER_MS) }),
    publish: () => publishBook(db, readTaxes),
    tasks: {
      [PUBLISH]: async () => {
        await publishBook(db, readTaxes);
        await options.announceMasterDataChanged(db);
      },
      // A worker that is killed keeps its job locked for hours; what it was to publish goes out here.
      "prices:publish-staged": async () => {
        if ((await publishBook(db, readTaxes)) !== undefined) await options.announceMasterDataChanged(db);
      },
    } satisfies TaskList,
    crontab: "* * * * * prices:publish-staged",
  };
}

export type Prices = ReturnType<typeof createPrices>;
