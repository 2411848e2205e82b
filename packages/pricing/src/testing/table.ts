import { expect, it } from "vitest";
import type { Basket, BasketLine } from "../basket.ts";
import type { Article, BookInput, Offer, Policies } from "../book-input.ts";
import { buildPriceBook, type Priced, PricingError, priceBasket } from "../index.ts";

export const always = { validFrom: "2020-01-01", validTo: "2030-12-31" };
export const all = { all: true } as const;

export type OfferRow = Pick<Offer, "terms"> & Partial<Offer>;

/** A basket in a shop and what it costs; money in minor units. */
export type Row = {
  /** The sentence of the text that the figures show. */
  says: string;
  /** Price of a piece by article. */
  prices: Record<string, number>;
  articles?: Record<string, Partial<Article>>;
  /** Article and quantity of each line; lines are called 1, 2, 3. */
  lines: [articleId: string, quantity: number, more?: Partial<BasketLine>][];
  /** Called P1, P2, P3. */
  offers?: OfferRow[];
  policies?: Policies;
  book?: Partial<BookInput>;
  basket?: Partial<Basket>;
  /** Amount of each line after all discounts. */
  pays: number[];
  /** More of the answer. */
  and?: object;
};

export function bookOf({ prices, articles = {}, offers = [], policies = {}, book = {} }: Omit<Row, "says" | "lines">) {
  const input: BookInput = {
    currency: "EUR",
    articles: Object.keys(prices).map((articleId) => ({ articleId, ...articles[articleId] })),
    prices: Object.entries(prices).map(([articleId, amount]) => ({ articleId, unit: "PC", amount, ...always })),
    offers: offers.map((offer, at) => ({ offerId: `P${at + 1}`, name: `Offer ${at + 1}`, ...always, ...offer })),
    policies,
    ...book,
  };
  return input;
}

export function basketOf({ lines, basket = {} }: Pick<Row, "lines" | "basket">): Basket {
  const named = lines.map(([articleId, quantity, more], at) => ({
    lineId: String(at + 1),
    articleId,
    quantity,
    ...more,
  }));
  return { at: "2026-03-02T10:00:00Z", ...basket, lines: named };
}

export const price = (row: Omit<Row, "says" | "pays">): Priced =>
  priceBasket(buildPriceBook(bookOf({ ...row, pays: [] })), basketOf(row));

/** Each row is one test; every one of them must come out the same with lines, offers, promotions and coupons the other way round. */
export function itPays(rows: Row[]): void {
  it.each(rows)("$says", (row) => {
    const priced = price(row);
    expect(priced.lines.map(({ amount }) => amount)).toEqual(row.pays);
    if (row.and) expect(priced).toMatchObject(row.and);
    expect(priced.totals.regular - priced.totals.discount).toBe(row.pays.reduce((sum, amount) => sum + amount, 0));
    expect(priced.totals.net + priced.totals.tax).toBe(priced.totals.total);
    expect(priced.proof.optimal).toBe(true);
    const turned = turnedRound(row);
    expect({ ...turned, lines: turned.lines.toReversed(), coupons: turned.coupons.toReversed() }).toEqual(priced);
  });
}

function turnedRound(row: Row): Priced {
  const input = bookOf(row);
  const basket = basketOf(row);
  const turnedInput = { ...input, offers: input.offers?.toReversed(), promotions: input.promotions?.toReversed() };
  const book = buildPriceBook(JSON.parse(JSON.stringify(turnedInput)));
  const lines = basket.lines.toReversed();
  return priceBasket(
    book,
    basket.coupons ? { ...basket, lines, coupons: basket.coupons.toReversed() } : { ...basket, lines },
  );
}

/** The problems with which the call is refused. */
export function refusedWith(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof PricingError) return error.problems;
    throw error;
  }
  throw new Error("nothing was refused");
}
