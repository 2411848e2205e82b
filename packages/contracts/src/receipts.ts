import { type Static, Type } from "typebox";
import { InstantSchema } from "./ids.ts";
import { MoneySchema } from "./money.ts";
import { PageOf, PageQuery } from "./pages.ts";
import { QuantitySchema } from "./quantity.ts";
import { DeviationSchema, TransactionSchema } from "./transactions.ts";

/** Where a transaction stands on its way into the ERP. */
export const PostingStateSchema = Type.Enum([
  "waiting",
  "sending",
  "delivered",
  "posted",
  "setAside",
  "failed",
  "dead",
]);
export type PostingState = Static<typeof PostingStateSchema>;

/** `GET /api/sales/receipts` (person): search by number, external reference, customer, article, store, till, date, state. */
export const ReceiptSearchQuerySchema = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 80 })),
  kind: Type.Optional(Type.String({ maxLength: 20 })),
  storeId: Type.Optional(Type.String({ maxLength: 4 })),
  tillId: Type.Optional(Type.String({ maxLength: 7 })),
  from: Type.Optional(Type.String({ maxLength: 10 })),
  to: Type.Optional(Type.String({ maxLength: 10 })),
  posting: Type.Optional(PostingStateSchema),
  deviating: Type.Optional(Type.Boolean()),
  ...PageQuery,
});
export const ReceiptSummarySchema = Type.Object({
  id: Type.String(),
  number: Type.String(),
  kind: Type.String(),
  storeId: Type.String(),
  tillId: Type.String(),
  cashierName: Type.String(),
  customerId: Type.Optional(Type.String()),
  customerName: Type.Optional(Type.String()),
  occurredAt: InstantSchema,
  acceptedAt: InstantSchema,
  businessDate: Type.String(),
  currency: Type.String(),
  total: MoneySchema,
  pieces: QuantitySchema,
  lines: Type.Integer(),
  posting: PostingStateSchema,
  deviations: Type.Integer(),
  /** The receipt that this one takes back as a whole, and the one that took this one back. */
  cancels: Type.Optional(Type.String()),
  cancelledBy: Type.Optional(Type.String()),
});
export type ReceiptSummary = Static<typeof ReceiptSummarySchema>;
export const ReceiptPageSchema = PageOf(ReceiptSummarySchema);

/** One step of the document flow: till -> server -> message -> IDoc -> ERP documents. */
export const FlowStepSchema = Type.Object({
  system: Type.Enum(["till", "server", "erp"]),
  document: Type.String({
    description: "transaction, outboundMessage, idoc, revenueDocument, paymentDocument, stockDocument, reversal",
  }),
  number: Type.String(),
  at: Type.Optional(InstantSchema),
  state: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  link: Type.Optional(Type.String({ description: "Path or address where it can be looked at." })),
});

/** `GET /api/sales/receipts/{number}` (person, or a till of the company for returns). */
export const ReceiptDetailSchema = Type.Object({
  transaction: TransactionSchema,
  acceptedAt: InstantSchema,
  customerName: Type.Optional(Type.String()),
  people: Type.Record(Type.String(), Type.String(), {
    description: "By id: the names of those whom the transaction knows by their id alone.",
  }),
  deviations: Type.Array(DeviationSchema),
  posting: PostingStateSchema,
  postingReason: Type.Optional(Type.String()),
  flow: Type.Array(FlowStepSchema),
  cancelledBy: Type.Optional(Type.String()),
  /** Per line of a receipt: what was already returned, and by which receipts. */
  returned: Type.Array(
    Type.Object({
      lineId: Type.String(),
      quantity: QuantitySchema,
      amount: MoneySchema,
      tax: MoneySchema,
      points: Type.Integer({ description: "Taken back with it." }),
      receiptNumbers: Type.Array(Type.String()),
    }),
  ),
});
export type ReceiptDetail = Static<typeof ReceiptDetailSchema>;
