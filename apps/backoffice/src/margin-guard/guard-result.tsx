import type { GuardArticle, GuardResult as Result } from "@counterfoil/contracts";
import { type Formats, intentHref, useFormats } from "@counterfoil/ui";
import { type Column, DataTable, figureColumn, StateTag } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useTranslation } from "react-i18next";
import { nameOf } from "../articles/article-picker.tsx";
import { useCurrency } from "../offers/use-offer-names.ts";

/** The article with the lowest margin first; the basket that proves it opens in the lab, with the drafts of the address counted in. */
export function GuardResult({ result, offerId }: { result: Result; offerId: string | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const columns = useColumns(offerId);
  return (
    <>
      <div className="strips">
        <MessageStrip design={result.breached > 0 ? "Negative" : "Positive"} hideCloseButton>
          {t(result.breached > 0 ? "guard.breached" : "guard.kept", {
            breached: formats.count(result.breached),
            searched: formats.count(result.searched),
            threshold: formats.percent(result.threshold),
          })}
        </MessageStrip>
        {result.notSearched > 0 && (
          <MessageStrip design="Critical" hideCloseButton>
            {t("guard.notSearched", { count: result.notSearched })}
          </MessageStrip>
        )}
        {result.withoutPurchasePrice > 0 && (
          <MessageStrip design="Information" hideCloseButton>
            {t("guard.withoutPurchasePrice", { count: result.withoutPurchasePrice })}
          </MessageStrip>
        )}
      </div>
      <DataTable
        name={t("guard.result")}
        columns={columns}
        rows={result.articles}
        rowKey={(article) => article.articleId}
        nothing={t("guard.untouched")}
      />
    </>
  );
}

function useColumns(offerId: string | undefined): Column<GuardArticle>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const currency = useCurrency();
  const price = (name: string, figure: (article: GuardArticle) => number | undefined, importance: number) =>
    figureColumn<GuardArticle>(
      name,
      t(`guard.${name}`),
      (article) => figure(article) ?? Number.NaN,
      (value) => moneyOr(formats, value, currency),
      { importance },
    );
  return [
    {
      id: "article",
      title: t("articles.article"),
      importance: 9,
      minWidth: "12rem",
      cell: (article) => (
        <span>
          <Link
            href={intentHref("BasketLab-display", {
              basket: JSON.stringify(article.basket),
              offerId,
            })}
          >
            {nameOf(article.articleId, article.name)}
          </Link>
          <span className="pair pair-key">{article.offers.map((offer) => offer.name).join(", ")}</span>
        </span>
      ),
      text: (article) => article.articleId,
    },
    price("regularPrice", (article) => article.regularPrice, 5),
    price("worstPrice", (article) => article.worstPrice, 7),
    figureColumn("discount", t("guard.discount"), (article) => article.discountPercent, formats.percent, {
      importance: 6,
    }),
    price("purchasePrice", (article) => article.purchasePrice, 4),
    {
      id: "margin",
      title: t("guard.margin"),
      importance: 8,
      minWidth: "8rem",
      cell: (article) =>
        article.margin === undefined ? (
          <StateTag tone="neutral">{t("guard.unknown")}</StateTag>
        ) : (
          <StateTag tone={article.breached ? "negative" : "positive"}>
            {article.worstPrice === 0 ? t("guard.givenAway") : formats.percent(article.margin)}
          </StateTag>
        ),
      text: (article) => article.margin ?? "",
    },
  ];
}

function moneyOr(formats: Formats, value: number, currency: string): string {
  return Number.isNaN(value) ? "–" : formats.money(Math.round(value), currency);
}
