import type { LabAnswer, OfferRow } from "@counterfoil/contracts";
import type { Offer } from "@counterfoil/pricing";
import { api } from "@counterfoil/ui";
import { ProblemStrip } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ArticlePicker } from "../articles/article-picker.tsx";
import { PricedLines } from "../lab/priced-lines.tsx";
import { useStores } from "../organisation/queries.ts";
import { type OfferDetail, offerPath } from "./offers.ts";
import { type Place, placesOf } from "./places.ts";

type OrderPreviewProps = { order: OfferRow[]; places: Place[] | undefined };

/** Which offers win on a sample basket, with the sequences and resolutions that saving would give them. */
export function OrderPreview({ order, places }: OrderPreviewProps) {
  const { t } = useTranslation();
  const store = useStores().data?.[0]?.storeId;
  const [articles, setArticles] = useState<string[]>([]);
  const lines = articles.map((articleId) => ({ articleId, quantity: "3" }));
  const query = useQuery({
    queryKey: ["offers", "preview", store, articles, placesOf(order, places)],
    queryFn: async ({ signal }) => {
      const details = await Promise.all(order.map((offer) => api<OfferDetail>(offerPath(offer.offerId), { signal })));
      const placed = placesOf(order, places);
      const offers = details.flatMap(({ offer }, position) => (offer ? [withPlace(offer, placed[position])] : []));
      const basket = {
        store,
        lines: articles.map((articleId, position) => ({ lineId: String(position + 1), articleId, quantity: 3 })),
      };
      const call = { method: "POST", body: { offers, basket }, signal } as const;
      return api<LabAnswer["priced"]>("/api/prices/offers/preview", call);
    },
    enabled: articles.length > 0 && store !== undefined && order.length <= mostPreviewed && places !== undefined,
    retry: false,
  });
  return (
    <>
      <p>{t(order.length <= mostPreviewed ? "offers.previewHint" : "offers.previewTooMany")}</p>
      <ArticlePicker label={t("offers.previewArticles")} articles={articles} onChange={setArticles} />
      <ProblemStrip error={query.error} />
      {query.data && <PricedLines priced={query.data} lines={lines} />}
    </>
  );
}

const mostPreviewed = 100;

function withPlace(
  offer: Offer,
  { sequence, resolution }: Place = { offerId: "", sequence: 100, resolution: 0 },
): Offer {
  return { ...offer, sequence, resolution };
}
