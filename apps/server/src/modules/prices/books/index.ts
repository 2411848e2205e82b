export { createBookReaders } from "./book-readers.ts";
export { type BookShelf, createBookShelf, sizeOf } from "./book-shelf.ts";
export { type BookTax, currentBookNumber, stageForNextBook } from "./book-store.ts";
export { type CompiledBook, createCompiledBooks } from "./compiled-books.ts";
export { BOOK_MAY_BE_OLD_MS, rememberCurrentBook } from "./current-book.ts";
export { createDraftBooks, draftInput } from "./draft-books.ts";
export { type BookCategory, type BookGroup, readBookGroups } from "./member-rows.ts";
export { type BookPage, inBook, type PricePlace, type PriceStore, withoutNulls } from "./place.ts";
export { readBookPrices } from "./price-rows.ts";
export { headOf, keysOfTarget, type PromotionHead, targetsOfEligibility } from "./promotion-head.ts";
export { readBookPromotions, readPromotions } from "./promotion-rows.ts";
export { type BookSources, publishBook } from "./publish-book.ts";
export { readBookInput } from "./read-book-input.ts";
export { type GroupKind, stageGroups } from "./stage-members.ts";
export {
  type PromotionOrigin,
  readNextPromotion,
  readOrigins,
  type Staged,
  type StagedPromotion,
  stagePromotions,
} from "./stage-promotions.ts";
