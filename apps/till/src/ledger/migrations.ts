import type { Transaction as DatabaseTransaction } from "dexie";

type Migration = {
  number: number;
  /** Dexie's index notation: primary key first, `&` unique, `*` many values, `[a+b]` compound. */
  stores: Record<string, string | null>;
  upgrade?: (database: DatabaseTransaction) => PromiseLike<unknown>;
};

/**
 * All shapes that a till's memory has ever had, oldest first. Numbers go up by one and what was released is never edited:
 * somewhere a till with unsent receipts opens from each of them.
 */
export const migrations: readonly Migration[] = [
  {
    number: 1,
    stores: {
      settings: "key",
      transactions: "id, &running, &number, [state+running]",
      articles: "articleId",
      categories: "categoryId",
      customers: "customerId",
      prices: "priceId, articleId",
      taxes: "code",
      stockViews: "articleId",
    },
  },
];
