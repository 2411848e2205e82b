import { type Static, Type } from "typebox";
import { DateSchema, InstantSchema, StoreIdSchema, TillIdSchema } from "./ids.ts";
import { CurrencySchema, MoneySchema } from "./money.ts";
import { PageOf, PageQuery } from "./pages.ts";

/** What stands on a voucher (a gift card); tills know one by how it begins. */
export const VoucherNumberSchema = Type.String({
  pattern: "^[A-Z0-9]{6,30}$",
  description: "As it was scanned, in capitals and without spaces.",
});

/** How a person types or a scanner reads it; undefined for what can be no voucher's number. */
export function readVoucherNumber(text: string): string | undefined {
  const number = text.replaceAll(/[\s-]/g, "").toUpperCase();
  return /^[A-Z0-9]{6,30}$/.test(number) ? number : undefined;
}

/** Why a voucher pays nothing, or less than it was to. */
export const VoucherStandingSchema = Type.Enum(["good", "unknown", "blocked", "expired", "overdrawn"]);

/** `GET /api/vouchers/{number}/balance` (device token or person). */
export const VoucherBalanceSchema = Type.Object({
  number: VoucherNumberSchema,
  standing: VoucherStandingSchema,
  currency: CurrencySchema,
  balance: MoneySchema,
  available: Type.Integer({
    description: "Minor units: less what other open baskets hold, and nothing unless it is good.",
  }),
  validTo: Type.Optional(DateSchema),
});
export type VoucherBalance = Static<typeof VoucherBalanceSchema>;

const Positive = Type.Integer({ minimum: 1, maximum: 100_000_000 });

/** `POST /api/vouchers/reservations` (device token): asking again for the same basket changes the amount and extends it. */
export const VoucherReservationRequestSchema = Type.Object({
  number: VoucherNumberSchema,
  basketId: Type.String({ minLength: 1, maxLength: 40, description: "Whatever names the open basket." }),
  amount: Positive,
});
export type VoucherReservationRequest = Static<typeof VoucherReservationRequestSchema>;

export const VoucherReservationSchema = Type.Object({
  reservationId: Type.String(),
  amount: Type.Integer({ minimum: 1, description: "What is held: less than was asked for when there is less on it." }),
  balance: MoneySchema,
  expiresAt: InstantSchema,
});
export type VoucherReservation = Static<typeof VoucherReservationSchema>;

/** What the back office shows of a voucher. */
export const VoucherSchema = Type.Object({
  number: VoucherNumberSchema,
  standing: VoucherStandingSchema,
  currency: CurrencySchema,
  balance: MoneySchema,
  reserved: MoneySchema,
  soldAt: Type.Optional(InstantSchema),
  soldIn: Type.Optional(StoreIdSchema),
  validTo: Type.Optional(DateSchema),
  blockedAt: Type.Optional(InstantSchema),
  blockedBy: Type.Optional(Type.String()),
  blockedWhy: Type.Optional(Type.String()),
  changedAt: InstantSchema,
});
export type Voucher = Static<typeof VoucherSchema>;
export const VoucherPageSchema = PageOf(VoucherSchema);

/** `GET /api/vouchers` (vouchers.read), those that changed last first. */
export const VoucherQuerySchema = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 40, description: "How its number begins." })),
  standing: Type.Optional(VoucherStandingSchema),
  ...PageQuery,
});
export type VoucherQuery = Static<typeof VoucherQuerySchema>;

/** One thing that happened to a voucher's balance. */
export const VoucherMovementSchema = Type.Object({
  position: Type.Integer(),
  kind: Type.Enum(["sell", "topUp", "redeem", "takeBack"]),
  amount: Type.Integer({ description: "Minor units; what the balance gains." }),
  balance: MoneySchema,
  receiptNumber: Type.String(),
  storeId: StoreIdSchema,
  tillId: TillIdSchema,
  occurredAt: InstantSchema,
  offline: Type.Boolean(),
  /** What was wrong with it when it arrived: the receipt has it as a deviation. */
  doubt: Type.Optional(Type.String()),
});
export type VoucherMovement = Static<typeof VoucherMovementSchema>;
export const VoucherDetailSchema = Type.Object({
  ...VoucherSchema.properties,
  movements: Type.Array(VoucherMovementSchema),
});
export type VoucherDetail = Static<typeof VoucherDetailSchema>;
