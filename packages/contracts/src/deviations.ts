import { type Static, Type } from "typebox";
import { InstantSchema } from "./ids.ts";
import { PageQuery } from "./pages.ts";
import { DeviationSchema } from "./transactions.ts";

const day = Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }));

/** `GET /api/sales/deviations` (person): days are business days, both included; the last 30 of them when left out. */
export const DeviationQuerySchema = Type.Object({
  from: day,
  to: day,
  store: Type.Optional(Type.String({ maxLength: 4 })),
  code: Type.Optional(Type.String({ maxLength: 40 })),
  /** true: only what pricing again found; false: only the rest (clocks, coupons, returns). */
  pricing: Type.Optional(Type.Boolean()),
  ...PageQuery,
});
export type DeviationQuery = Static<typeof DeviationQuerySchema>;

export const NightlyCheckSchema = Type.Object({
  checkedAt: InstantSchema,
  receipts: Type.Integer(),
  differing: Type.Integer({ description: "Receipts where the till had something else." }),
  changed: Type.Integer({ description: "Receipts where the server now finds something else than at first." }),
  tookMs: Type.Integer(),
  examples: Type.Array(Type.Object({ receiptNumber: Type.String(), deviations: Type.Array(DeviationSchema) })),
});
export type NightlyCheck = Static<typeof NightlyCheckSchema>;

export const DeviationPageSchema = Type.Object({
  receipts: Type.Integer({ description: "Accepted in the period." }),
  receiptsPriced: Type.Integer({ description: "Of them priced again." }),
  withDifference: Type.Integer({ description: "Of these the till had something else in." }),
  byCode: Type.Array(Type.Object({ code: Type.String(), pricing: Type.Boolean(), receipts: Type.Integer() })),
  items: Type.Array(
    Type.Object({
      receiptNumber: Type.String(),
      storeId: Type.String(),
      tillId: Type.String(),
      occurredAt: InstantSchema,
      priceBook: Type.Optional(Type.Integer()),
      pricing: Type.Boolean({ description: "Found by pricing again." }),
      ...DeviationSchema.properties,
    }),
  ),
  next: Type.Optional(Type.String()),
  lastCheck: Type.Optional(NightlyCheckSchema),
});
export type DeviationPage = Static<typeof DeviationPageSchema>;
