import { type Static, Type } from "typebox";
import { InstantSchema, TillIdSchema, TransactionIdSchema } from "./ids.ts";
import { CurrencySchema, MoneySchema } from "./money.ts";
import { QuantitySchema } from "./quantity.ts";

/** A sale that was put aside, as the store's list shows it. */
export const ParkedSummarySchema = Type.Object({
  id: TransactionIdSchema,
  tillId: TillIdSchema,
  /** By which it is called for: a name, a table, "the lady with the blue coat". */
  name: Type.Optional(Type.String({ maxLength: 60 })),
  personId: Type.String({ minLength: 1, maxLength: 40 }),
  personName: Type.String({ minLength: 1, maxLength: 80 }),
  parkedAt: InstantSchema,
  currency: CurrencySchema,
  /** What it came to when it was parked; whoever resumes it sells by the prices of then. */
  total: MoneySchema,
  pieces: QuantitySchema,
});
export type ParkedSummary = Static<typeof ParkedSummarySchema>;

/** With the basket, which only tills read. */
export const ParkedSaleSchema = Type.Object({
  ...ParkedSummarySchema.properties,
  basket: Type.Unsafe<object>(Type.Object({}, { additionalProperties: true })),
});
export type ParkedSale = Static<typeof ParkedSaleSchema>;

/**
 * `GET /api/tills/parked` (device token): what the till's store has parked, oldest first. `heldBy`: a till is about to resume it,
 * or has not let go of it yet.
 */
export const ParkedListSchema = Type.Object({
  items: Type.Array(Type.Object({ ...ParkedSummarySchema.properties, heldBy: Type.Optional(TillIdSchema) })),
});
export type ParkedList = Static<typeof ParkedListSchema>;
