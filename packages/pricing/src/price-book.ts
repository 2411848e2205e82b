import { MAX_AMOUNT_MINOR, quantityToMilli } from "@counterfoil/contracts";
import type { Article, BookInput, Policies, Price } from "./book-input.ts";
import { PricingError, type PricingProblem, pricingError } from "./errors.ts";
import { type LocalMoment, parseLocal } from "./local-time.ts";

/** A regular price as the engine looks it up: moments as numbers, quantities in thousandths. */
export type CompiledPrice = {
  unit: string;
  stores: ReadonlySet<string> | undefined;
  priceList: string | undefined;
  validFrom: LocalMoment;
  validTo: LocalMoment;
  amount: number;
  perMilli: number;
  fromMilli: number;
};

/** Compiled once, read only, shared by all baskets. */
export type PriceBook = {
  readonly number: number;
  readonly currency: string;
  readonly articles: ReadonlyMap<string, Article>;
  readonly prices: ReadonlyMap<string, readonly CompiledPrice[]>;
  readonly taxRates: ReadonlyMap<string, number>;
  readonly policies: { tax: NonNullable<Policies["tax"]> };
};

/** Compiles a book. Throws `PricingError` (`book-invalid`, `not-supported`) that names every price or tax that cannot be used. */
export function buildPriceBook(input: BookInput): PriceBook {
  // Promotions come with the next step of the engine; pricing without them in silence would be a wrong price.
  if (input.offers?.length)
    throw pricingError("not-supported", "This engine prices regular prices only; the book has offers.");
  const problems: PricingProblem[] = [];
  const book: PriceBook = {
    number: input.number ?? 0,
    currency: input.currency,
    articles: new Map(input.articles.map((article) => [article.articleId, article])),
    prices: compilePrices(input.prices, problems),
    taxRates: compileTaxes(input.taxes ?? [], problems),
    policies: { tax: input.policies?.tax ?? { prices: "gross", rounding: "line" } },
  };
  if (problems.length > 0) throw new PricingError(problems);
  return book;
}

function compilePrices(prices: readonly Price[], problems: PricingProblem[]): Map<string, CompiledPrice[]> {
  const byArticle = new Map<string, CompiledPrice[]>();
  for (const price of prices) {
    const compiled = compilePrice(price, problems);
    if (!compiled) continue;
    const known = byArticle.get(price.articleId);
    if (known) known.push(compiled);
    else byArticle.set(price.articleId, [compiled]);
  }
  return byArticle;
}

function compilePrice(price: Price, problems: PricingProblem[]): CompiledPrice | undefined {
  const validFrom = parseLocal(price.validFrom, "start");
  const validTo = parseLocal(price.validTo, "end");
  const perMilli = quantityToMilli(price.per ?? 1);
  const fromMilli = quantityToMilli(price.fromQuantity ?? 0);
  const amountFits = Number.isInteger(price.amount) && price.amount >= 0 && price.amount <= MAX_AMOUNT_MINOR;
  if (
    validFrom === undefined ||
    validTo === undefined ||
    !perMilli ||
    perMilli < 0 ||
    fromMilli === undefined ||
    !amountFits
  ) {
    problems.push({
      code: "book-invalid",
      articleId: price.articleId,
      detail: `Price of article ${price.articleId} cannot be used: ${price.amount} per ${price.per ?? 1} ${price.unit}, ${price.validFrom} to ${price.validTo}.`,
    });
    return undefined;
  }
  const stores = price.stores ? new Set(price.stores) : undefined;
  return {
    unit: price.unit,
    stores,
    priceList: price.priceList,
    validFrom,
    validTo,
    amount: price.amount,
    perMilli,
    fromMilli,
  };
}

function compileTaxes(taxes: NonNullable<BookInput["taxes"]>, problems: PricingProblem[]): Map<string, number> {
  for (const tax of taxes) {
    const usable = tax.rate >= 0 && tax.rate <= 100 && Number.isInteger(Math.round(tax.rate * 1e6) / 1e3);
    if (!usable)
      problems.push({
        code: "book-invalid",
        detail: `Tax ${tax.code} has rate ${tax.rate}; wanted is 0 to 100 with up to three places.`,
      });
  }
  return new Map(taxes.map((tax) => [tax.code, tax.rate]));
}
