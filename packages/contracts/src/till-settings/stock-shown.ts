import { type Static, Type } from "typebox";
import { StoreIdSchema } from "../ids.ts";

/** Whose stock a till shows, and where it may have goods kept. */
export const StockShownSchema = Type.Object(
  {
    /** Beside its own store: every other one, or these. */
    stores: Type.Union([Type.Literal("all"), Type.Array(StoreIdSchema, { maxItems: 500, uniqueItems: true })]),
    /** Of its own store; none named: all. */
    storageLocations: Type.Array(Type.String({ pattern: "^[A-Z0-9]{1,4}$" }), { maxItems: 50, uniqueItems: true }),
    /** An older figure is shown as old. */
    oldAfterMinutes: Type.Integer({ minimum: 1, maximum: 10_080 }),
    /** How long goods that this till reserves are kept, beside today; 0: it reserves nothing. */
    reservedDays: Type.Integer({ minimum: 0, maximum: 60 }),
  },
  { additionalProperties: false },
);

export const initialStockShown: Static<typeof StockShownSchema> = {
  stores: "all",
  storageLocations: [],
  oldAfterMinutes: 15,
  reservedDays: 3,
};
