import {
  ArticleIdSchema,
  CurrencySchema,
  MAX_QUANTITY,
  PartnerIdSchema,
  StoreIdSchema,
  UnitSchema,
} from "@counterfoil/contracts";
import { type Static, Type } from "typebox";

const closed = { additionalProperties: false };

/** What somebody enters. The sales area is the customer's first one when it is left out. */
export const OrderSchema = Type.Object(
  {
    customerId: PartnerIdSchema,
    siteId: StoreIdSchema,
    salesOrganisation: Type.Optional(Type.String({ minLength: 1, maxLength: 4 })),
    distributionChannel: Type.Optional(Type.String({ minLength: 1, maxLength: 2 })),
    division: Type.Optional(Type.String({ minLength: 1, maxLength: 2 })),
    currency: Type.Optional(CurrencySchema),
    priceAt: Type.Optional(
      Type.String({
        pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$",
        description: "The moment whose prices hold, local time of the site; now.",
      }),
    ),
    reference: Type.Optional(Type.String({ maxLength: 35, description: "The customer's own number." })),
    coupons: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 20, uniqueItems: true }),
    ),
    items: Type.Array(
      Type.Object(
        {
          articleId: ArticleIdSchema,
          quantity: Type.Number({ exclusiveMinimum: 0, maximum: MAX_QUANTITY }),
          unit: Type.Optional(UnitSchema),
        },
        closed,
      ),
      { minItems: 1, maxItems: 500 },
    ),
  },
  closed,
);
export const OrderChangeSchema = Type.Object(
  { ...OrderSchema.properties, version: Type.Integer({ minimum: 1, description: "The one that was read." }) },
  closed,
);
export type OrderInput = Static<typeof OrderSchema>;

export type OrderItem = { item: number; articleId: string; quantity: number; unit: string };
/** What only orders of other systems have. */
export type SentFacts = { requestedDate?: string; shipToId?: string; note?: string; deliverTo?: string };
/** An order as it is kept: whole, with nothing left to guess. */
export type Order = Required<Omit<OrderInput, "items" | "reference">> & {
  reference?: string;
  customerGroup?: string;
  items: OrderItem[];
} & SentFacts;

/** One line of an item's price. Discounts are below zero. */
export type Condition = {
  step: number;
  counter: number;
  conditionType: string;
  amount: number;
  /** Price of one unit, or percent; only where the calculation said so. */
  rate?: number;
  percent?: number;
  quantity?: number;
  promotionId?: string;
  ruleId?: string;
  /** What the promotion is called; of several that were added up, how many. */
  text?: string;
  texts?: { en?: string; de?: string };
  count?: number;
  /** Tells of the discount without lowering the price: it is printed as a coupon, or given as a voucher. */
  statistical?: boolean;
};
export type PricedItem = { item: number; regularAmount: number; amount: number; conditions: Condition[] };
export type Pricing = { items: PricedItem[]; regular: number; total: number; pricedAt: string; callId?: number };
