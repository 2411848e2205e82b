import { type Static, Type } from "typebox";
import {
  ArticleIdSchema,
  DateSchema,
  InstantSchema,
  PartnerIdSchema,
  StoreIdSchema,
  UnitSchema,
  UuidSchema,
} from "./ids.ts";
import { CurrencySchema, MoneySchema } from "./money.ts";
import { PageOf, PageQuery } from "./pages.ts";
import { MAX_QUANTITY, QuantitySchema } from "./quantity.ts";
import { FlowStepSchema } from "./receipts.ts";
import { LineTaxSchema, ModifierSchema, TransactionModifierSchema } from "./transactions.ts";

export const orderChannels = ["store", "web"] as const;
export const OrderChannelSchema = Type.Enum([...orderChannels]);
export type OrderChannel = (typeof orderChannels)[number];

const closed = { additionalProperties: false };
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/** Where the goods go, when it is none of the customer's own addresses. */
export const DeliveryAddressSchema = Type.Object(
  {
    name: text(80),
    street: text(60),
    houseNumber: Type.Optional(text(10)),
    postalCode: text(10),
    city: text(40),
    country: Type.String({ pattern: "^[A-Z]{2}$" }),
    phone: Type.Optional(text(30)),
  },
  closed,
);
export type DeliveryAddress = Static<typeof DeliveryAddressSchema>;

/** What may be corrected after an order was taken: it changes no price. */
const delivery = {
  requestedDate: Type.Optional(DateSchema),
  deliveryAddress: Type.Optional(DeliveryAddressSchema),
  note: Type.Optional(Type.String({ maxLength: 500 })),
};

const ShownPrice = Type.Integer({
  minimum: 0,
  maximum: 10_000_000_000,
  description: "What the caller has shown its customer (minor units): it must be the price, or the order is refused.",
});

const OrderLinesSchema = Type.Array(
  Type.Object(
    {
      articleId: ArticleIdSchema,
      quantity: Type.Number({ exclusiveMinimum: 0, maximum: MAX_QUANTITY, multipleOf: 0.001 }),
      unit: Type.Optional(UnitSchema),
      shownAmount: Type.Optional(ShownPrice),
    },
    closed,
  ),
  { minItems: 1, maxItems: 500 },
);

/** `POST /api/orders` (a channel as technical user with orders.take, or a person with orders.write). The same id again gets the first answer. */
export const NewOrderSchema = Type.Object(
  {
    id: UuidSchema,
    channel: OrderChannelSchema,
    storeId: StoreIdSchema,
    customerId: PartnerIdSchema,
    lines: OrderLinesSchema,
    coupons: Type.Optional(
      Type.Array(text(60), {
        maxItems: 20,
        uniqueItems: true,
        description:
          "Codes as the customer has shown them. Each must count, or the order is refused; they are redeemed with it.",
      }),
    ),
    basketId: Type.Optional(
      Type.String({ minLength: 1, maxLength: 40, description: "Whose reservations of these coupons are one's own." }),
    ),
    shownTotal: Type.Optional(ShownPrice),
    ...delivery,
  },
  {
    ...closed,
    examples: [
      {
        id: "0199b6c4-2f0e-7c31-9d5a-3a7c55d1e001",
        channel: "web",
        storeId: "1010",
        customerId: "13047",
        lines: [{ articleId: "85123A", quantity: 6, shownAmount: 1770 }],
        coupons: ["WELCOME5"],
        requestedDate: "2026-12-24",
      },
    ],
  },
);
export type NewOrder = Static<typeof NewOrderSchema>;

export const OrderLineSchema = Type.Object({
  lineId: Type.String(),
  articleId: Type.String(),
  text: Type.String(),
  quantity: QuantitySchema,
  unit: Type.String(),
  unitPrice: MoneySchema,
  regularAmount: MoneySchema,
  amount: MoneySchema,
  modifiers: Type.Array(ModifierSchema),
  tax: LineTaxSchema,
});
export type OrderLine = Static<typeof OrderLineSchema>;

/** A code that the order has redeemed, and what it opened. Of a code that works once only the end is shown. */
export const OrderCouponSchema = Type.Object({
  couponId: Type.String(),
  code: Type.String(),
  offers: Type.Array(Type.Object({ promotionId: Type.String(), name: Type.String() })),
});
export type OrderCoupon = Static<typeof OrderCouponSchema>;

/** An order as it was taken and priced, or as it was corrected since. */
export const SalesOrderSchema = Type.Object({
  kind: Type.Literal("order"),
  id: Type.String(),
  number: Type.String({ description: "`W-1090-0000001`: channel, store, running number." }),
  channel: OrderChannelSchema,
  storeId: Type.String(),
  customerId: Type.String(),
  salesArea: Type.Object({
    salesOrganisation: Type.String(),
    distributionChannel: Type.String(),
    division: Type.String(),
  }),
  currency: CurrencySchema,
  takenAt: InstantSchema,
  takenOn: DateSchema,
  takenBy: Type.String(),
  priceBook: Type.Integer(),
  lines: Type.Array(OrderLineSchema),
  modifiers: Type.Array(TransactionModifierSchema, {
    description: "What lowers the whole order; its shares stand with the lines.",
  }),
  coupons: Type.Optional(Type.Array(OrderCouponSchema)),
  total: MoneySchema,
  regular: MoneySchema,
  tax: MoneySchema,
  ...delivery,
});
export type SalesOrder = Static<typeof SalesOrderSchema>;

