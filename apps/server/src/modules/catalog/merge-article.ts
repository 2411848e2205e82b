import { mergeList } from "../../bulk/transmitted-list.ts";
import type { ArticleState, ArticleUnit, IncomingArticle, SalesBlock } from "./article.ts";

/** What the article is after the message: single fields as sent, lists by SAP's complete-list rule. */
export function mergeArticle(known: ArticleState | undefined, sent: IncomingArticle): ArticleState {
  const salesBlocks = mergeList(known?.salesBlocks, sent.salesBlocks, salesBlockKey);
  const components = mergeList(known?.components, sent.components, ({ use, articleId }) => `${use} ${articleId}`);
  return {
    type: sent.type,
    baseUnit: sent.baseUnit,
    deleted: sent.deleted,
    blocked: sent.blocked,
    nonDiscountable: sent.nonDiscountable,
    categoryId: sent.categoryPath.at(-1)?.categoryId,
    texts: mergeList(known?.texts, sent.texts, (text) => text.language),
    units: withBaseUnit(
      sent.baseUnit,
      mergeList(known?.units, sent.units, (unit) => unit.unit),
    ),
    taxes: mergeList(known?.taxes, sent.taxes, (tax) => tax.country),
    attributes: mergeList(known?.attributes, sent.attributes, (attribute) => attribute.name),
    listings: mergeList(known?.listings, sent.listings, (listing) => `${listing.storeId} ${listing.from}`),
    ...(salesBlocks.length === 0 ? {} : { salesBlocks }),
    ...(components.length === 0 ? {} : { components }),
    ...(sent.priceRequired ? { priceRequired: true } : {}),
    ...(sent.genericArticleId === undefined ? {} : { genericArticleId: sent.genericArticleId }),
  };
}

/** One status a scope and day, as the ERP has it. */
const salesBlockKey = ({ storeId = "", distributionChannel = "", from }: SalesBlock) =>
  `${storeId} ${distributionChannel} ${from}`;

function withBaseUnit(baseUnit: string, units: ArticleUnit[]): ArticleUnit[] {
  if (units.some((unit) => unit.unit === baseUnit)) return units;
  return [{ unit: baseUnit, numerator: 1, denominator: 1, gtins: [] }, ...units];
}
