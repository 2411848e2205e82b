import type { Transaction as DatabaseTransaction } from "dexie";
import { masterPage, PAGE_ROWS } from "./master-pages.ts";
import type { MasterTable } from "./master-tables.ts";
import type { SettingRow } from "./rows.ts";

type Migration = {
  number: number;
  /** Dexie's index notation: primary key first, `&` unique, `*` many values, `[a+b]` compound. */
  stores: Record<string, string | null>;
  upgrade?: (database: DatabaseTransaction) => PromiseLike<unknown>;
};

/** A sale that was being paid when this version came was priced without promotions. */
function addNoDeal(priced: object | undefined): void {
  const deal = { modifiers: [], coupons: [], points: 0, gifts: [], nearMisses: [], printedCoupons: [] };
  if (priced) Object.assign(priced, { deal, coupons: [], discounts: [] });
}

/** Until version 7 each row was a record in a table of its kind. */
const TABLES_OF_ROWS = [
  ...(["articles", "categories", "customers", "prices", "taxes"] as const),
  ...(["promotions", "groups", "categoryNodes", "coupons"] as const),
];

/** A till that has no network on its first morning with this version still has all that it had. */
async function putIntoPages(database: DatabaseTransaction, table: MasterTable): Promise<void> {
  const rows = database.table<object, string>(table);
  const keys = await rows.toCollection().primaryKeys();
  for (let from = 0; from < keys.length; from += PAGE_ROWS) {
    const last = keys[Math.min(from + PAGE_ROWS, keys.length) - 1];
    const upserts = await rows.where(":id").between(keys[from], last, true, true).toArray();
    await database.table("masterPages").add(masterPage([{ table, removals: [], upserts }]));
  }
}

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
  {
    // Promotions. Rounds before this version passed over them, so the next one starts anew; until it is done the till sells
    // from what it has.
    number: 2,
    stores: {
      promotions: "promotionId",
      groups: "groupId",
      categoryNodes: "categoryId",
      coupons: "couponId",
      couponsTaken: "code, takenAt",
    },
    upgrade: (database) =>
      database
        .table<SettingRow>("settings")
        .toCollection()
        .modify(({ key, value }) => {
          if (key === "masterData") delete (value as { cursor?: string }).cursor;
          if (key === "openSale") addNoDeal((value as { paying?: { priced: object } }).paying?.priced);
        }),
  },
  {
    // The journal: what happens beside the transactions.
    number: 3,
    stores: { journal: "id, &sequence" },
  },
  {
    // Parked sales that are this till's alone, or may be.
    number: 4,
    stores: { parked: "id" },
  },
  {
    // Receipts that customers want by mail, until the server has been asked.
    number: 5,
    stores: { receiptMails: "id, transactionId" },
  },
  {
    // Customers who were made without the server, until it has them.
    number: 6,
    stores: { newCustomers: "id" },
  },
  {
    // Master data by page: with a record for each row, the first load of a large store took longer to write than to fetch.
    number: 7,
    stores: { masterPages: "++id", ...Object.fromEntries(TABLES_OF_ROWS.map((table) => [table, null])) },
    upgrade: async (database) => {
      for (const table of TABLES_OF_ROWS) await putIntoPages(database, table);
    },
  },
];
