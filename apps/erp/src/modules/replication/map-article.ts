import type { ArticleDraft } from "@counterfoil/sap";
import type { ReplicatedArticle } from "../masterdata/index.ts";

/** SAP's action code "save": create or change, whichever it is on the other side. */
export const SAVE = "04";

export type CategoryPaths = Map<string, { id: string; name: string }[]>;

/**
 * Always the whole article with all its prices, so each list says that it is complete. Where prices come apart, the article says
 * nothing about them.
 */
export function toSapArticle(
  { changeNumber, content, prices, statusTexts }: ReplicatedArticle,
  paths: CategoryPaths,
  pricesApart: boolean,
): ArticleDraft {
  const { categoryId, salesBlocks = [], components = [] } = content;
  // A unit that the article had once: its prices are over, and whoever gets them would not know what they are for.
  const units = new Set(content.units.map(({ unit }) => unit));
  return {
    actionCode: SAVE,
    changeNumber,
    textsComplete: true,
    unitsComplete: true,
    taxesComplete: true,
    attributesComplete: true,
    listingsComplete: true,
    salesStatusesComplete: true,
    componentsComplete: true,
    pricesComplete: !pricesApart,
    articleId: content.articleId,
    type: content.type,
    baseUnit: content.baseUnit,
    deleted: content.deleted,
    blocked: content.blocked,
    nonDiscountable: content.nonDiscountable,
    priceRequired: content.priceRequired,
    genericArticleId: content.genericArticleId,
    texts: Object.entries(content.texts).map(([language, text]) => ({ language, text })),
    units: content.units.map(({ unit, numerator, denominator, gtins }) => ({
      unit,
      numerator,
      denominator,
      gtins: gtins.map((gtin, index) => ({ isMain: index === 0, gtin })),
    })),
    merchandiseCategory: categoryId === undefined ? undefined : { id: categoryId, path: paths.get(categoryId) ?? [] },
    taxes: [{ country: "GB", taxCode: content.taxCode }],
    attributes: Object.entries(content.attributes).map(([name, value]) => ({ name, value })),
    listings: content.listings.map(({ siteId, from, to, blocked }) => ({
      site: siteId,
      validity: { from, to },
      blocked,
    })),
    salesStatuses: salesBlocks.map(({ status, from, distributionChannel, siteId }) => ({
      site: siteId,
      distributionChannel,
      code: status,
      from,
      names: Object.entries(statusTexts.get(status) ?? {}).map(([language, text]) => ({ language, text })),
    })),
    components: components.map(({ use, articleId, unit, quantity }) => ({
      use,
      articleId,
      unit,
      quantityMilli: Math.round(quantity * 1000),
    })),
    prices: pricesApart ? [] : prices.filter(({ unit }) => units.has(unit)).map(toSapPrice),
  };
}

function toSapPrice(price: ReplicatedArticle["prices"][number]) {
  return {
    site: price.siteId ?? undefined,
    priceList: price.priceList ?? undefined,
    unit: price.unit,
    perMilli: price.perMilli === 1000 ? undefined : price.perMilli,
    fromQuantityMilli: price.fromQuantityMilli === 0 ? undefined : price.fromQuantityMilli,
    validity: { from: price.validFrom, to: price.validTo },
    price: { currency: price.currency, amountMinor: price.amountMinor },
  };
}
