import { Type } from "typebox";

/** What a till asks the server about while it can. What is not central it does from its own memory alone. */
export const CentralDataSchema = Type.Object(
  {
    /** An article's code that the till does not know is looked up. */
    articles: Type.Boolean(),
    /** Customers are found beyond those that the till holds, with their last receipts. */
    customers: Type.Boolean(),
    /** A customer's own price list counts. */
    priceLists: Type.Boolean(),
    /** Codes are checked and held at the server; otherwise each coupon's offline policy decides. */
    coupons: Type.Boolean(),
    /** Receipts of other tills are found, and what was returned of them elsewhere counts. */
    receipts: Type.Boolean(),
  },
  { additionalProperties: false },
);

export const initialCentralData = { articles: true, customers: true, priceLists: true, coupons: true, receipts: true };
