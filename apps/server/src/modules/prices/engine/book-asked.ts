import type { PriceBook, Promotion } from "@counterfoil/pricing";
import type { Db } from "../../../database.ts";
import {
  createBookShelf,
  createCompiledBooks,
  createDraftBooks,
  type PricePlace,
  type PriceStore,
  readBookInput,
} from "../books/index.ts";
import { createPpsBooks, type Variant } from "../pps/calculate/pps-books.ts";

/** The book that a basket is priced with, in a form that another thread can find it by. */
export type BookAsked =
  | { kind: "published"; number: number; place: PricePlace }
  | { kind: "drafts"; number: number; store: PriceStore; drafts: readonly Promotion[] }
  | { kind: "service"; number: number; place: PricePlace; variant: Variant };

/** Compiles books and keeps them, each thread its own. Undefined: there is no such book. */
export function createBooks(db: Db): (asked: BookAsked) => Promise<PriceBook | undefined> {
  const shelf = createBookShelf();
  const compiledBook = createCompiledBooks(db, shelf);
  const draftBook = createDraftBooks(db, compiledBook, shelf);
  const ppsBook = createPpsBooks((number, place) => readBookInput(db, number, place), shelf);
  return async (asked) => {
    switch (asked.kind) {
      case "published":
        return compiledBook(asked.number, asked.place);
      case "drafts":
        return draftBook(asked.number, asked.store, asked.drafts);
      case "service":
        return (await ppsBook(asked.number, asked.place, asked.variant)).compiled;
    }
  };
}
