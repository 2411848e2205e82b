import type { OfferRow } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { useQuery } from "@tanstack/react-query";

export type Place = { offerId: string; sequence: number; resolution: number };

/** What the order on screen would change, asked of the server: it alone knows how the places of a list become figures. */
export function usePlaces(order: OfferRow[], isChanged: boolean) {
  const offerIds = order.map(({ offerId }) => offerId);
  const dryRun = useQuery({
    queryKey: ["offers", "order", "dry", offerIds],
    queryFn: ({ signal }) =>
      api<{ changed: Place[] }>("/api/prices/offers/order", {
        method: "PUT",
        query: { dryRun: true },
        body: { offerIds },
        signal,
      }),
    enabled: isChanged,
    retry: false,
  });
  return { places: isChanged ? dryRun.data?.changed : unchanged, error: dryRun.error };
}

const unchanged: Place[] = [];

/** Each offer's figures after saving. */
export function placesOf(order: OfferRow[], changed: Place[] = []): Place[] {
  const places = new Map(changed.map((place) => [place.offerId, place]));
  return order.map(({ offerId, sequence, resolution }) => places.get(offerId) ?? { offerId, sequence, resolution });
}
