import { type Basket, buildPriceBook, type Offer, type Priced, PricingError, priceBasket } from "@counterfoil/pricing";
import { currentBookNumber, type PriceStore, readBookInput } from "../books/index.ts";
import { basketNotPriced, noPriceBook, storeUnknown } from "../errors.ts";
import type { OfferContext } from "./ground.ts";
import { toPromotion } from "./use-cases/activate-offer.ts";

export type PreviewBasket = Omit<Basket, "at"> & { at?: string };

/** A basket with offers as if they were active already, in place of those of the same number; says of each why it did not apply. */
export async function previewOffers(
  { db, clock, hooks }: OfferContext,
  readStore: (storeId: string) => Promise<PriceStore | undefined>,
  { offers, basket }: { offers: readonly Offer[]; basket: PreviewBasket },
): Promise<Priced> {
  const store = await readStore(basket.store ?? "");
  if (store === undefined) throw storeUnknown(`There is no store ${basket.store}.`, "/body/basket/store");
  const input = await readBookInput(db, await currentBookNumber(db), store);
  if (input === undefined) throw noPriceBook();
  const drafts = offers.map((offer) => toPromotion(offer, hooks));
  const replaced = new Set(drafts.map(({ promotionId }) => promotionId));
  const others = (input.promotions ?? []).filter(({ promotionId }) => !replaced.has(promotionId));
  const { timeZone, distributionChannel: channel } = store;
  const at = basket.at ?? clock.now().toISOString();
  try {
    const book = buildPriceBook({ ...input, promotions: [...others, ...drafts] });
    return priceBasket(book, { channel, ...basket, timeZone, at, explain: true });
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    const line = error.problems[0]?.lineId;
    throw basketNotPriced(error.message, line === undefined ? "/body/basket" : `/body/basket/lines/${line}`);
  }
}
