import type { LabAnswer } from "@counterfoil/contracts";
import type { Offer } from "@counterfoil/pricing";
import { api } from "@counterfoil/ui";
import { type OfferDetail, offerPath } from "../offers.ts";
import { isMovable, type Place, type RankList } from "./rank-list.ts";
import { placesOf } from "./use-order.ts";

export type Priced = LabAnswer["priced"];
/** The same basket as the offers stand now, as they are to stand, and with the offers of each sequence in one rank. */
export type OrderPrices = { before: Priced; after: Priced; tied: Priced };

type Orders = { first: RankList; list: RankList; changed: ReadonlyMap<string, Place> };
type Sample = { store: string; lines: { lineId: string; articleId: string; quantity: number }[] };

export async function previewOrder(
  { first, list, changed }: Orders,
  basket: Sample,
  signal: AbortSignal,
): Promise<OrderPrices> {
  const movable = first.flatMap(({ ranks }) => ranks.flat()).filter(isMovable);
  const details = await Promise.all(movable.map(({ offerId }) => api<OfferDetail>(offerPath(offerId), { signal })));
  const contents = details.flatMap(({ offer }) => offer ?? []);
  const price = (places: ReadonlyMap<string, Place>) => {
    const offers = contents.map((offer) => ({ ...offer, ...places.get(offer.offerId) }) as Offer);
    return api<Priced>("/api/prices/offers/preview", { method: "POST", body: { offers, basket }, signal });
  };
  const wanted = placesOf(list, changed);
  const tied = new Map([...wanted].map(([offerId, { sequence }]) => [offerId, { sequence, resolution: 0 }]));
  const [before, after, best] = await Promise.all([price(placesOf(first, new Map())), price(wanted), price(tied)]);
  return { before, after, tied: best };
}
