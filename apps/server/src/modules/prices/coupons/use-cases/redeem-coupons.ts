import type { Deviation, Receipt } from "@counterfoil/contracts";
import type { DbTransaction } from "../../../../database.ts";
import { hintOf } from "../codes.ts";
import type { CouponContext } from "../context.ts";
import { type CouponDoubt, doubtCoupon } from "../doubt-coupon.ts";
import { knownCodes } from "../known-codes.ts";
import { endReservations, insertRedemptions, type NewRedemption } from "../redemption-store.ts";
import { countUses, type KnownCode, lockCoupons, readUsed } from "../store.ts";

/** Tills write what they were given; what is none of ours must not stop the receipt. */
const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A receipt, or an order, which no till has made. */
export type Redeemer = Pick<Receipt, "id" | "number" | "storeId" | "occurredAt" | "coupons"> & {
  tillId?: string;
  customerId?: string;
};
type Use = { redeemer: Redeemer; position: number; code: string; couponId: string; known: KnownCode | undefined };
export type Doubt = { storeId: string; id: string; deviation: Deviation };

/**
 * Redeems what new receipts used, in the transaction that accepts them. Nothing is refused, for the customer has the discount: a code
 * that was used before is written down as used twice, and shown. Orders are judged before (`redeem-for-order.ts`).
 */
export async function redeemCoupons(
  context: CouponContext,
  transaction: DbTransaction,
  redeemers: readonly Redeemer[],
): Promise<Doubt[]> {
  const uses = await readUses(context, transaction, redeemers);
  if (uses.length === 0) return [];
  const hashes = uses.flatMap(({ known }) => known?.codeHash ?? []);
  const couponIds = uses.flatMap(({ known }) => known?.couponId ?? []);
  await lockCoupons(transaction, couponIds, hashes);
  const used = await readUsed(transaction, hashes);
  const found: Doubt[] = [];
  const redemptions: NewRedemption[] = [];
  for (const use of uses) {
    const hash = use.known?.codeHash?.toString("hex");
    const usedTwice = hash !== undefined && used.has(hash);
    if (hash !== undefined) used.add(hash);
    redemptions.push(redemptionOf(use, usedTwice));
    const deviation = usedTwice ? twice(use) : await doubtUse(context, transaction, use, redemptions);
    const { storeId, id } = use.redeemer;
    if (deviation) found.push({ storeId, id, deviation });
  }
  await insertRedemptions(transaction, redemptions);
  const reservations = redeemers.flatMap(({ coupons = [] }) =>
    coupons.flatMap(({ reservationId = "" }) => (isUuid.test(reservationId) ? reservationId : [])),
  );
  await endReservations(transaction, reservations, hashes);
  return found;
}

async function readUses({ keys }: CouponContext, db: DbTransaction, redeemers: readonly Redeemer[]): Promise<Use[]> {
  const codes = redeemers.flatMap(({ coupons = [] }) => coupons.map(({ code }) => code));
  if (codes.length === 0) return [];
  const known = await knownCodes(db, keys.hash, [...new Set(codes)]);
  return redeemers.flatMap((redeemer) => {
    const seen = new Set<string>();
    return (redeemer.coupons ?? []).flatMap(({ code, couponId }, position) => {
      if (seen.has(code)) return [];
      seen.add(code);
      return [{ redeemer, position, code, couponId, known: known.get(code) }];
    });
  });
}

function redemptionOf({ redeemer, position, code, couponId, known }: Use, usedTwice: boolean): NewRedemption {
  return {
    storeId: redeemer.storeId,
    transactionId: redeemer.id,
    position,
    couponId: known?.couponId ?? couponId,
    codeHash: known?.codeHash ?? null,
    hint: known?.code ?? hintOf(code),
    documentNumber: redeemer.number,
    tillId: redeemer.tillId,
    customerId: redeemer.customerId,
    redeemedAt: redeemer.occurredAt,
    usedTwice,
  };
}

const twice = ({ code, couponId }: Use): Deviation => ({
  code: "couponUsedTwice",
  actual: hintOf(code),
  detail: `A code of coupon ${couponId} that works once was used before.`,
});

const doubtTexts: Record<CouponDoubt, { code: string; detail: string }> = {
  blocked: { code: "couponBlocked", detail: "is blocked" },
  "not-yet-valid": { code: "couponExpired", detail: "was not valid yet" },
  expired: { code: "couponExpired", detail: "was not valid any more" },
};

async function doubtUse(
  { readTimeZone }: CouponContext,
  transaction: DbTransaction,
  { redeemer, code, couponId, known }: Use,
  redemptions: readonly NewRedemption[],
): Promise<Deviation | undefined> {
  // A code that stands in a promotion of another system, and in no coupon of ours, is that promotion's own affair.
  if (known === undefined)
    return code === couponId
      ? undefined
      : { code: "couponUnknown", actual: hintOf(code), detail: `Coupon ${couponId} has no such code.` };
  if (known.couponId !== couponId)
    return {
      code: "couponUnknown",
      expected: known.couponId,
      actual: couponId,
      detail: "The code is another coupon's.",
    };
  const timeZone = (await readTimeZone(redeemer.storeId)) ?? "UTC";
  const doubt = known.batchBlocked ? "blocked" : doubtCoupon(known, { at: redeemer.occurredAt, timeZone });
  if (doubt) return { code: doubtTexts[doubt].code, detail: `Coupon ${couponId} ${doubtTexts[doubt].detail}.` };
  return doubtLimits(transaction, known, redeemer, redemptions);
}

/** What this receipt and earlier ones of its batch used is not written yet. */
async function doubtLimits(
  transaction: DbTransaction,
  { couponId, totalLimit, perCustomerLimit }: KnownCode,
  { customerId }: Redeemer,
  redemptions: readonly NewRedemption[],
): Promise<Deviation | undefined> {
  if (totalLimit === null && perCustomerLimit === null) return undefined;
  const ofCustomer = perCustomerLimit !== null && customerId !== undefined ? { customerId } : {};
  const written = await countUses(transaction, { couponId, ...ofCustomer });
  const here = redemptions.filter((each) => each.couponId === couponId);
  const total = written.total + here.length;
  const customers = written.ofCustomer + here.filter((each) => each.customerId === customerId).length;
  const exceeded =
    totalLimit !== null && total > totalLimit
      ? { expected: totalLimit, actual: total }
      : perCustomerLimit !== null && customerId !== undefined && customers > perCustomerLimit
        ? { expected: perCustomerLimit, actual: customers }
        : undefined;
  if (exceeded === undefined) return undefined;
  const { expected, actual } = exceeded;
  const detail = `Coupon ${couponId} may be used ${expected} times and was used ${actual} times.`;
  return { code: "couponLimitExceeded", expected: String(expected), actual: String(actual), detail };
}
