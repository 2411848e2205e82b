import { type BookInput, buildPriceBook, type PriceBook, PricingError } from "@counterfoil/pricing";
import type { PricePlace } from "../../books/index.ts";
import { couponCodesOf, type PpsPromotion, ruleFacts } from "../rop/pps-promotion.ts";

/** Which rules take part: SAP's CalculationMode and CalculationScheme. */
export type Variant = { singleItems: boolean; immediate: boolean };

/** A compiled book with the promotions as they were sent, for what the answer says about them. */
export type PpsBook = {
  number: number;
  compiled: PriceBook;
  promotions: Map<string, PpsPromotion>;
  /** Codes that other systems' promotions name themselves; those of our own coupons have to be looked up. */
  foreignCodes: ReadonlySet<string>;
};

type Kept = { number: number; book: Promise<PpsBook>; entries: number };

/** Memory of one entry is some 1 kB in a compiled book: 200,000 are what a process may hold beside the other books. */
const MOST_ENTRIES = 200_000;
const MOST_BOOKS = 100;

/** The current book of each business unit, compiled when it is first asked for; the one asked for least recently goes first. */
export function createPpsBooks(readInput: (number: number, place: PricePlace) => Promise<BookInput | undefined>) {
  const kept = new Map<string, Kept>();

  async function compile(number: number, place: PricePlace, variant: Variant, entry: Kept): Promise<PpsBook> {
    const input = await readInput(number, place);
    if (input === undefined) throw new Error(`There is no price book ${number}`);
    const promotions = (input.promotions ?? []) as PpsPromotion[];
    entry.entries = input.articles.length + promotions.length + 1;
    makeRoom(entry);
    const compiled = compileUsable({ ...input, promotions: promotions.flatMap((each) => narrowed(each, variant)) });
    return {
      number,
      compiled,
      promotions: new Map(promotions.map((each) => [each.promotionId, each])),
      foreignCodes: new Set(promotions.filter(({ pps }) => pps !== undefined).flatMap(couponCodesOf)),
    };
  }

  function makeRoom(newest: Kept): void {
    let total = kept.values().reduce((sum, { entries }) => sum + entries, 0);
    for (const [key, entry] of kept) {
      if (total <= MOST_ENTRIES && kept.size <= MOST_BOOKS) return;
      if (entry === newest) continue;
      total -= entry.entries;
      kept.delete(key);
    }
  }

  return function ppsBook(number: number, place: PricePlace, variant: Variant): Promise<PpsBook> {
    const { storeId, currency, sourceSystem, net } = place;
    const key = [storeId, currency, sourceSystem, net, variant.singleItems, variant.immediate].join("|");
    const known = kept.get(key);
    if (known !== undefined) kept.delete(key);
    const entry: Kept =
      known?.number === number ? known : { number, entries: 1, book: undefined as unknown as Promise<PpsBook> };
    kept.set(key, entry);
    entry.book ??= compile(number, place, variant, entry);
    entry.book.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    return entry.book;
  };
}

/** ONLY_BASKET_MODE is not for single items; PC and SU wait for the subtotal. */
function narrowed(promotion: PpsPromotion, { singleItems, immediate }: Variant): PpsPromotion[] {
  if (!singleItems && !immediate) return [promotion];
  const rules = promotion.rules.filter(({ ruleId, priceRule }) => {
    const facts = ruleFacts(promotion, ruleId);
    const isTransaction = priceRule.type === "RB" && priceRule.control === "transaction";
    const isImmediate = isTransaction ? facts.control === "SP" : facts.control !== "PC";
    return !(singleItems && facts.onlyBasket) && (!immediate || isImmediate);
  });
  return rules.length === 0 ? [] : [{ ...promotion, rules }];
}

/** What the engine cannot use is left out: one bad promotion must not take a business unit down. */
function compileUsable(input: BookInput): PriceBook {
  try {
    return buildPriceBook(input);
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    const named = error.problems.map(
      (problem) => problem as { promotionId?: string; offerId?: string; articleId?: string },
    );
    const wrong = new Set(named.flatMap(({ promotionId, offerId }) => promotionId ?? offerId ?? []));
    const articles = new Set(named.flatMap(({ articleId }) => articleId ?? []));
    if (wrong.size + articles.size === 0) throw error;
    return buildPriceBook({
      ...input,
      articles: input.articles.filter(({ articleId }) => !articles.has(articleId)),
      prices: input.prices.filter(({ articleId }) => !articles.has(articleId)),
      promotions: (input.promotions ?? []).filter(
        (each) => !wrong.has(each.promotionId) && !wrong.has(each.offerId ?? ""),
      ),
    });
  }
}

export type PpsBookOf = ReturnType<typeof createPpsBooks>;
