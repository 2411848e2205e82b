export {
  type BasePriceDraft,
  type BasePriceReader,
  basePriceWriter,
  createBasePriceReader,
  type ItemPrices,
  type ItemPricesReading,
} from "./base-price.ts";
export {
  bonusPromotionWriter,
  createPromotionReader,
  promotionWriter,
  type RopEligibility,
  type RopPriceRule,
  type RopPromotion,
  type RopPromotionDraft,
  type RopPromotionReader,
  type RopPromotionReading,
  type RopPromotionType,
  type RopRule,
} from "./promotion.ts";
