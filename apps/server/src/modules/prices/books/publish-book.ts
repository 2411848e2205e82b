import { inTransaction } from "@counterfoil/platform";
import type { Policies } from "@counterfoil/pricing";
import type { Db } from "../../../database.ts";
import { type BookTax, currentBookNumber, hasStaged, insertBook, readBookHead, waitForStaging } from "./book-store.ts";
import type { BookCategory } from "./member-rows.ts";
import { stageCategories } from "./stage-members.ts";

/** What a book takes as it stands when it is published. */
export type BookSources = {
  readTaxes: (db: Db) => Promise<BookTax[]>;
  readCategories: (db: Db) => Promise<BookCategory[]>;
  readPolicies: (db: Db) => Promise<Policies>;
};

/** Gives what is staged the next number. Waits for those who are staging; after it the book never changes. Undefined: nothing to publish. */
export async function publishBook(db: Db, sources: BookSources): Promise<number | undefined> {
  return inTransaction(db, async (transaction) => {
    await waitForStaging(transaction);
    const current = await currentBookNumber(transaction);
    const next = current + 1;
    // Tax rates and categories alone make no first book: there is nothing to sell by it.
    if (current === 0 && !(await hasStaged(transaction, next))) return undefined;
    await stageCategories(transaction, await sources.readCategories(transaction), next);
    const taxes = (await sources.readTaxes(transaction)).map(({ code, rate }) => ({ code, rate }));
    const head = { taxes, policies: await sources.readPolicies(transaction) };
    const before = await readBookHead(transaction, current);
    const isSame = before !== undefined && textOf(before) === textOf(head);
    if (isSame && !(await hasStaged(transaction, next))) return undefined;
    await insertBook(transaction, next, head);
    return next;
  });
}

const textOf = ({ taxes, policies }: { taxes: BookTax[]; policies: Policies }) => JSON.stringify([taxes, policies]);
