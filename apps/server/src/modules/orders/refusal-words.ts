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

/** Why a store does not sell an article today. */
export const articleWords: Record<NoSale["why"], string> = {
  deleted: "it is marked for deletion",
  blocked: "it is blocked",
  salesStatus: "its sales status forbids it",
  listingBlocked: "its listing there is blocked",
  notListed: "it is not listed there",
};
