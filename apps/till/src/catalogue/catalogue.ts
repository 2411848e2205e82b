import type { Money, TillArticle, TillComponent, TillCoupon, TillCustomer } from "@counterfoil/contracts";
import type { PriceBook, PricingProblem, Promotion } from "@counterfoil/pricing";
import type { CategoryRow } from "../ledger/index.ts";
import type { PieceFacts } from "./read-code.ts";
import type { WordIndex } from "./word-index.ts";

/** How a code is known to be a coupon: by itself, as a code that a promotion names, or by the prefix of a series. */
export type CouponIndex = {
  byId: ReadonlyMap<string, TillCoupon>;
  byCode: ReadonlyMap<string, TillCoupon>;
  byPrefix: ReadonlyMap<string, TillCoupon>;
  inPromotions: ReadonlySet<string>;
};

/** Where a code leads: an article in one of its units, and what it says of the very piece; `amount`: of all of it. */
export type CodeTarget = {
  article: TillArticle;
  unit: string;
  gtin?: string;
  amount?: Money;
  unitPrice?: Money;
  piece?: PieceFacts;
  /** It was kept for the customer under this number. */
  reservedNumber?: string;
  /** What comes with it; `perMilli`: to one of the target's unit, in thousandths. */
  parts?: readonly { use: TillComponent["use"]; article: TillArticle; unit: string; perMilli: number }[];
};

/** Articles, customers and prices as the till sells them: all in memory, read only, replaced as a whole after each round. */
export type Catalogue = {
  articles: ReadonlyMap<string, TillArticle>;
  customers: ReadonlyMap<string, TillCustomer>;
  categories: ReadonlyMap<string, CategoryRow>;
  /** Of each generic article. */
  variants: ReadonlyMap<string, readonly TillArticle[]>;
  /** By GTIN, filled up to 14 digits: scanners drop or add leading zeros. */
  gtins: ReadonlyMap<string, readonly CodeTarget[]>;
  book: PriceBook;
  /** What of the book the engine could not read; shown, and left out. */
  leftOut: readonly PricingProblem[];
  promotions: ReadonlyMap<string, Promotion>;
  /** Names of product groups by language. */
  groupNames: ReadonlyMap<string, Record<string, string>>;
  coupons: CouponIndex;
  articleIndex: Pick<WordIndex, "search">;
  customerIndex: WordIndex;
};

/** Articles that are looked at in a step, some two milliseconds. */
const STEP = 1000;

export const gtinKey = (digits: string) => digits.padStart(14, "0");

/** In steps, for there are many. */
export function* indexArticles(
  articles: Iterable<TillArticle>,
): Generator<undefined, { gtins: Map<string, CodeTarget[]>; variants: Map<string, TillArticle[]> }> {
  const gtins = new Map<string, CodeTarget[]>();
  const variants = new Map<string, TillArticle[]>();
  let count = 0;
  for (const article of articles) {
    count += 1;
    if (count % STEP === 0) yield;
    if (article.genericArticleId !== undefined) addTo(variants, article.genericArticleId, article);
    for (const { unit, gtins: codes } of article.units)
      for (const gtin of codes) addTo(gtins, gtinKey(gtin), { article, unit, gtin });
  }
  return { gtins, variants };
}

function addTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}

export function textOf(article: Pick<TillArticle, "articleId" | "texts">, language: string): string {
  return article.texts[language] ?? article.texts.en ?? Object.values(article.texts)[0] ?? article.articleId;
}

/** "Kitchen › Mugs": from the root down. The tree's depth is limited, so that a circle in bad data ends. */
export function categoryPath(catalogue: Catalogue, categoryId: string | undefined, language: string): string[] {
  const path: string[] = [];
  let id = categoryId;
  while (id && path.length < 10) {
    const category = catalogue.categories.get(id);
    if (!category) break;
    path.unshift(category.names[language] ?? category.names.en ?? id);
    id = category.parentId;
  }
  return path;
}
