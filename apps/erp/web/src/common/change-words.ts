import type { Formats } from "@counterfoil/ui";
import type { TFunction } from "i18next";

/** Fields of articles, and the names in their lists, as the form calls them; what is not here is told as it is. */
const texts: Record<string, string> = {
  type: "articles.type",
  "texts.en": "articles.textEn",
  "texts.de": "articles.textDe",
  baseUnit: "articles.baseUnit",
  units: "articles.units",
  categoryId: "articles.category",
  category: "articles.category",
  taxCode: "articles.taxCode",
  listings: "articles.listings",
  salesBlocks: "articles.salesBlocks",
  nonDiscountable: "articles.nonDiscountable",
  priceRequired: "articles.priceRequired",
  genericArticleId: "articles.genericArticle",
  components: "articles.components",
  blocked: "status.blocked",
  deleted: "status.deleted",
  unit: "articles.unit",
  numerator: "articles.numerator",
  denominator: "articles.denominator",
  siteId: "column.site",
  from: "column.from",
  to: "column.to",
  status: "column.state",
};
const prices = /^prices\.([^.]+)\.([^.]+)(?:\.from (.+))?$/;
const price = /^(\d+) ([A-Z]{3}) (\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)$/;
const day = /^\d{4}-\d\d-\d\d$/;

/** What a change document says, in the reader's words and formats. */
export function changeWords(t: TFunction, formats: Formats) {
  const name = (field: string): string => {
    const [, place, unit, from] = prices.exec(field) ?? [];
    if (place === undefined) return texts[field] ? t(texts[field]) : field;
    const where = place === "all" ? t("prices.everywhere") : place;
    const scale = from === undefined ? [] : [`${t("prices.fromQuantity")} ${formats.quantity(Number(from))}`];
    return [t("prices.title"), where, unit, ...scale].join(", ");
  };
  const value = (given: unknown): string => {
    if (Array.isArray(given)) return given.map(value).join("; ") || "–";
    if (typeof given === "boolean") return t(given ? "ui.yes" : "ui.no");
    if (typeof given === "object" && given !== null)
      return Object.entries(given)
        .map(([field, each]) => `${name(field)} ${value(each)}`)
        .join(", ");
    const text = String(given);
    const [, amount, currency, from, to] = price.exec(text) ?? [];
    if (currency !== undefined && from !== undefined && to !== undefined)
      return `${formats.money(Number(amount), currency)}, ${formats.date(from)} – ${formats.date(to)}`;
    return day.test(text) ? formats.date(text) : text;
  };
  return { name, value };
}
