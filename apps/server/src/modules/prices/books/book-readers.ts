import type { Db } from "../../../database.ts";
import { currentBookNumber, readBookHead } from "./book-store.ts";
import { readArticlesWithNewFacts, readFacts } from "./fact-rows.ts";
import { readBookCategories, readBookGroups, readRemovedMembers } from "./member-rows.ts";
import type { BookPage, PricePlace } from "./place.ts";
import { readBookPrices, readRemovedPrices } from "./price-rows.ts";
import { readBookPromotions, readRemovedPromotions } from "./promotion-rows.ts";
import { readBookInput } from "./read-book-input.ts";

/** What others read of books: whole, or the difference of two page by page. */
export function createBookReaders(db: Db) {
  return {
    /** 0 before the first book. */
    currentBook: (within: Db = db) => currentBookNumber(within),
    /** All that `buildPriceBook` takes, for one store; the same for ever. */
    bookInput: (number: number, place: PricePlace) => readBookInput(db, number, place),
    bookTaxes: async (number: number) => (await readBookHead(db, number))?.taxes ?? [],
    bookPolicies: async (number: number) => (await readBookHead(db, number))?.policies ?? {},
    bookPrices: (place: PricePlace, page: BookPage<number>) => readBookPrices(db, place, page),
    removedPrices: (place: PricePlace, page: BookPage<number>) => readRemovedPrices(db, place, page),
    bookPromotions: (place: PricePlace, page: BookPage<string>) => readBookPromotions(db, place, page),
    removedPromotions: (place: PricePlace, page: BookPage<string>) => readRemovedPromotions(db, place, page),
    bookGroups: (page: BookPage<string>) => readBookGroups(db, page),
    removedGroups: (page: BookPage<string>) => readRemovedMembers(db, "product_group_members", page),
    bookCategories: (page: BookPage<string>) => readBookCategories(db, page),
    removedCategories: (page: BookPage<string>) => readRemovedMembers(db, "category_node", page),
    factsOf: (book: number, ids: readonly string[]) => readFacts(db, book, ids),
    articlesWithNewFacts: (page: BookPage<string>) => readArticlesWithNewFacts(db, page),
  };
}
