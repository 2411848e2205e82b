import { milliToQuantity } from "@counterfoil/contracts";
import type { Article } from "@counterfoil/sap";
import type { IncomingArticle } from "../../catalog/index.ts";
import type { IncomingPrices, RegularPrice } from "../../prices/index.ts";

/** SAP's action code for an object that the sender has deleted. */
const DELETED = "03";

export function toIncomingArticle(article: Article): IncomingArticle {
  return {
    articleId: article.articleId,
    changeNumber: article.changeNumber,
    type: article.type,
    baseUnit: article.baseUnit,
    deleted: article.deleted === true || article.actionCode === DELETED,
    blocked: article.blocked ?? false,
    nonDiscountable: article.nonDiscountable ?? false,
    priceRequired: article.priceRequired ?? false,
    genericArticleId: article.genericArticleId,
    categoryPath: categoryPathOf(article.merchandiseCategory),
    texts: { complete: article.textsComplete === true, entries: article.texts },
    units: { complete: article.unitsComplete === true, entries: article.units.map(toUnit) },
    taxes: {
      complete: article.taxesComplete === true,
      entries: article.taxes.map(({ country, taxCode }) => ({ country, code: taxCode })),
    },
    attributes: { complete: article.attributesComplete === true, entries: article.attributes },
    listings: { complete: article.listingsComplete === true, entries: article.listings.map(toListing) },
    salesBlocks: { complete: article.salesStatusesComplete === true, entries: article.salesStatuses.map(toSalesBlock) },
    components: {
      complete: article.componentsComplete === true,
      entries: article.components.map(({ quantityMilli, ...component }) => ({
        ...component,
        quantity: milliToQuantity(quantityMilli),
      })),
    },
  };
}

function categoryPathOf(category: Article["merchandiseCategory"]): IncomingArticle["categoryPath"] {
  if (category === undefined) return [];
  const path = category.path.map(({ id, name }) => ({ categoryId: id, name }));
  if (path.at(-1)?.categoryId !== category.id) path.push({ categoryId: category.id, name: category.id });
  return path;
}

function toUnit({ unit, numerator, denominator, gtins }: Article["units"][number]) {
  const main = gtins.filter((gtin) => gtin.isMain);
  const others = gtins.filter((gtin) => !gtin.isMain);
  return { unit, numerator, denominator, gtins: [...main, ...others].map(({ gtin }) => gtin) };
}

function toListing({ site, validity, blocked }: Article["listings"][number]) {
  return { storeId: site, from: validity.from, to: validity.to, blocked: blocked ?? false };
}

function toSalesBlock({ code, from, site, distributionChannel, names }: Article["salesStatuses"][number]) {
  return {
    status: code,
    from,
    ...(site === undefined ? {} : { storeId: site }),
    ...(distributionChannel === undefined ? {} : { distributionChannel }),
    ...(names.length === 0 ? {} : { names: Object.fromEntries(names.map(({ language, text }) => [language, text])) }),
  };
}

export function toPriceList(article: Article): IncomingPrices["prices"] {
  return { complete: article.pricesComplete === true, entries: article.prices.map(toRegularPrice) };
}

function toRegularPrice(price: Article["prices"][number]): RegularPrice {
  return {
    unit: price.unit,
    storeId: price.site,
    priceList: price.priceList,
    salesOrganisation: price.salesOrganisation,
    distributionChannel: price.distributionChannel,
    from: price.validity.from,
    to: price.validity.to,
    currency: price.price.currency,
    amountMinor: price.price.amountMinor,
    perMilli: price.perMilli ?? 1000,
    fromQuantityMilli: price.fromQuantityMilli ?? 0,
  };
}
