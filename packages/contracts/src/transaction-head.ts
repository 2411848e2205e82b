import { Type } from "typebox";
import {
  DateSchema,
  InstantSchema,
  ReceiptNumberSchema,
  StoreIdSchema,
  TillIdSchema,
  TransactionIdSchema,
} from "./ids.ts";
import { CurrencySchema } from "./money.ts";

/** What every transaction of a till has. `number` runs without gaps per till, over all kinds. */
export const transactionHead = {
  id: TransactionIdSchema,
  number: ReceiptNumberSchema,
  storeId: StoreIdSchema,
  tillId: TillIdSchema,
  cashierId: Type.String({ minLength: 1, maxLength: 40 }),
  cashierName: Type.String({ minLength: 1, maxLength: 80 }),
  occurredAt: InstantSchema,
  businessDate: DateSchema,
  currency: CurrencySchema,
  note: Type.Optional(Type.String({ maxLength: 200 })),
  /** Number in the system the transaction was imported from, e.g. the invoice number of a replayed data set. */
  externalReference: Type.Optional(Type.String({ maxLength: 40 })),
};
