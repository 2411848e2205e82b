import type { DraftRow } from "@counterfoil/ui/fiori";
import { blockOf, blockRow } from "./sales-block-rows.ts";

/** From a day on not sold: in a site, in a channel, or everywhere. */
export type SalesBlock = { status: string; from: string; distributionChannel?: string; siteId?: string };

/** What belongs to one of the base unit. */
export type Component = { use: "set" | "empties"; articleId: string; unit: string; quantity: number };

/** As the ERP's API has an article; writing sends all of it. */
export type Article = {
  articleId: string;
  type: "goods" | "service" | "voucher";
  texts: { en: string; de?: string };
  baseUnit: string;
  units: { unit: string; numerator: number; denominator: number; gtins: string[] }[];
  categoryId?: string;
  taxCode: string;
  attributes: Record<string, string>;
  listings: { siteId: string; from: string; to: string; blocked?: boolean }[];
  salesBlocks?: SalesBlock[];
  priceRequired?: boolean;
  genericArticleId?: string;
  components?: Component[];
  nonDiscountable?: boolean;
  blocked?: boolean;
  deleted?: boolean;
};

export type Price = {
  priceId: number;
  articleId: string;
  siteId?: string;
  priceList?: string;
  unit: string;
  currency: string;
  amount: number;
  per: number;
  fromQuantity: number;
  validFrom: string;
  validTo: string;
};

export type ArticleAnswer = {
  article: Article;
  prices: Price[];
  categoryPath: { categoryId: string; names: { en: string; de?: string } }[];
  changeNumber: number;
  changedAt: string;
  changedBy: string;
};

/** An article as it is typed. */
export type ArticleDraft = {
  articleId: string;
  type: Article["type"];
  en: string;
  de: string;
  baseUnit: string;
  categoryId: string;
  taxCode: string;
  nonDiscountable: boolean;
  blocked: boolean;
  deleted: boolean;
  units: DraftRow[];
  listings: DraftRow[];
  salesBlocks: DraftRow[];
  components: DraftRow[];
  priceRequired: boolean;
  genericArticleId: string;
  attributes: DraftRow[];
};

export function toDraft(article: Article | undefined): ArticleDraft {
  return {
    articleId: article?.articleId ?? "",
    type: article?.type ?? "goods",
    en: article?.texts.en ?? "",
    de: article?.texts.de ?? "",
    baseUnit: article?.baseUnit ?? "PC",
    categoryId: article?.categoryId ?? "",
    taxCode: article?.taxCode ?? "A1",
    nonDiscountable: article?.nonDiscountable ?? false,
    blocked: article?.blocked ?? false,
    deleted: article?.deleted ?? false,
    units: (article?.units ?? []).map(({ unit, numerator, denominator, gtins }) => ({
      unit,
      numerator: String(numerator),
      denominator: String(denominator),
      gtins: gtins.join(", "),
    })),
    listings: (article?.listings ?? []).map(({ siteId, from, to, blocked }) => ({
      siteId,
      from,
      to,
      blocked: blocked ? "true" : "",
    })),
    salesBlocks: (article?.salesBlocks ?? []).map(blockRow),
    components: (article?.components ?? []).map(({ quantity, ...component }) => ({
      ...component,
      quantity: String(quantity),
    })),
    priceRequired: article?.priceRequired ?? false,
    genericArticleId: article?.genericArticleId ?? "",
    attributes: Object.entries(article?.attributes ?? {}).map(([name, value]) => ({ name, value })),
  };
}

/** Numbers that are none become NaN and so null on the wire: the server refuses them by name. */
export function articleOf(draft: ArticleDraft): Article {
  const { en, de, categoryId, articleId, type, baseUnit, taxCode } = draft;
  return {
    articleId: articleId.trim(),
    type,
    texts: { en: en.trim(), ...(de.trim() !== "" && { de: de.trim() }) },
    baseUnit,
    units: draft.units.map(({ unit = "", numerator, denominator, gtins = "" }) => ({
      unit: unit.trim(),
      numerator: Number(numerator),
      denominator: Number(denominator),
      gtins: gtins.split(/[\s,;]+/).filter(Boolean),
    })),
    ...(categoryId !== "" && { categoryId }),
    taxCode,
    attributes: Object.fromEntries(
      draft.attributes
        .filter(({ name }) => name?.trim())
        .map(({ name = "", value = "" }) => [name.trim(), value.trim()]),
    ),
    listings: draft.listings.map(({ siteId = "", from = "", to = "", blocked }) => ({
      siteId,
      from,
      to,
      ...(blocked === "true" && { blocked: true }),
    })),
    ...(draft.salesBlocks.length > 0 && { salesBlocks: draft.salesBlocks.map(blockOf) }),
    ...(draft.components.length > 0 && { components: draft.components.map(componentOf) }),
    ...(draft.priceRequired && { priceRequired: true }),
    ...(draft.genericArticleId.trim() !== "" && { genericArticleId: draft.genericArticleId.trim() }),
    ...(draft.nonDiscountable && { nonDiscountable: true }),
    ...(draft.blocked && { blocked: true }),
    ...(draft.deleted && { deleted: true }),
  };
}

const componentOf = ({ use, articleId = "", unit = "", quantity }: DraftRow): Component => ({
  use: use as Component["use"],
  articleId: articleId.trim(),
  unit: unit.trim(),
  quantity: Number(quantity?.replace(",", ".")),
});
