import type {
  ReplicatedArticle,
  ReplicatedPartner,
  ReplicatedPromotion,
  ReplicatedPurchasePrices,
  ReplicatedRelationship,
} from "../masterdata/index.ts";

/*
 * How an object leaves a receiver: it is told with its deletion flag, or as withdrawn, or without any price, so that nobody offers it
 * any more; what refers to it still finds it. When it enters again it is told as it is, and lives again.
 */
export const withdrawn = {
  article: (article: ReplicatedArticle) => ({ ...article, content: { ...article.content, deleted: true } }),
  partner: (partner: ReplicatedPartner) => ({ ...partner, content: { ...partner.content, deleted: true } }),
  relationship: (one: ReplicatedRelationship) => ({ ...one, content: { ...one.content, deleted: true } }),
  promotion: ({ content, ...rest }: ReplicatedPromotion): ReplicatedPromotion => ({
    ...rest,
    content: { ...content, status: "withdrawn" },
  }),
  prices: (article: ReplicatedArticle): ReplicatedArticle => ({ ...article, prices: [] }),
  purchasePrices: (of: ReplicatedPurchasePrices): ReplicatedPurchasePrices => ({ ...of, content: { prices: [] } }),
};
