import { useFormats } from "@counterfoil/ui";
import { DataTable, dateColumn, Facts, StateTag, textColumn } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { useSiteText, useValueText } from "../common/value-lists.ts";
import type { Article } from "./article.ts";
import { isListed, todayIn } from "./valid-today.ts";

type Unit = Article["units"][number];
type Listing = Article["listings"][number];

export function TextFacts({ article }: { article: Article }) {
  const { t } = useTranslation();
  return (
    <Facts
      facts={[
        { label: t("language.en"), value: article.texts.en },
        { label: t("language.de"), value: article.texts.de },
        ...(article.priceRequired ? [{ label: t("articles.priceRequired"), value: "✓" }] : []),
        ...(article.genericArticleId ? [{ label: t("articles.genericArticle"), value: article.genericArticleId }] : []),
        ...(article.components ?? []).map(({ use, articleId, unit, quantity }) => ({
          label: t(`articles.component.use.${use}`),
          value: `${quantity} ${unit} ${articleId}`,
        })),
        ...Object.entries(article.attributes).map(([label, value]) => ({ label, value })),
      ]}
    />
  );
}

export function UnitTable({ article }: { article: Article }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const unitText = useValueText("unit");
  return (
    <DataTable<Unit>
      name={t("articles.units")}
      rows={article.units}
      rowKey={({ unit }) => unit}
      nothing="–"
      columns={[
        textColumn("unit", t("articles.unit"), ({ unit }) => unitText(unit), { importance: 9 }),
        textColumn(
          "content",
          t("articles.content"),
          ({ numerator, denominator }) => `${formats.quantity(numerator / denominator)} ${article.baseUnit}`,
        ),
        textColumn("gtins", "GTIN", ({ gtins }) => gtins.join(", "), { minWidth: "10rem" }),
      ]}
    />
  );
}

export function ListingTable({ article }: { article: Article }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  const today = todayIn();
  return (
    <DataTable<Listing>
      name={t("articles.listings")}
      rows={article.listings}
      rowKey={({ siteId, from }) => `${siteId}-${from}`}
      nothing={t("articles.notListed")}
      columns={[
        textColumn("site", t("column.site"), ({ siteId }) => siteText(siteId), { importance: 9 }),
        dateColumn("from", t("column.from"), ({ from }) => from, formats),
        dateColumn("to", t("column.to"), ({ to }) => to, formats),
        {
          id: "state",
          title: t("column.today"),
          importance: 8,
          cell: (listing) =>
            isListed(listing, today) ? (
              <StateTag tone="positive">{t("articles.listedToday")}</StateTag>
            ) : (
              <StateTag tone="neutral">{t(listing.blocked ? "status.blocked" : "articles.notListedToday")}</StateTag>
            ),
          text: (listing) => t(isListed(listing, today) ? "articles.listedToday" : "articles.notListedToday"),
        },
      ]}
    />
  );
}