export const orderStates = ["waiting", "sent", "inErp", "refused", "cancelled"] as const;
export const OrderStateSchema = Type.Enum([...orderStates], {
  description: "sent: on its way, and nobody knows yet whether the ERP has it.",
});
export type OrderState = (typeof orderStates)[number];
export const ErpOrderStatusSchema = Type.Enum(["open", "delivered", "rejected"]);

const standing = {
  state: OrderStateSchema,
  reason: Type.Optional(Type.String()),
  reasonCode: Type.Optional(
    Type.String({
      description:
        "Of one that waits: erp-unreachable, service-off, not-let-in, customer-waiting, unheard; of a refused one customer-kept-here, customer-refused, or what the ERP says, like article-not-listed.",
    }),
  ),
  reasonSubject: Type.Optional(Type.String({ description: "What the reason is about: an article, a customer." })),
  since: Type.Optional(Type.String({ description: "When the ERP was last heard of, while it cannot be reached." })),
  erpNumber: Type.Optional(Type.String()),
  erpStatus: Type.Optional(ErpOrderStatusSchema),
};

/** The answer to an order, and to the same one again. */
export const TakenOrderSchema = Type.Object({ order: SalesOrderSchema, ...standing });
export type TakenOrder = Static<typeof TakenOrderSchema>;

/** `GET /api/orders` (orders.read): newest first. */
export const OrderQuerySchema = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 80, description: "Our number, the ERP's, or a customer." })),
  state: Type.Optional(OrderStateSchema),
  channel: Type.Optional(OrderChannelSchema),
  storeId: Type.Optional(Type.String({ maxLength: 4 })),
  customerId: Type.Optional(Type.String({ maxLength: 10 })),
  from: Type.Optional(DateSchema),
  to: Type.Optional(DateSchema),
  ...PageQuery,
});
export type OrderQuery = Static<typeof OrderQuerySchema>;

export const OrderSummarySchema = Type.Object({
  id: Type.String(),
  number: Type.String(),
  channel: OrderChannelSchema,
  storeId: Type.String(),
  customerId: Type.String(),
  customerName: Type.Optional(Type.String()),
  takenAt: InstantSchema,
  currency: Type.String(),
  total: MoneySchema,
  lines: Type.Integer(),
  ...standing,
});
export type OrderSummary = Static<typeof OrderSummarySchema>;
export const OrderPageSchema = PageOf(OrderSummarySchema);

/** `GET /api/orders/changes` (a channel, orders.take): its own orders that have changed, in the order of the changes. */
export const OrderChangesQuerySchema = Type.Object({
  since: Type.Optional(
    Type.String({
      pattern: "^[0-9]{1,20}([.][0-9a-f-]{36})?$",
      description: "The cursor of the answer before; left out: from the beginning.",
    }),
  ),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
});
export type OrderChangesQuery = Static<typeof OrderChangesQuerySchema>;
export const OrderChangesSchema = Type.Object({
  items: Type.Array(OrderSummarySchema),
  cursor: Type.String({
    description: "For the next question. Nothing is left out; an order that changes again comes again.",
  }),
  more: Type.Boolean({ description: "Ask again at once." }),
});
export type OrderChanges = Static<typeof OrderChangesSchema>;

export const OrderEventSchema = Type.Object({
  at: InstantSchema,
  by: Type.String(),
  what: Type.Enum(["taken", "waiting", "sent", "inErp", "refused", "cancelled", "corrected", "delivered", "rejected"]),
  detail: Type.Optional(Type.String()),
});
export type OrderEvent = Static<typeof OrderEventSchema>;

/** `GET /api/orders/{id}` (orders.read). */
export const OrderDetailSchema = Type.Object({
  order: SalesOrderSchema,
  ...standing,
  version: Type.Integer({ description: "Grows with each correction." }),
  customerName: Type.Optional(Type.String()),
  mayCancel: Type.Boolean(),
  askedAt: Type.Optional(InstantSchema),
  flow: Type.Array(FlowStepSchema),
  history: Type.Array(OrderEventSchema),
});
export type OrderDetail = Static<typeof OrderDetailSchema>;

/** `POST /api/orders/{id}/correction` (orders.write): what is left out is taken away. */
export const CorrectOrderSchema = Type.Object(
  { version: Type.Integer({ minimum: 0 }), why: text(200), ...delivery },
  closed,
);
export type CorrectOrder = Static<typeof CorrectOrderSchema>;
export const CancelOrderSchema = Type.Object({ why: text(200) }, closed);
