import type { TillArticle } from "@counterfoil/contracts";
import type { ArticleType, SellableArticle } from "../catalog/index.ts";
import type { ArticleFacts } from "../prices/index.ts";

/** Tills know three types: a deposit is handed over like goods, a fee is a service. */
const tillTypes: Record<ArticleType, TillArticle["type"]> = {
  goods: "goods",
  service: "service",
  voucher: "voucher",
  deposit: "goods",
  fee: "service",
};

/** The article with the facts of the price book that the till gets in the same round, so that both belong together. */
export function toTillArticle(
  { articleId, state, sellable, noSale }: SellableArticle,
  facts: ArticleFacts,
): TillArticle {
  return {
    articleId,
    type: tillTypes[state.type],
    texts: Object.fromEntries(state.texts.map(({ language, text }) => [language, text])),
    baseUnit: facts.baseUnit,
    units: state.units,
    ...(facts.categoryId === undefined ? {} : { categoryId: facts.categoryId }),
    taxCode: facts.taxCode,
    ...(facts.nonDiscountable ? { nonDiscountable: true } : {}),
    ...(facts.attributes === undefined ? {} : { attributes: facts.attributes }),
    ...(facts.minPriceMinor === undefined ? {} : { minPrice: facts.minPriceMinor }),
    ...(state.priceRequired ? { priceRequired: true } : {}),
    ...(state.genericArticleId === undefined ? {} : { genericArticleId: state.genericArticleId }),
    ...(state.components === undefined ? {} : { components: state.components }),
    ...(noSale.length === 0 ? {} : { noSale }),
    ...(sellable ? {} : { withdrawn: true }),
  };
}
