import type { Basket } from "../selling/index.ts";

/** What the server knows the open sale by: made with its first coupon, and the same for the next ones. */
export function basketIdOf({ coupons = [] }: Basket): string {
  return coupons[0]?.basketId ?? crypto.randomUUID();
}
