import { inTransaction } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { type BookTax, currentBookNumber, hasStaged, insertBook, readBookTaxes, waitForStaging } from "../store.ts";

/** Gives what is staged the next number. Waits for those who are staging; after it the book never changes. Undefined: nothing to publish. */
export async function publishBook(db: Db, readTaxes: (db: Db) => Promise<BookTax[]>): Promise<number | undefined> {
  return inTransaction(db, async (transaction) => {
    await waitForStaging(transaction);
    const current = await currentBookNumber(transaction);
    const taxes = (await readTaxes(transaction)).map(({ code, rate }) => ({ code, rate }));
    const before = (await readBookTaxes(transaction, current)) ?? [];
    // Tax rates alone make no first book: there is nothing to sell by it.
    const taxesChanged = current > 0 && JSON.stringify(taxes) !== JSON.stringify(before);
    if (!taxesChanged && !(await hasStaged(transaction, current + 1))) return undefined;
    await insertBook(transaction, current + 1, taxes);
    return current + 1;
  });
}
