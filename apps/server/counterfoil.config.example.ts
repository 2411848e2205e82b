// An example of a retailer's own rules. Start the server with CONFIG_FILE=apps/server/counterfoil.config.example.ts, or copy it.
import type { RetailerHooks } from "./src/modules/prices/index.ts";

export default {
  /** Clearance goes last and stands alone, whoever writes the offer; the ERP maps the promotion type to a condition type. */
  onOfferConversion(promotion, offer) {
    if (offer.offerSet !== "CLEARANCE") return promotion;
    const rules = promotion.rules.map((rule) => ({ ...rule, sequence: 900, exclusive: true }));
    return { ...promotion, promotionType: "ZCLR", rules };
  },
  /** Customers of the price list for staff are in the group STAFF, which offers may name. */
  beforeCalculation(basket) {
    const { customer } = basket;
    if (customer?.priceList !== "ST") return basket;
    return { ...basket, customer: { ...customer, groups: [...(customer.groups ?? []), "STAFF"] } };
  },
} satisfies RetailerHooks;
