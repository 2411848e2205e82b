import { type BookInput, buildPriceBook, type PriceBook } from "@counterfoil/pricing";
import type { Db } from "../../database.ts";
import { type PricePlace, readBookArticles, readBookPrices } from "./book-rows.ts";
import { readBookTaxes } from "./store.ts";

/** All of a book that concerns one store; the same for ever, once the book is published. Undefined: no such book. */
export async function readBookInput(db: Db, number: number, place: PricePlace): Promise<BookInput | undefined> {
  const taxes = await readBookTaxes(db, number);
  if (taxes === undefined) return undefined;
  const articles = await readBookArticles(db, number);
  const page = { book: number, since: 0, after: 0, limit: Number.MAX_SAFE_INTEGER };
  return { number, currency: place.currency, articles, prices: await readBookPrices(db, place, page), taxes };
}

/** Memory of one article with its prices in a compiled book is some 1 kB: 200,000 of them are what a process may hold. */
const MOST_ARTICLES = 200_000;

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
    sizes.set(key, input.articles.length + 1);
    makeRoom(key);
    return buildPriceBook(input);
  }

  function makeRoom(key: string): void {
    let total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    for (const oldest of books.keys()) {
      if (total <= MOST_ARTICLES) break;
      if (oldest === key) continue;
      total -= sizes.get(oldest) ?? 0;
      books.delete(oldest);
      sizes.delete(oldest);
    }
  }

  return async function compiledBook(number: number, place: PricePlace): Promise<PriceBook | undefined> {
    const key = [number, place.storeId, place.currency, place.salesOrganisation, place.distributionChannel].join("|");
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
