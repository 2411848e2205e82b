import { type Static, Type } from "typebox";
import { CurrencySchema, MAX_AMOUNT_MINOR, MoneySchema } from "./money.ts";
import { VoucherNumberSchema } from "./vouchers.ts";

/** Notes of another currency. What they were worth stands in `tendered`; change is given in the receipt's currency. */
export const ForeignCashSchema = Type.Object({
  currency: CurrencySchema,
  amount: Type.Integer({ minimum: 1, maximum: MAX_AMOUNT_MINOR, description: "Minor units of that currency." }),
  rate: Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000, description: "What one of it was worth." }),
});

/** What a card terminal said of a payment. By `paymentKey` it knows the payment, however often it is asked. */
export const TerminalSlipSchema = Type.Object({
  paymentKey: Type.String({ minLength: 1, maxLength: 60 }),
  terminalId: Type.String({ maxLength: 25 }),
  traceNumber: Type.String({ maxLength: 12 }),
  authorisation: Type.Optional(Type.String({ maxLength: 25 })),
  maskedPan: Type.Optional(Type.String({ pattern: "^[0-9*#X ]{4,25}$", description: "At most the last four digits." })),
});
export type TerminalSlip = Static<typeof TerminalSlipSchema>;

/** Signed like the receipt: money given back is negative. `tendered - change = amount` for cash. */
export const PaymentSchema = Type.Object({
  paymentId: Type.String({ minLength: 1, maxLength: 10 }),
  method: Type.String({ minLength: 1, maxLength: 10, description: "Payment method code: CASH, CARD, ACCOUNT …" }),
  amount: MoneySchema,
  tendered: Type.Optional(MoneySchema),
  change: Type.Optional(MoneySchema),
  cardType: Type.Optional(Type.String({ maxLength: 20 })),
  reference: Type.Optional(Type.String({ maxLength: 35 })),
  foreign: Type.Optional(ForeignCashSchema),
  terminal: Type.Optional(TerminalSlipSchema),
  /** `offline`: taken without asking the server. `balance`: what is left on it, where the till was told. */
  voucher: Type.Optional(
    Type.Object({
      number: VoucherNumberSchema,
      reservationId: Type.Optional(Type.String({ maxLength: 60 })),
      offline: Type.Optional(Type.Boolean()),
      balance: Type.Optional(MoneySchema),
    }),
  ),
  /** Whoever lent the right to it over the cashier's shoulder. */
  approvedBy: Type.Optional(Type.String({ maxLength: 40 })),
});
export type Payment = Static<typeof PaymentSchema>;
