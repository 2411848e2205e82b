import { type Basket, type Offer, type Priced, PricingError } from "@counterfoil/pricing";
import { currentBookNumber } from "../books/index.ts";
import { basketNotPriced, noPriceBook, storeUnknown } from "../errors.ts";
import type { OfferContext } from "./ground.ts";
import { toPromotion } from "./use-cases/activate-offer.ts";

export type PreviewBasket = Omit<Basket, "at"> & { at?: string };

/** A basket with offers as if they were active already, in place of those of the same number; says of each why it did not apply. */
export async function previewOffers(
  { db, clock, hooks, readStore, price }: OfferContext,
  { offers, basket }: { offers: readonly Offer[]; basket: PreviewBasket },
): Promise<Priced> {
  const store = await readStore(basket.store ?? "");
  if (store === undefined) throw storeUnknown(`There is no store ${basket.store}.`, "/body/basket/store");
  const number = await currentBookNumber(db);
  const drafts = offers.map((offer) => toPromotion(offer, hooks));
  const { timeZone, distributionChannel: channel } = store;
  const at = basket.at ?? clock.now().toISOString();
  try {
    const priced = await price({ number, store, drafts }, { channel, ...basket, timeZone, at, explain: true }, {});
    if (priced === undefined) throw noPriceBook();
    return priced;
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    const line = error.problems[0]?.lineId;
    throw basketNotPriced(error.message, line === undefined ? "/body/basket" : `/body/basket/lines/${line}`);
  }
}
