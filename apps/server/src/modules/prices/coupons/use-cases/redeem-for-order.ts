import type { DbTransaction } from "../../../../database.ts";
import type { CouponContext } from "../context.ts";
import { knownCodes } from "../known-codes.ts";
import { endReservationsOf, releaseRedemptions } from "../redemption-store.ts";
import { lockCoupons } from "../store.ts";
import { type Redeemer, redeemCoupons } from "./redeem-coupons.ts";
import { type CodeRefusal, resolveOne } from "./resolve-codes.ts";

export type OrderRedeemer = Omit<Redeemer, "coupons" | "tillId"> & {
  coupons: readonly { code: string; couponId: string }[];
  /** The basket that holds its codes. */
  basketId: string;
};

/**
 * Redeems the codes of an order in the order's transaction. Nobody has the goods yet, so unlike a receipt's they are refused: they are
 * judged once more when nobody else can use them before this transaction ends. Answers what does not count; then nothing is redeemed.
 */
export async function redeemForOrder(
  context: CouponContext,
  transaction: DbTransaction,
  { basketId, ...order }: OrderRedeemer,
): Promise<{ code: string; reason: CodeRefusal }[]> {
  const { coupons, occurredAt: at, storeId, customerId } = order;
  const known = await knownCodes(
    transaction,
    context.keys.hash,
    coupons.map(({ code }) => code),
  );
  const ours = [...known.values()];
  await lockCoupons(
    transaction,
    ours.map(({ couponId }) => couponId),
    ours.flatMap(({ codeHash }) => codeHash ?? []),
  );
  const timeZone = (await context.readTimeZone(storeId)) ?? "UTC";
  const refused: { code: string; reason: CodeRefusal }[] = [];
  for (const [code, coupon] of known) {
    const question = { codes: [code], at, timeZone, customerId, basketId };
    const { reason } = await resolveOne({ ...context, db: transaction }, code, coupon, question);
    if (reason) refused.push({ code, reason });
  }
  if (refused.length > 0) return refused;
  await redeemCoupons(context, transaction, [{ ...order, coupons: [...coupons] }]);
  await endReservationsOf(transaction, basketId);
  return [];
}

/** Nothing comes of an order or receipt, or only of a part: what it redeemed and does not keep is good again. */
export const giveBack = (
  transaction: DbTransaction,
  { id: transactionId, storeId }: { id: string; storeId: string },
  keep: readonly string[] = [],
): Promise<void> => releaseRedemptions(transaction, { storeId, transactionId }, keep);
