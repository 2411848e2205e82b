import type { BookInput } from "@counterfoil/pricing";

/**
 * What all compiled books of a thread may take together, of the 400 MB that a server may have. Measured with 50,000 articles: 29 MB with one
 * price each, 77 MB with four.
 */
const MOST_BYTES = 100_000_000;
const ARTICLE_BYTES = 300;
const PRICE_BYTES = 320;
const PROMOTION_BYTES = 3000;

export const sizeOf = ({ articles, prices, promotions = [] }: BookInput): number =>
  articles.length * ARTICLE_BYTES + prices.length * PRICE_BYTES + promotions.length * PROMOTION_BYTES;

/** Keeps what was compiled, the least recently used given up first; the newest stays, however large it is. */
export function createBookShelf(mostBytes = MOST_BYTES) {
  const books = new Map<string, { book: Promise<unknown>; bytes: number }>();

  function makeRoom(newest: string): void {
    let total = books.values().reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [key, { bytes }] of books) {
      if (total <= mostBytes) return;
      if (key === newest) continue;
      total -= bytes;
      books.delete(key);
    }
  }

  return {
    /** `make` says how large its book is before it compiles it: room is made first. What was not made is not kept. */
    take<Book>(key: string, make: (isLarge: (bytes: number) => void) => Promise<Book>): Promise<Book> {
      const known = books.get(key);
      books.delete(key);
      if (known) {
        books.set(key, known);
        return known.book as Promise<Book>;
      }
      const entry = { book: undefined as unknown as Promise<Book>, bytes: 0 };
      books.set(key, entry);
      entry.book = make((bytes) => {
        entry.bytes = bytes;
        if (books.get(key) === entry) makeRoom(key);
      });
      const forget = () => books.get(key) === entry && books.delete(key);
      entry.book.then((book) => book === undefined && forget(), forget);
      return entry.book;
    },
  };
}

export type BookShelf = ReturnType<typeof createBookShelf>;
