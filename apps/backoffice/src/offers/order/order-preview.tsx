import { useFormats } from "@counterfoil/ui";
import { ProblemStrip, StateTag } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ArticlePicker, nameOf } from "../../articles/article-picker.tsx";
import { useArticleTexts } from "../../articles/article-texts.ts";
import { useStores } from "../../organisation/queries.ts";
import { type OrderPrices, type Priced, previewOrder } from "./preview-order.ts";
import { isMovable, type Place, type RankList } from "./rank-list.ts";

type OrderPreviewProps = {
  order: { first: RankList; list: RankList; changed: ReadonlyMap<string, Place> | undefined };
};

const mostPreviewed = 100;

/** Which offers win on a sample basket, before and after, and what strict ranks keep from the customer. */
export function OrderPreview({ order: { first, list, changed } }: OrderPreviewProps) {
  const { t } = useTranslation();
  const store = useStores().data?.[0]?.storeId;
  const [articles, setArticles] = useState<string[]>([]);
  const lines = articles.map((articleId, position) => ({ lineId: String(position + 1), articleId, quantity: 3 }));
  const offers = first.flatMap(({ ranks }) => ranks.flat()).filter(isMovable);
  const canPreview = offers.length <= mostPreviewed;
  const query = useQuery({
    queryKey: ["offers", "preview", store, articles, [...(changed ?? [])]],
    queryFn: ({ signal }) =>
      previewOrder({ first, list, changed: changed ?? new Map() }, { store: store as string, lines }, signal),
    enabled: articles.length > 0 && store !== undefined && canPreview && changed !== undefined,
    placeholderData: (previous) => previous,
    retry: false,
  });
  return (
    <>
      <p>{t(canPreview ? "offers.previewHint" : "offers.previewTooMany")}</p>
      <ArticlePicker label={t("offers.previewArticles")} articles={articles} onChange={setArticles} />
      <ProblemStrip error={query.error} />
      {articles.length > 0 && query.data && <BeforeAndAfter prices={query.data} articles={articles} />}
    </>
  );
}

function BeforeAndAfter({ prices, articles }: { prices: OrderPrices; articles: string[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const textOf = useArticleTexts(articles);
  const { before, after, tied } = prices;
  const money = (amount: number) => formats.money(amount, after.currency);
  const lost = after.totals.total - tied.totals.total;
  const rows = articles.map((articleId, position) => ({ articleId, lineId: String(position + 1) }));
  return (
    <>
      <div className="scroll-x">
        <table className="priced">
          <thead>
            <tr>
              <th scope="col">{t("articles.article")}</th>
              <th scope="col">{t("offers.before")}</th>
              <th scope="col">{t("offers.after")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ articleId, lineId }) => (
              <tr key={lineId}>
                <th scope="row">{nameOf(articleId, textOf(articleId))}</th>
                <td>
                  <Winners priced={before} lineId={lineId} money={money} />
                </td>
                <td>
                  <Winners priced={after} lineId={lineId} money={money} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("lab.total")}</th>
              <td>{money(before.totals.total)}</td>
              <td>{money(after.totals.total)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p>
        <StateTag tone={lost > 0 ? "critical" : "positive"}>
          {lost > 0 ? t("offers.ranksCost", { amount: money(lost) }) : t("offers.ranksCostNothing")}
        </StateTag>
      </p>
    </>
  );
}

type WinnersProps = { priced: Priced; lineId: string; money: (amount: number) => string };

function Winners({ priced, lineId, money }: WinnersProps) {
  const line = priced.lines.find((each) => each.lineId === lineId);
  return (
    <>
      {line?.modifiers.map((modifier) => (
        <span className="pair" key={`${modifier.ruleId} ${modifier.sequence} ${modifier.amount}`}>
          {modifier.note} {money(modifier.amount)}
        </span>
      ))}
      <span className="pair">{line && money(line.amount)}</span>
    </>
  );
}
