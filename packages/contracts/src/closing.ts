import { type Static, Type } from "typebox";
import { InstantSchema, ReceiptNumberSchema } from "./ids.ts";
import { CurrencySchema, MoneySchema } from "./money.ts";
import { transactionHead } from "./transaction-head.ts";

/** What a person took for the reason of a difference, out of what the till found. */
export const DifferenceExplanationSchema = Type.Object({
  kind: Type.Enum(["rungAsOther", "otherRungAs", "slipMissing", "slipTooMuch", "noteMistaken", "rowMistaken"]),
  /** So much of the difference of cash. */
  amount: MoneySchema,
  /** Receipts and movements that it is about. */
  numbers: Type.Optional(Type.Array(ReceiptNumberSchema, { maxItems: 10 })),
  /** The other way to pay. */
  method: Type.Optional(Type.String({ maxLength: 10 })),
  /** The note or coin that it was, and the one that it was taken for. */
  values: Type.Optional(Type.Array(MoneySchema, { maxItems: 2 })),
});
export type DifferenceExplanation = Static<typeof DifferenceExplanationSchema>;

/**
 * The end of a business date at a till: what was counted against what should be there. Its own number is the next one, so it closes
 * all with a lower number since the closing before. `occurredAt` is when it was closed.
 */
export const ClosingSchema = Type.Object(
  {
    kind: Type.Literal("closing"),
    ...transactionHead,
    openedAt: InstantSchema,
    from: Type.Optional(ReceiptNumberSchema),
    to: Type.Optional(ReceiptNumberSchema),
    countedBy: Type.String({ minLength: 1, maxLength: 80 }),
    approvedBy: Type.Optional(Type.String({ maxLength: 80 })),
    payments: Type.Array(
      Type.Object({
        method: Type.String({ minLength: 1, maxLength: 10 }),
        cardType: Type.Optional(Type.String({ maxLength: 20 })),
        /** Cash of another currency, in it; the amounts beside are its worth. */
        foreign: Type.Optional(Type.Object({ currency: CurrencySchema, expected: MoneySchema, counted: MoneySchema })),
        expected: MoneySchema,
        counted: MoneySchema,
        /** Counted less expected. */
        difference: MoneySchema,
        reason: Type.Optional(Type.String({ maxLength: 80 })),
      }),
      { maxItems: 50 },
    ),
    /** Receipts from `from` to `to`, and what they come to. */
    receipts: Type.Object({ count: Type.Integer({ minimum: 0, maximum: 999_999 }), total: MoneySchema }),
    priceBook: Type.Integer({ minimum: 0 }),
    /** Counts the closings of the till, without gaps. */
    zNumber: Type.Optional(Type.Integer({ minimum: 1, maximum: 999_999 })),
    /** Nobody counted: what should be there counts as counted. */
    automatic: Type.Optional(Type.Boolean()),
    /** In the drawer when the day began; when it ends, so much goes to the safe (by a movement before this one) and so much stays. */
    drawer: Type.Optional(Type.Object({ opening: MoneySchema, toSafe: MoneySchema, left: MoneySchema })),
    /** Notes and coins as they were counted. */
    pieces: Type.Optional(
      Type.Array(Type.Object({ value: MoneySchema, count: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }), {
        maxItems: 60,
      }),
    ),
    /** How often it was counted again. */
    recounts: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
    explanations: Type.Optional(Type.Array(DifferenceExplanationSchema, { maxItems: 10 })),
  },
  { $id: "Closing" },
);
export type Closing = Static<typeof ClosingSchema>;
