import type { PriceBook } from "@counterfoil/pricing";
import type { Db } from "../../../database.ts";
import { type BookShelf, sizeOf } from "./book-shelf.ts";
import type { PricePlace } from "./place.ts";
import { readBookInput } from "./read-book-input.ts";
import { buildUsableBook } from "./usable-book.ts";

/**
 * Compiled books by number and store. By store: a book of all stores would grow with their number, and a server process prices for few of
 * them at a time.
 */
export function createCompiledBooks(db: Db, shelf: BookShelf) {
  return async function compiledBook(number: number, place: PricePlace): Promise<PriceBook | undefined> {
    const { storeId, currency, salesOrganisation, distributionChannel, sourceSystem } = place;
    const key = ["published", number, storeId, currency, salesOrganisation, distributionChannel, sourceSystem].join(
      "|",
    );
    return shelf.take(key, async (isLarge) => {
      const input = await readBookInput(db, number, place);
      if (input === undefined) return undefined;
      isLarge(sizeOf(input));
      return buildUsableBook(input);
    });
  };
}

export type CompiledBook = ReturnType<typeof createCompiledBooks>;
