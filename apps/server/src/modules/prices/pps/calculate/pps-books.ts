import { type BookInput, buildPriceBook, type PriceBook, PricingError } from "@counterfoil/pricing";
import { type BookShelf, type PricePlace, sizeOf } from "../../books/index.ts";
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

/** The books of business units, compiled when they are first asked for. */
export function createPpsBooks(
  readInput: (number: number, place: PricePlace) => Promise<BookInput | undefined>,
  shelf: BookShelf,
) {
  return function ppsBook(number: number, place: PricePlace, variant: Variant): Promise<PpsBook> {
    const { storeId, currency, sourceSystem, net } = place;
    const key = ["service", number, storeId, currency, sourceSystem, net, variant.singleItems, variant.immediate];
    return shelf.take(key.join("|"), async (isLarge) => {
      const input = await readInput(number, place);
      if (input === undefined) throw new Error(`There is no price book ${number}`);
      isLarge(sizeOf(input));
      return compile(number, input, variant);
    });
  };
}

function compile(number: number, input: BookInput, variant: Variant): PpsBook {
  const promotions = (input.promotions ?? []) as PpsPromotion[];
  return {
    number,
    compiled: compileUsable({ ...input, promotions: promotions.flatMap((each) => narrowed(each, variant)) }),
    promotions: new Map(promotions.map((each) => [each.promotionId, each])),
    foreignCodes: new Set(promotions.filter(({ pps }) => pps !== undefined).flatMap(couponCodesOf)),
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
