import { type Static, Type } from "typebox";
import { ClosingSchema } from "./closing.ts";
import { ArticleIdSchema, DateSchema, InstantSchema, PartnerIdSchema, ReceiptNumberSchema, UnitSchema } from "./ids.ts";
import { MoneySchema } from "./money.ts";
import { PaymentSchema } from "./payments.ts";
import { QuantitySchema } from "./quantity.ts";
import { ReservedNumberSchema } from "./reserved-goods.ts";
import { transactionHead } from "./transaction-head.ts";
import { VoucherNumberSchema } from "./vouchers.ts";

/** One reason why a line costs what it costs; the shape of the price engine's modifier. */
export const ModifierSchema = Type.Object({
  promotionId: Type.String({ maxLength: 40 }),
  ruleId: Type.String({ maxLength: 40 }),
  offerId: Type.Optional(Type.String({ maxLength: 40 })),
  sequence: Type.Integer(),
  quantity: QuantitySchema,
  base: MoneySchema,
  amount: MoneySchema,
  prorated: Type.Optional(Type.Boolean()),
  note: Type.String({ maxLength: 200 }),
});

/** What was lowered on the whole receipt; the shares of it stand, `prorated`, with the lines named. */
export const TransactionModifierSchema = Type.Object({
  ...ModifierSchema.properties,
  lineIds: Type.Array(Type.String({ maxLength: 10 }), { maxItems: 2000 }),
});

/** A discount that a person gave: one of `percent` and `amount`. `approvedBy`: whoever lent the right over the cashier's shoulder. */
export const GivenDiscountSchema = Type.Object({
  percent: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 100, description: "Up to three places." })),
  amount: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000_000_000, description: "Minor units." })),
  reason: Type.String({ minLength: 1, maxLength: 40, description: "Code of the reason in the till's configuration." }),
  by: Type.Optional(Type.String({ maxLength: 40 })),
  approvedBy: Type.Optional(Type.String({ maxLength: 40 })),
});
export type GivenDiscount = Static<typeof GivenDiscountSchema>;
const givenDiscounts = Type.Optional(Type.Array(GivenDiscountSchema, { maxItems: 10 }));

/** A promotion that a person chose at the till, by its manual trigger, with a reason like a discount of their own. */
export const GivenTriggerSchema = Type.Object({
  trigger: Type.String({ minLength: 1, maxLength: 100, description: "What the promotion's eligibility names." }),
  reason: GivenDiscountSchema.properties.reason,
  by: GivenDiscountSchema.properties.by,
  approvedBy: GivenDiscountSchema.properties.approvedBy,
});
export type GivenTrigger = Static<typeof GivenTriggerSchema>;

/** A coupon that counts on a receipt. `offline`: taken without asking the server, by the coupon's own policy. */
export const ReceiptCouponSchema = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 60, description: "As it was scanned or typed." }),
  couponId: Type.String({ minLength: 1, maxLength: 60, description: "What offers name." }),
  reservationId: Type.Optional(Type.String({ maxLength: 60 })),
  offline: Type.Optional(Type.Boolean()),
});
export type ReceiptCoupon = Static<typeof ReceiptCouponSchema>;

/** Printed below the receipt, for the next purchase. */
export const PrintedCouponSchema = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 60 }),
  text: Type.Optional(Type.String({ maxLength: 200 })),
  validDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 3650 })),
  offerId: Type.String({ maxLength: 40 }),
  count: Type.Integer({ minimum: 1, maximum: 100 }),
  amount: Type.Optional(MoneySchema),
});
export type PrintedCoupon = Static<typeof PrintedCouponSchema>;

export const LineTaxSchema = Type.Object({
  code: Type.String({ maxLength: 4, description: "Empty: not taxed." }),
  rate: Type.Number({ minimum: 0, maximum: 100, description: "Percent." }),
  base: MoneySchema,
  amount: MoneySchema,
});

/** A price that a person typed. `before`: what the unit would have cost; left out: the article has no price of its own. */
export const PriceChangeSchema = Type.Object({
  before: Type.Optional(MoneySchema),
  reason: Type.Optional(Type.String({ maxLength: 40 })),
  by: Type.Optional(Type.String({ maxLength: 40 })),
  approvedBy: Type.Optional(Type.String({ maxLength: 40 })),
});
export type PriceChange = Static<typeof PriceChangeSchema>;

