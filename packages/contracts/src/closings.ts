import { type Static, Type } from "typebox";
import { DateSchema, InstantSchema, StoreIdSchema, TillIdSchema } from "./ids.ts";
import { CurrencySchema, MoneySchema } from "./money.ts";
import { PageOf, PageQuery } from "./pages.ts";
import { PostingStateSchema } from "./receipts.ts";

/** `GET /api/sales/closings` (receipts.read), newest first. */
export const ClosingQuerySchema = Type.Object({
  storeId: Type.Optional(StoreIdSchema),
  tillId: Type.Optional(TillIdSchema),
  from: Type.Optional(DateSchema),
  to: Type.Optional(DateSchema),
  /** Only those that differ, or that nobody counted. */
  different: Type.Optional(Type.Boolean()),
  ...PageQuery,
});
export type ClosingQuery = Static<typeof ClosingQuerySchema>;
export const ClosingSummarySchema = Type.Object({
  number: Type.String(),
  storeId: Type.String(),
  tillId: Type.String(),
  zNumber: Type.Optional(Type.Integer()),
  businessDate: DateSchema,
  occurredAt: InstantSchema,
  countedBy: Type.String(),
  automatic: Type.Boolean(),
  currency: CurrencySchema,
  receipts: Type.Integer(),
  total: MoneySchema,
  difference: MoneySchema,
  posting: PostingStateSchema,
});
export type ClosingSummary = Static<typeof ClosingSummarySchema>;
export const ClosingPageSchema = PageOf(ClosingSummarySchema);

/**
 * `GET /api/sales/till-days?storeId=…` (receipts.read): how each till of a store stands since its last closing, as far as the server
 * has heard; one that was never closed, on its last business date.
 */
export const TillDaySchema = Type.Object({
  tillId: Type.String(),
  currency: CurrencySchema,
  /** Nothing since the closing: the till is closed. */
  open: Type.Boolean(),
  businessDate: Type.Optional(DateSchema),
  since: Type.Optional(InstantSchema),
  lastSaleAt: Type.Optional(InstantSchema),
  receipts: Type.Integer(),
  total: MoneySchema,
  ways: Type.Array(Type.Object({ method: Type.String(), cardType: Type.Optional(Type.String()), amount: MoneySchema })),
  movements: Type.Array(Type.Object({ type: Type.String(), method: Type.String(), amount: MoneySchema })),
  closing: Type.Optional(
    Type.Object({
      number: Type.String(),
      businessDate: DateSchema,
      occurredAt: InstantSchema,
      zNumber: Type.Optional(Type.Integer()),
      difference: MoneySchema,
      /** What stayed in the drawer. */
      left: Type.Optional(MoneySchema),
    }),
  ),
});
export type TillDay = Static<typeof TillDaySchema>;
