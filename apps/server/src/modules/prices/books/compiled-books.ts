import type { PriceBook } from "@counterfoil/pricing";
import type { Db } from "../../../database.ts";
import type { PricePlace } from "./place.ts";
import { readBookInput } from "./read-book-input.ts";
import { buildUsableBook } from "./usable-book.ts";

/** Memory of one article with its prices, or of one promotion, is some 1 kB in a compiled book: 200,000 are what a process may hold. */
const MOST_ENTRIES = 200_000;

/**
 * Compiled books by number and store, the least recently used given up first. By store: a book of all stores would grow with
 * their number, and a server process prices for few of them at a time.
 */
export function createCompiledBooks(db: Db) {
  const books = new Map<string, Promise<PriceBook | undefined>>();
  const sizes = new Map<string, number>();

  async function compile(key: string, number: number, place: PricePlace): Promise<PriceBook | undefined> {
    const input = await readBookInput(db, number, place);
    if (input === undefined) {
      books.delete(key);
      return undefined;
    }
    sizes.set(key, input.articles.length + (input.promotions?.length ?? 0) + 1);
    makeRoom(key);
    return buildUsableBook(input);
  }

  function makeRoom(key: string): void {
    let total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    for (const oldest of books.keys()) {
      if (total <= MOST_ENTRIES) break;
      if (oldest === key) continue;
      total -= sizes.get(oldest) ?? 0;
      books.delete(oldest);
      sizes.delete(oldest);
    }
  }

  return async function compiledBook(number: number, place: PricePlace): Promise<PriceBook | undefined> {
    const { storeId, currency, salesOrganisation, distributionChannel, sourceSystem } = place;
    const key = [number, storeId, currency, salesOrganisation, distributionChannel, sourceSystem].join("|");
    const known = books.get(key);
    books.delete(key);
    const book =
      known ??
      compile(key, number, place).catch((error) => {
        books.delete(key);
        throw error;
      });
    books.set(key, book);
    return book;
  };
}

export type CompiledBook = ReturnType<typeof createCompiledBooks>;
