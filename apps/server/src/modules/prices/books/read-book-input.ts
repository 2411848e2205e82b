import type { BookInput } from "@counterfoil/pricing";
import type { Db } from "../../../database.ts";
import { readBookHead } from "./book-store.ts";
import { readBookArticles } from "./fact-rows.ts";
import { readBookCategories, readBookGroups } from "./member-rows.ts";
import { type PricePlace, wholeBook } from "./place.ts";
import { readBookPrices } from "./price-rows.ts";
import { readBookPromotions } from "./promotion-rows.ts";

/** All of a book that concerns one store; the same for ever, once the book is published. Undefined: no such book. */
export async function readBookInput(db: Db, number: number, place: PricePlace): Promise<BookInput | undefined> {
  const head = await readBookHead(db, number);
  if (head === undefined) return undefined;
  const page = { ...wholeBook, book: number, after: "" };
  const [articles, prices, promotions, groups, categories] = await Promise.all([
    readBookArticles(db, number),
    readBookPrices(db, place, { ...page, after: 0 }),
    readBookPromotions(db, place, page),
    readBookGroups(db, page),
    readBookCategories(db, page),
  ]);
  return {
    number,
    currency: place.currency,
    articles,
    prices,
    taxes: head.taxes,
    categories,
    groups: groups.map(({ groupId, articleIds }) => ({ id: groupId, articles: articleIds })),
    promotions,
    policies: head.policies,
  };
}
