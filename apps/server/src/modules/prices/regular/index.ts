export { applyPrices } from "./apply-prices.ts";
export { readArticlePrices } from "./article-prices.ts";
export { type ArticleFacts, type IncomingPrices, priceProblem, type RegularPrice } from "./price.ts";
