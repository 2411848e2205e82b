import type { NoSale, TillCustomer } from "@counterfoil/contracts";

export type CustomerRefusal = "gone" | NonNullable<TillCustomer["blocked"]>;

/** Why an order of a customer is not taken, as the channel's people read it. */
export const customerWords: Record<CustomerRefusal, string> = {
  gone: "deleted, or no customer any more",
  central: "blocked",
  orders: "blocked for orders",
  salesArea: "blocked in the store's sales area",
  areaDeleted: "no longer kept in the store's sales area",
};

/** Why a code does not count, by the reasons of a calculation. */
export const couponWords: Record<string, string> = {
  unknown: "nobody knows this code",
  blocked: "it is blocked",
  "not-yet-valid": "it is not valid yet",
  expired: "it is not valid any more",
  used: "it was used already",
  reserved: "another open basket holds it",
  limit: "it was used as often as it may be",
  "customer-needed": "it counts per customer",
  "too-many-tries": "too many wrong codes were tried for this customer; try again in ten minutes",
  "no-offer": "no offer asks for it",
  "not-valid": "its offer does not hold here and now",
  conditions: "what its offer asks for is not in the order",
};

/** Why a store does not sell an article today. */
export const articleWords: Record<NoSale["why"], string> = {
  deleted: "it is marked for deletion",
  blocked: "it is blocked",
  salesStatus: "its sales status forbids it",
  listingBlocked: "its listing there is blocked",
  notListed: "it is not listed there",
};
