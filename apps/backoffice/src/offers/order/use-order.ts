import type { OfferRow } from "@counterfoil/contracts";
import { api, navigate } from "@counterfoil/ui";
import { say } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isMovable, orderBody, type Place, plannedPlace, type RankList, rankList } from "./rank-list.ts";

type Changed = { changed: (Place & { offerId: string })[] };
const path = "/api/prices/offers/order";

/** The order on screen with all steps back to the one that was read, and what saving it would change. */
export function useOrder(offers: OfferRow[]) {
  const [steps, setSteps] = useState<RankList[]>(() => [rankList(offers)]);
  const [first, list] = [steps[0] as RankList, steps.at(-1) as RankList];
  const body = orderBody(list);
  const isChanged = JSON.stringify(body) !== JSON.stringify(orderBody(first));
  const dryRun = useQuery({
    queryKey: ["offers", "order", "dry", body],
    queryFn: ({ signal }) => api<Changed>(path, { method: "PUT", query: { dryRun: true }, body, signal }),
    enabled: isChanged,
    retry: false,
  });
  const saved = (isChanged ? dryRun.data?.changed : undefined) ?? [];
  const changed = new Map(saved.map(({ offerId, sequence, resolution }) => [offerId, { sequence, resolution }]));
  return {
    list,
    first,
    isChanged,
    /** What becomes a draft, and its new place; undefined while the server has not said. */
    changed: isChanged && dryRun.data === undefined ? undefined : changed,
    error: dryRun.error,
    move: (next: RankList) => setSteps([...steps, next]),
    undo: steps.length > 1 ? () => setSteps(steps.slice(0, -1)) : undefined,
    reset: () => setSteps([first]),
  };
}

/** The place of each offer of ours after saving. */
export function placesOf(list: RankList, changed: ReadonlyMap<string, Place>): Map<string, Place> {
  const movable = list.flatMap(({ ranks }) => ranks.flat()).filter(isMovable);
  return new Map(movable.map((offer) => [offer.offerId, changed.get(offer.offerId) ?? plannedPlace(offer)]));
}

export function useSaveOrder() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (list: RankList) => api<Changed>(path, { method: "PUT", body: orderBody(list) }),
    onSuccess: async ({ changed }) => {
      await queryClient.invalidateQueries({ queryKey: ["offers"] });
      say(t("offers.ordered", { count: changed.length }));
      navigate("Offer-search", { state: "draft" });
    },
  });
}
