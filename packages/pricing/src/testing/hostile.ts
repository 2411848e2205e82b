import type { Basket } from "../basket.ts";
import type { BookInput, Offer, Terms } from "../book-input.ts";
import type { Case } from "./random-basket.ts";

const always = { validFrom: "2020-01-01", validTo: "2030-12-31" };

/** Deterministic: the same hostile input on every run. */
function scatter(index: number, most: number): number {
  return (index * 7919 + Math.floor(index / 7) * 104_729) % most;
}

/** Many articles at close, odd prices, each in a few of some groups. */
export function hostileBook(articles: number, offers: Offer[]): BookInput {
  const ids = Array.from({ length: articles }, (_, index) => `A${index}`);
  return {
    number: 1,
    currency: "EUR",
    taxes: [{ code: "A1", rate: 19 }],
    articles: ids.map((articleId, index) => ({
      articleId,
      baseUnit: "PC",
      taxCode: "A1",
      groups: [`g${index % 5}`, `h${scatter(index, 7)}`],
    })),
    prices: ids.map((articleId, index) => ({ articleId, unit: "PC", amount: 101 + scatter(index, 1900), ...always })),
    offers,
  };
}

export const hostileBasket = (quantities: readonly number[]): Basket => ({
  at: "2026-03-02T10:00:00Z",
  lines: quantities.map((quantity, index) => ({ lineId: `L${index}`, articleId: `A${index}`, quantity })),
});

export const offerOf = (offerId: string, terms: Terms, more: Partial<Offer> = {}): Offer => ({
  offerId,
  name: offerId,
  ...always,
  terms,
  ...more,
});

const everything = { all: true } as const;

/** All kinds of offers on the same goods, each a little different from the next. */
export function contradictory(count: number): Offer[] {
  return Array.from({ length: count }, (_, index) => {
    const percentOff = 5 + scatter(index, 40);
    const goods = index % 3 === 0 ? everything : { group: index % 2 === 0 ? `g${index % 5}` : `h${index % 7}` };
    const every = 2 + (index % 5);
    const kinds: Terms[] = [
      { style: "simple", get: goods, reward: { percentOff } },
      { style: "nth", of: goods, every, reward: { percentOff: 100 } },
      { style: "multibuy", of: goods, quantity: every, reward: { setPrice: 199 * every + index } },
      {
        style: "buyGet",
        buy: [{ target: goods, quantity: every }],
        get: { target: everything, quantity: 1 },
        reward: { percentOff: 50 + scatter(index, 50) },
      },
      {
        style: "set",
        slots: [
          { target: { group: `g${index % 5}` }, quantity: 1 },
          { target: { group: `h${index % 7}` }, quantity: 2 },
        ],
        reward: { amountOffTotal: 100 + index },
      },
    ];
    return offerOf(`P${String(index).padStart(4, "0")}`, kinds[index % kinds.length] as Terms);
  });
}

export const caseOf = (quantities: readonly number[], offers: Offer[], more: Partial<BookInput> = {}): Case => ({
  input: { ...hostileBook(quantities.length, offers), ...more },
  basket: hostileBasket(quantities),
});
