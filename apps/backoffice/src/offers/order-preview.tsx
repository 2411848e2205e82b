import type { LabAnswer, OfferRow } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { ProblemStrip } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ArticlePicker } from "../articles/article-picker.tsx";
import { PricedLines } from "../lab/priced-lines.tsx";
import { useStores } from "../organisation/queries.ts";
import type { OfferDetail } from "./offers.ts";
import { offerPath } from "./offers.ts";

/** Which offers win on a sample basket, in the order that is on screen and not saved yet. */
export function OrderPreview({ order }: { order: OfferRow[] }) {
  const { t } = useTranslation();
  const store = useStores().data?.[0]?.storeId;
  const [articles, setArticles] = useState<string[]>([]);
  const lines = articles.map((articleId) => ({ articleId, quantity: "3" }));
  const query = useQuery({
    queryKey: ["offers", "preview", store, articles, order.map((offer) => offer.offerId)],
    queryFn: async ({ signal }) => {
      const details = await Promise.all(order.map((offer) => api<OfferDetail>(offerPath(offer.offerId), { signal })));
      const offers = details.flatMap(({ offer }, position) =>
        offer ? [{ ...offer, sequence: (position + 1) * 10 }] : [],
      );
      const basket = {
        store,
        lines: articles.map((articleId, position) => ({ lineId: String(position + 1), articleId, quantity: 3 })),
      };
      return api<LabAnswer["priced"]>("/api/prices/offers/preview", {
        method: "POST",
        body: { offers, basket },
        signal,
      });
    },
    enabled: articles.length > 0 && store !== undefined && order.length <= 100,
    retry: false,
  });
  return (
    <>
      <p>{t("offers.previewHint")}</p>
      <ArticlePicker label={t("offers.previewArticles")} articles={articles} onChange={setArticles} />
      <ProblemStrip error={query.error} />
      {query.data && <PricedLines priced={query.data} lines={lines} />}
    </>
  );
}
