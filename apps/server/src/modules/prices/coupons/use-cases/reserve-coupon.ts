import type { Reservation, ReservationRequest } from "@counterfoil/contracts";
import { countAttempt, inTransaction, requireAttemptLeft } from "@counterfoil/platform";
import type { DbTransaction } from "../../../../database.ts";
import { type CouponContext, RESERVED_FOR_MS } from "../context.ts";
import { doubtCoupon } from "../doubt-coupon.ts";
import {
  couponBlocked,
  couponExpired,
  couponLimit,
  couponNeedsCustomer,
  couponReserved,
  couponUnknown,
  couponUsed,
  reservationUnknown,
} from "../errors.ts";
import { knownCodes } from "../known-codes.ts";
import { extendReservation, isHeldBy, upsertReservation } from "../reservation-store.ts";
import { countUses, type KnownCode, lockCoupons, readUsed } from "../store.ts";

/** Whoever guesses gets this many tries; a scanner that reads wrong needs fewer. */
export const GUESSES = { tries: 20, windowMinutes: 10 };

/** Holds a coupon for a basket. `caller` names who asks, a till or an address, for the count of wrong codes. */
export async function reserveCoupon(
  context: CouponContext,
  request: ReservationRequest,
  caller: string,
): Promise<Reservation> {
  const { db, clock, keys } = context;
  const now = clock.now();
  const attempt = `coupon ${caller}`;
  const known = (await knownCodes(db, keys.hash, [request.code])).get(request.code);
  if (known === undefined || !(await isHeldBy(db, known, request.basketId, now)))
    await requireAttemptLeft(db, attempt, GUESSES);
  if (known === undefined) {
    await countAttempt(db, attempt, GUESSES);
    throw couponUnknown("No coupon has this code. Was it typed right?", "/code");
  }
  const timeZone = (await context.readTimeZone(request.store)) ?? "UTC";
  refuseDoubtful(known, { at: now.toISOString(), timeZone });
  const expiresAt = new Date(now.getTime() + RESERVED_FOR_MS);
  const { couponId, codeHash } = known;
  const reservationId = await inTransaction(db, async (transaction) => {
    await lockCoupons(transaction, [couponId], codeHash === null ? [] : [codeHash]);
    await refuseUsed(transaction, known, request, now);
    const { store: storeId, basketId, customerId } = request;
    const wanted = { couponId, codeHash, basketId, customerId, storeId, now, expiresAt };
    const held = await upsertReservation(transaction, wanted);
    if (held === undefined) throw couponReserved("Another basket that is open now holds this code.", "/code");
    return held;
  });
  return { reservationId, couponId, expiresAt: expiresAt.toISOString() };
}

function refuseDoubtful(known: KnownCode, moment: { at: string; timeZone: string }): void {
  const doubt = known.batchBlocked ? "blocked" : doubtCoupon(known, moment);
  if (doubt === "blocked") throw couponBlocked(`Coupon ${known.couponId} is blocked.`, "/code");
  if (doubt === "not-yet-valid") throw couponExpired(`It is valid from ${known.validFrom}.`, "/code");
  if (doubt === "expired") throw couponExpired(`It was valid to ${known.validTo}.`, "/code");
}

async function refuseUsed(
  transaction: DbTransaction,
  known: KnownCode,
  { basketId, customerId }: ReservationRequest,
  now: Date,
): Promise<void> {
  const { couponId, codeHash, totalLimit, perCustomerLimit } = known;
  if (codeHash !== null && (await readUsed(transaction, [codeHash])).size > 0)
    throw couponUsed("This code works once and was used.", "/code");
  if (perCustomerLimit !== null && customerId === undefined)
    throw couponNeedsCustomer(`Each customer may use it ${perCustomerLimit} times: say who it is.`, "/customerId");
  if (totalLimit === null && perCustomerLimit === null) return;
  const asked = { couponId, basketId, heldAt: now, ...(customerId === undefined ? {} : { customerId }) };
  const uses = await countUses(transaction, asked);
  if (totalLimit !== null && uses.total >= totalLimit)
    throw couponLimit(`All ${totalLimit} are used or held by open baskets.`, "/code");
  if (perCustomerLimit !== null && uses.ofCustomer >= perCustomerLimit)
    throw couponLimit(`Customer ${customerId} has used it ${uses.ofCustomer} times.`, "/customerId");
}

export async function keepReservation({ db, clock }: CouponContext, id: string): Promise<Reservation> {
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + RESERVED_FOR_MS);
  const couponId = await extendReservation(db, { id, now, expiresAt });
  if (couponId === undefined) throw reservationUnknown("It has expired or was released. Reserve the coupon again.");
  return { reservationId: id, couponId, expiresAt: expiresAt.toISOString() };
}
