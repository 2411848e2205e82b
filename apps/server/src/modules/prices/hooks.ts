import type { Offer, Promotion } from "@counterfoil/pricing";
import type { CalculationHooks } from "./calculation/index.ts";

/** What a retailer's configuration file may add to how prices are made. A hook that throws stops what it was called for, and nothing is changed. */
export type RetailerHooks = CalculationHooks & {
  /**
   * After an offer was converted and before it is activated: may set sequence, resolution, exclusiveness, promotion type and fields of
   * its own. The promotion keeps its id.
   */
  onOfferConversion?: (promotion: Promotion, offer: Offer) => Promotion;
};
