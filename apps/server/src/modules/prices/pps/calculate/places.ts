import type { Db } from "../../../../database.ts";
import type { PricePlace, PriceStore } from "../../books/index.ts";
import { notCalculated } from "./business-error.ts";
import { readCurrencies, readSources } from "./place-store.ts";

export type PlaceQuestion = {
  book: number;
  storeId: string;
  /** Undefined: no store of ours. */
  store: PriceStore | undefined;
  source: string | undefined;
  /** The currencies of the prices that came with the request. */
  sent: readonly string[];
  net: boolean;
};

const MOST_PLACES = 10_000;

/**
 * The place of a request, of what there is only: whatever a caller invents, a unit, a system or a currency, ends here or is the same
 * as none, before a book is compiled for it.
 */
export function createPlaces(db: Db) {
  let book = 0;
  let sources = Promise.resolve(new Set<string>());
  const currencies = new Map<string, Promise<string[]>>();

  /** Answers of a book never change. */
  function turnTo(number: number): void {
    if (number === book) return;
    book = number;
    sources = readSources(db, number);
    sources.catch(() => {
      book = 0;
    });
    currencies.clear();
  }

  async function currencyOf({ storeId, sent, ...question }: PlaceQuestion): Promise<string> {
    const key = `${storeId}\n${question.source ?? ""}`;
    let known = currencies.get(key);
    if (known === undefined) {
      if (currencies.size >= MOST_PLACES) currencies.clear();
      known = readCurrencies(db, { ...question, storeId });
      currencies.set(key, known);
      known.catch(() => currencies.delete(key));
    }
    const found = await known;
    const [first, second] = found;
    if (first === undefined)
      throw notCalculated("business-unit-unknown", `There are no prices for business unit ${storeId}.`, {
        variables: [storeId],
      });
    if (second === undefined) return first;
    const meant = sent.find((currency) => found.includes(currency));
    if (meant === undefined)
      throw notCalculated("currency-ambiguous", `Business unit ${storeId} has prices in ${found.join(" and ")}.`);
    return meant;
  }

  return async function placeOf(question: PlaceQuestion): Promise<PricePlace> {
    turnTo(question.book);
    const { storeId, store, net } = question;
    const isKnown = question.source === undefined || (await sources).has(question.source);
    const source = isKnown ? question.source : "";
    return {
      storeId,
      currency: store?.currency ?? (await currencyOf({ ...question, source })),
      salesOrganisation: store?.salesOrganisation ?? "",
      distributionChannel: store?.distributionChannel ?? "",
      ...(source === undefined ? {} : { sourceSystem: source }),
      ...(net ? { net } : {}),
      withHistory: true,
    };
  };
}

export type PlaceOf = ReturnType<typeof createPlaces>;
