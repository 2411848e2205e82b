import { addJob, type Clock } from "@counterfoil/platform";
import type { Bulk } from "../../bulk/bulk-transaction.ts";
import type { Db, DbTransaction } from "../../database.ts";
import type { IncomingPrices } from "./price.ts";
import { type BookTax, currentBookNumber } from "./store.ts";
import { applyPrices } from "./use-cases/apply-prices.ts";
import { publishBook } from "./use-cases/publish-book.ts";

export { type ArticleFacts, type IncomingPrices, priceProblem, type RegularPrice } from "./price.ts";

const PUBLISH = "prices.publish";
/** Many documents of one replication run become one book; a person who changed a price waits no longer than this. */
const PUBLISH_AFTER_MS = 300;

export type PricesOptions = {
  db: Db;
  clock: Clock;
  readTaxes: (db: Db) => Promise<BookTax[]>;
  /** Told after a book was published, or when there was nothing to publish but articles may have changed. */
  announceMasterDataChanged: (db: Db) => Promise<void>;
};

export function createPrices({ db, clock, readTaxes, announceMasterDataChanged }: PricesOptions) {
  return {
    applyPrices: (bulk: Bulk, articles: readonly IncomingPrices[]) => applyPrices(bulk, articles),
    currentBook: () => currentBookNumber(db),
    requestPublication: (transaction: Db | DbTransaction) =>
      addJob(transaction, PUBLISH, {}, { key: PUBLISH, runAt: new Date(clock.now().getTime() + PUBLISH_AFTER_MS) }),
    publish: () => publishBook(db, readTaxes),
    tasks: {
      [PUBLISH]: async () => {
        await publishBook(db, readTaxes);
        await announceMasterDataChanged(db);
      },
    },
  };
}

export type Prices = ReturnType<typeof createPrices>;