/** What the code of a piece said of it. */
export const PieceSchema = Type.Object({
  batch: Type.Optional(Type.String({ maxLength: 20 })),
  serialNumber: Type.Optional(Type.String({ maxLength: 30 })),
  expiresOn: Type.Optional(DateSchema),
});
export type Piece = Static<typeof PieceSchema>;

const Points = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });

/** Signed: a returned line has a negative quantity and negative amounts; unit prices are never negative. */
export const ReceiptLineSchema = Type.Object({
  lineId: Type.String({ minLength: 1, maxLength: 10 }),
  articleId: ArticleIdSchema,
  gtin: Type.Optional(Type.String({ maxLength: 14 })),
  text: Type.String({ maxLength: 80 }),
  quantity: QuantitySchema,
  unit: UnitSchema,
  unitPrice: MoneySchema,
  /** Set when the price was not the book's: typed by a person, embedded in a code, or sent by an import. */
  priceOrigin: Type.Optional(Type.Enum(["typed", "embedded", "given"])),
  regularAmount: MoneySchema,
  amount: MoneySchema,
  modifiers: Type.Array(ModifierSchema, { maxItems: 100 }),
  tax: LineTaxSchema,
  manualDiscounts: givenDiscounts,
  returnOf: Type.Optional(
    Type.Object({
      receiptNumber: ReceiptNumberSchema,
      lineId: Type.String({ maxLength: 10 }),
      points: Type.Optional(Points),
    }),
  ),
  /** A voucher that is sold here, or gets more on it: the line's amount is what it is worth then. */
  voucher: Type.Optional(
    Type.Object({
      number: VoucherNumberSchema,
      action: Type.Enum(["sell", "topUp"]),
      validTo: Type.Optional(DateSchema),
    }),
  ),
  /** Goods that were kept for the customer: the receipt collects them. */
  reservedNumber: Type.Optional(ReservedNumberSchema),
  reason: Type.Optional(Type.String({ maxLength: 80 })),
  /** Goods that came back without their receipt: why, and who stood for it. */
  withoutReceipt: Type.Optional(
    Type.Object({
      reason: Type.Optional(Type.String({ maxLength: 40, description: "Code of the right's reason." })),
      by: Type.String({ maxLength: 40 }),
      approvedBy: Type.Optional(Type.String({ maxLength: 40 })),
    }),
  ),
  priceChange: Type.Optional(PriceChangeSchema),
  /** The text was typed by a person. */
  textChanged: Type.Optional(Type.Boolean()),
  /** Who advised the customer, if another than the cashier. */
  salesPersonId: Type.Optional(Type.String({ maxLength: 40 })),
  note: Type.Optional(Type.String({ maxLength: 200 })),
  piece: Type.Optional(PieceSchema),
  /** A component of the set of that line: its goods leave the stock, its price is the set's. */
  setOf: Type.Optional(Type.String({ minLength: 1, maxLength: 10 })),
  /** A deposit that is taken with the goods of that line. */
  depositOf: Type.Optional(Type.String({ minLength: 1, maxLength: 10 })),
});
export type ReceiptLine = Static<typeof ReceiptLineSchema>;

export const ReceiptTotalsSchema = Type.Object({
  regular: MoneySchema,
  discount: MoneySchema,
  total: MoneySchema,
  net: MoneySchema,
  tax: MoneySchema,
  byTaxCode: Type.Array(LineTaxSchema, { maxItems: 20 }),
});

const CustomerTermsSchema = Type.Object({
  groups: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 500 }),
  priceList: Type.Optional(Type.String({ maxLength: 60 })),
});

export const ReceiptSchema = Type.Object(
  {
    kind: Type.Literal("receipt"),
    ...transactionHead,
    customerId: Type.Optional(PartnerIdSchema),
    priceBook: Type.Integer({ minimum: 0, description: "Number of the price book that priced the receipt." }),
    lines: Type.Array(ReceiptLineSchema, { minItems: 1, maxItems: 2000 }),
    payments: Type.Array(PaymentSchema, { maxItems: 50 }),
    totals: ReceiptTotalsSchema,
    /** Discounts that a person gave on the whole receipt. With `coupons`, what is needed to price the same again. */
    manualDiscounts: givenDiscounts,
    manualTriggers: Type.Optional(Type.Array(GivenTriggerSchema, { maxItems: 20 })),
    /** What the till knew of the customer: offers and price lists went by it, whatever the customer is when the receipt arrives. */
    customerTerms: Type.Optional(CustomerTermsSchema),
    coupons: Type.Optional(Type.Array(ReceiptCouponSchema, { maxItems: 50 })),
    transactionModifiers: Type.Optional(Type.Array(TransactionModifierSchema, { maxItems: 100 })),
    points: Type.Optional(Points),
    printedCoupons: Type.Optional(Type.Array(PrintedCouponSchema, { maxItems: 20 })),
    /** A counter-receipt: all lines and payments of that receipt of the same till, the other way round. */
    cancels: Type.Optional(
      Type.Object({
        receiptNumber: ReceiptNumberSchema,
        reason: Type.Optional(Type.String({ maxLength: 40, description: "Code of the right's reason." })),
        approvedBy: Type.Optional(Type.String({ maxLength: 40 })),
      }),
    ),
  },
  { $id: "Receipt" },
);
export type Receipt = Static<typeof ReceiptSchema>;

