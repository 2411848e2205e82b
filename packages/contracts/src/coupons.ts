import { type Static, Type } from "typebox";
import { InstantSchema, LocalDateTimeSchema, PartnerIdSchema, StoreIdSchema } from "./ids.ts";
import { PageOf } from "./pages.ts";

export const CouponIdSchema = Type.String({
  pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$",
  description: "What an offer names in `coupon` (40).",
});
export const CouponCodeSchema = Type.String({ minLength: 1, maxLength: 40, description: "What a customer shows." });

const Limit = Type.Integer({ minimum: 1, maximum: 100_000_000 });

/** `POST /api/prices/coupons`. */
export const CouponSchema = Type.Object(
  {
    couponId: CouponIdSchema,
    kind: Type.Enum(["single", "series"], {
      description: "single: one code for everybody. series: many codes that work once each.",
    }),
    code: Type.Optional(
      Type.String({
        pattern: "^\\S(.{0,38}\\S)?$",
        description: "Of a single coupon; its id when left out. Capitals count.",
      }),
    ),
    prefix: Type.Optional(
      Type.String({
        pattern: "^[A-Z0-9]{1,8}$",
        description: "What the codes of a series begin with (XMAS-…), of this series only. Made when left out.",
      }),
    ),
    codeLength: Type.Optional(
      Type.Integer({ minimum: 10, maximum: 20, description: "Characters after the prefix, check included; 12." }),
    ),
    name: Type.String({ minLength: 1, maxLength: 80 }),
    validFrom: Type.Optional(LocalDateTimeSchema),
    validTo: Type.Optional(LocalDateTimeSchema),
    totalLimit: Type.Optional(Limit),
    perCustomerLimit: Type.Optional(Limit),
    offline: Type.Enum(["accept", "refuse", "acceptOnce"], {
      description:
        "What a till does without a network: take it, refuse it, or take each code once by its own memory. A code that was used elsewhere meanwhile becomes the deviation couponUsedTwice.",
    }),
  },
  { $id: "Coupon" },
);
export type Coupon = Static<typeof CouponSchema>;

export const CouponStateSchema = Type.Object({
  ...CouponSchema.properties,
  version: Type.Integer({ description: "Sent back with a change, which is refused when somebody else was faster." }),
  blockedAt: Type.Optional(InstantSchema),
  changedAt: InstantSchema,
  changedBy: Type.String(),
  codes: Type.Integer({ description: "Single-use codes made so far." }),
  redeemed: Type.Integer(),
  reserved: Type.Integer({ description: "Held by baskets that are open now." }),
});
export type CouponState = Static<typeof CouponStateSchema>;
export const CouponPageSchema = PageOf(CouponStateSchema);

/** `POST /api/prices/coupons/{couponId}/codes`. */
export const NewCodesSchema = Type.Object({ count: Type.Integer({ minimum: 1, maximum: 100_000 }) });

export const CodeBatchSchema = Type.Object({
  batchId: Type.Integer(),
  count: Type.Integer(),
  madeAt: InstantSchema,
  madeBy: Type.String(),
  handedOutAt: Type.Optional(InstantSchema),
  handedOutTo: Type.Optional(Type.String()),
  blockedAt: Type.Optional(InstantSchema),
});
export type CodeBatch = Static<typeof CodeBatchSchema>;

export const RedemptionSchema = Type.Object({
  redemptionId: Type.Integer(),
  document: Type.Enum(["receipt", "order"]),
  number: Type.String({ description: "Of the receipt or the sales order." }),
  storeId: Type.String(),
  tillId: Type.Optional(Type.String()),
  customerId: Type.Optional(Type.String()),
  redeemedAt: InstantSchema,
  releasedAt: Type.Optional(
    Type.String({ description: "The order was cancelled or rejected: from then on the code is good again." }),
  ),
  hint: Type.String({ description: "The code of a single coupon, the last four characters of a single-use code." }),
  usedTwice: Type.Boolean({ description: "A till without a network took a code that was used already." }),
});
export type Redemption = Static<typeof RedemptionSchema>;
export const RedemptionPageSchema = PageOf(RedemptionSchema);

/** `POST /api/prices/coupon-reservations`: asking again for the same basket keeps the reservation and extends it. */
export const ReservationRequestSchema = Type.Object({
  code: CouponCodeSchema,
  store: StoreIdSchema,
  basketId: Type.String({ minLength: 1, maxLength: 40, description: "Whatever names the open basket." }),
  customerId: Type.Optional(PartnerIdSchema),
  channel: Type.Optional(Type.String({ maxLength: 10 })),
});
export type ReservationRequest = Static<typeof ReservationRequestSchema>;

export const ReservationSchema = Type.Object({
  reservationId: Type.String(),
  couponId: Type.String(),
  expiresAt: InstantSchema,
});
export type Reservation = Static<typeof ReservationSchema>;

/** No 0 O, 1 I L, 5 S, 2 Z, 8 B, U V; 23 of them, a prime, so that the check finds every wrong and every swapped character. */
export const COUPON_ALPHABET = "34679ACDEFGHJKMNPQRTWXY";

/** The character that makes the weighted sum of a code divisible by 23. */
export function couponCheck(body: string): string {
  let sum = 0;
  for (let index = 0; index < body.length; index += 1) sum += COUPON_ALPHABET.indexOf(body[index] ?? "") * (index + 2);
  return COUPON_ALPHABET[(23 - (sum % 23)) % 23] ?? "";
}

/** A single-use code as it was made, of how a person typed or scanned it; undefined for a text that is none, or is mistyped. */
export function readCouponCode(text: string): { code: string; prefix: string } | undefined {
  const code = text.trim().toUpperCase();
  const [prefix, body, ...more] = code.split("-");
  if (!prefix || !body || more.length > 0 || body.length < 10 || body.length > 20) return undefined;
  if ([...body].some((character) => !COUPON_ALPHABET.includes(character))) return undefined;
  return couponCheck(body.slice(0, -1)) === body.at(-1) ? { code, prefix } : undefined;
}
