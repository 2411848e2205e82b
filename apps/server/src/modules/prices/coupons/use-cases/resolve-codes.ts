import { addAttempts, attemptsLeft } from "@counterfoil/platform";
import type { CouponContext } from "../context.ts";
import { type CouponDoubt, doubtCoupon } from "../doubt-coupon.ts";
import { knownCodes } from "../known-codes.ts";
import { isHeldBy, isHeldByAnother } from "../reservation-store.ts";
import { type CouponRow, countUses, findCoupon, type KnownCode, readSingleCoupons, readUsed } from "../store.ts";
import { GUESSES } from "./reserve-coupon.ts";

export type CodeQuestion = {
  codes: readonly string[];
  at: string;
  timeZone: string;
  customerId?: string | undefined;
  /** The basket whose own reservation, or the order whose own redemption, does not stand in its way. */
  basketId?: string | undefined;
  /** Who asks, for the count of wrong codes; left out for people who read coupons anyway. */
  caller?: string | undefined;
};

/** `couponId`: what the engine is to see. `reason`: why it is not to see it. */
export type ResolvedCode = { code: string; couponId?: string; reason?: CodeRefusal };
export type CodeRefusal =
  | CouponDoubt
  | "unknown"
  | "used"
  | "reserved"
  | "limit"
  | "customer-needed"
  | "too-many-tries";

const SINGLES_FOR_MS = 2000;

/** Maps what a customer shows to what offers name. Codes for everybody are remembered: most baskets with a coupon have such a one. */
export function createCodeResolver(context: CouponContext) {
  let singles: { until: number; byCode: Promise<Map<string, CouponRow>> } | undefined;

  function readSingles(): Promise<Map<string, CouponRow>> {
    const now = context.clock.now().getTime();
    if (singles === undefined || singles.until <= now) {
      const byCode = readSingleCoupons(context.db).then((rows) => new Map(rows.map((row) => [row.code ?? "", row])));
      byCode.catch(() => {
        singles = undefined;
      });
      singles = { until: now + SINGLES_FOR_MS, byCode };
    }
    return singles.byCode;
  }

  async function resolve(question: CodeQuestion): Promise<ResolvedCode[]> {
    const byCode = await readSingles();
    const others = question.codes.filter((code) => !byCode.has(code.trim()));
    const { known, unchecked } = await lookUp(context, others, question);
    const resolved: ResolvedCode[] = [];
    for (const code of question.codes) {
      const single = byCode.get(code.trim());
      const coupon = single ? { ...single, codeHash: null, batchBlocked: false } : known.get(code);
      if (unchecked.has(code)) resolved.push({ code, reason: "too-many-tries" });
      else resolved.push(coupon ? await resolveOne(context, code, coupon, question) : await foreign(context, code));
    }
    return resolved;
  }

  /** After a change: who made it sees it at once, other processes within two seconds. */
  function forget(): void {
    singles = undefined;
  }

  return { resolve, forget };
}

/**
 * Each wrong code counts against whoever sends it. When the tries are used up, the codes after that are not looked at, right or wrong;
 * but for those that the basket holds already. Codes for everybody hang on posters and are not counted.
 */
async function lookUp(
  { db, keys, clock }: CouponContext,
  codes: readonly string[],
  { caller, basketId }: CodeQuestion,
) {
  const known = codes.length === 0 ? new Map<string, KnownCode>() : await knownCodes(db, keys.hash, codes);
  const unchecked = new Set<string>();
  if (caller === undefined || codes.length === 0) return { known, unchecked };
  const attempt = `coupon ${caller}`;
  const left = await attemptsLeft(db, attempt, GUESSES);
  let wrong = 0;
  for (const code of codes) {
    const coupon = known.get(code);
    if (wrong < left) wrong += coupon ? 0 : 1;
    else if (!coupon || !(await isHeldBy(db, coupon, basketId, clock.now()))) unchecked.add(code);
  }
  if (wrong > 0) await addAttempts(db, attempt, wrong, GUESSES);
  return { known, unchecked };
}

/** A promotion of another system may name its code itself; the id of a coupon of ours is no code. */
async function foreign({ db }: CouponContext, code: string): Promise<ResolvedCode> {
  const couponId = code.trim();
  return (await findCoupon(db, couponId)) === undefined ? { code, couponId } : { code, reason: "unknown" };
}

/** Whether it counts now. */
export async function resolveOne(
  { db, clock }: Pick<CouponContext, "db" | "clock">,
  code: string,
  coupon: KnownCode,
  { at, timeZone, customerId, basketId }: CodeQuestion,
): Promise<ResolvedCode> {
  const { couponId, codeHash, totalLimit, perCustomerLimit } = coupon;
  const refuse = (reason: CodeRefusal): ResolvedCode => ({ code, reason });
  const doubt = coupon.batchBlocked ? "blocked" : doubtCoupon(coupon, { at, timeZone });
  if (doubt) return refuse(doubt);
  const now = clock.now();
  if (codeHash !== null) {
    if ((await readUsed(db, [codeHash], basketId)).size > 0) return refuse("used");
    if (await isHeldByAnother(db, codeHash, basketId, now)) return refuse("reserved");
  }
  if (perCustomerLimit !== null && customerId === undefined) return refuse("customer-needed");
  if (totalLimit !== null || perCustomerLimit !== null) {
    const asked = { couponId, heldAt: now, ...(customerId ? { customerId } : {}), ...(basketId ? { basketId } : {}) };
    const uses = await countUses(db, asked);
    if (totalLimit !== null && uses.total >= totalLimit) return refuse("limit");
    if (perCustomerLimit !== null && uses.ofCustomer >= perCustomerLimit) return refuse("limit");
  }
  return { code, couponId };
}