/** What the goods that come back had earned, and the kept ones do not. */
export function pointsTakenBack(lines: readonly Pick<ReceiptLine, "returnOf">[]): number {
  return lines.reduce((sum, { returnOf }) => sum + (returnOf?.points ?? 0), 0);
}

/** Money that enters or leaves the drawer or the account without goods. `amount` is positive when the store gains. */
export const CashMovementSchema = Type.Object(
  {
    kind: Type.Literal("cashMovement"),
    ...transactionHead,
    type: Type.Enum(["payIn", "payOut", "cashIn", "cashOut"]),
    amount: MoneySchema,
    method: Type.String({ minLength: 1, maxLength: 10 }),
    reasonCode: Type.String({ minLength: 1, maxLength: 20 }),
    text: Type.String({ maxLength: 80 }),
    /** Of the ERP, for the other side; left out: the one of the type. */
    account: Type.Optional(Type.String({ pattern: "^\\d{1,10}$" })),
    approvedBy: GivenDiscountSchema.properties.approvedBy,
  },
  { $id: "CashMovement" },
);
export type CashMovement = Static<typeof CashMovementSchema>;

/** Goods that come or go without a sale: breakage, count differences. Quantity is what the stock gains. */
export const GoodsMovementSchema = Type.Object(
  {
    kind: Type.Literal("goodsMovement"),
    ...transactionHead,
    reasonCode: Type.String({ minLength: 1, maxLength: 20 }),
    text: Type.String({ maxLength: 80 }),
    lines: Type.Array(
      Type.Object({
        lineId: Type.String({ minLength: 1, maxLength: 10 }),
        articleId: ArticleIdSchema,
        quantity: QuantitySchema,
        unit: UnitSchema,
        text: Type.String({ maxLength: 80 }),
      }),
      { minItems: 1, maxItems: 2000 },
    ),
  },
  { $id: "GoodsMovement" },
);
export type GoodsMovement = Static<typeof GoodsMovementSchema>;

export const TransactionSchema = Type.Union([ReceiptSchema, CashMovementSchema, GoodsMovementSchema, ClosingSchema]);
export type Transaction = Static<typeof TransactionSchema>;

/**
 * `POST /api/sales/transactions` (device token). Elements are checked one by one, so that one that is wrong does not stop the
 * others: hence `Unknown` here and a result for each, in the order sent.
 */
export const TransactionBatchSchema = Type.Object({
  transactions: Type.Array(Type.Unknown(), { minItems: 1, maxItems: 100 }),
});

/** Something the server computed differently; recorded and shown, never corrected. Amounts in minor units. */
export const DeviationSchema = Type.Object({
  code: Type.String(),
  lineId: Type.Optional(Type.String()),
  expected: Type.Optional(Type.String()),
  actual: Type.Optional(Type.String()),
  detail: Type.String(),
});
export type Deviation = Static<typeof DeviationSchema>;

/**
 * `accepted`: kept, now or at an earlier arrival (`repeated`), the till may drop its copy.
 * `rejected`: not kept as a sale; the raw text is kept for a person, `problem` says why; the till keeps its copy.
 */
export const TransactionResultSchema = Type.Object({
  id: Type.Union([Type.String(), Type.Null()]),
  outcome: Type.Enum(["accepted", "rejected"]),
  acceptedAt: Type.Optional(InstantSchema),
  repeated: Type.Optional(Type.Boolean()),
  deviations: Type.Optional(Type.Array(DeviationSchema)),
  problem: Type.Optional(
    Type.Object({ code: Type.String(), detail: Type.String(), where: Type.Optional(Type.String()) }),
  ),
});
export type TransactionResult = Static<typeof TransactionResultSchema>;
export const TransactionBatchResultSchema = Type.Object({
  serverTime: InstantSchema,
  results: Type.Array(TransactionResultSchema),
});
