import type { Coupon } from "@counterfoil/contracts";
import { type Actor, inTransaction, randomCode, recordChange } from "@counterfoil/platform";
import type { DbTransaction } from "../../../../database.ts";
import type { CouponContext } from "../context.ts";
import { changedMeanwhile, couponExists, couponInvalid, couponNotFound } from "../errors.ts";
import { type CouponInsert, type CouponRow, findCoupon, insertCoupon, setBlocked, updateCoupon } from "../store.ts";

export async function createCoupon(context: CouponContext, coupon: Coupon, actor: Actor): Promise<void> {
  const row = toRow(coupon, actor);
  await change(context, async (transaction) => {
    if (!(await insertCoupon(transaction, row)))
      throw couponExists(
        `The id ${row.couponId}, ${row.code ? `the code ${row.code}` : `the prefix ${row.prefix}`} is taken.`,
      );
    await record(transaction, actor, "coupon.created", row.couponId, { after: told(row) });
  });
}

/** Kind, code and prefix stay what they are: papers with them are out. */
export async function changeCoupon(
  context: CouponContext,
  couponId: string,
  { version, coupon }: { version: number; coupon: Coupon },
  actor: Actor,
): Promise<void> {
  await change(context, async (transaction) => {
    const known = await findCoupon(transaction, couponId);
    if (known === undefined) throw couponNotFound(`There is no coupon ${couponId}.`);
    const row = toRow({ ...coupon, couponId, ...printed(known) }, actor);
    for (const field of ["kind", "code", "prefix"] as const)
      if (coupon[field] !== undefined && coupon[field] !== known[field])
        throw couponInvalid(`The ${field} is on paper already and stays ${known[field]}.`, `/coupon/${field}`);
    if (!(await updateCoupon(transaction, row, version))) throw changedMeanwhile(`Version ${version} is not the last.`);
    await record(transaction, actor, "coupon.changed", couponId, { before: told(known), after: told(row) });
  });
}

export async function blockCoupon(context: CouponContext, couponId: string, blocked: boolean, actor: Actor) {
  await change(context, async (transaction) => {
    if (!(await setBlocked(transaction, couponId, blocked, actor.name)))
      throw couponNotFound(`There is no coupon ${couponId}.`);
    await record(transaction, actor, blocked ? "coupon.blocked" : "coupon.unblocked", couponId, {});
  });
}

/** Tills keep their coupons, so they are told after each change. */
async function change({ db, announceMasterDataChanged }: CouponContext, work: (db: DbTransaction) => Promise<void>) {
  await inTransaction(db, async (transaction) => {
    await work(transaction);
    await announceMasterDataChanged(transaction);
  });
}

function record(db: DbTransaction, actor: Actor, action: string, objectId: string, detail: Record<string, unknown>) {
  return recordChange(db, { actor, action, objectType: "coupon", objectId, detail });
}

/** What people decide about a coupon. */
function told(row: CouponInsert) {
  const { kind, code, prefix, codeLength, name, validFrom, validTo, totalLimit, perCustomerLimit, offline } = row;
  return { kind, code, prefix, codeLength, name, validFrom, validTo, totalLimit, perCustomerLimit, offline };
}

function printed({ kind, code, prefix, codeLength }: CouponRow): Partial<Coupon> {
  return {
    kind,
    ...(code === null ? {} : { code }),
    ...(prefix === null ? {} : { prefix }),
    ...(codeLength === null ? {} : { codeLength }),
  };
}

function toRow(coupon: Coupon, { name }: Actor): CouponInsert {
  const { couponId, kind, validFrom = null, validTo = null, totalLimit = null, perCustomerLimit = null } = coupon;
  if (validFrom !== null && validTo !== null && validFrom > validTo)
    throw couponInvalid("It ends before it begins.", "/validTo");
  for (const [field, text] of [
    ["validFrom", validFrom],
    ["validTo", validTo],
  ] as const)
    if (text !== null && Number.isNaN(Date.parse(`${text}Z`)))
      throw couponInvalid(`${text} is no moment.`, `/${field}`);
  if (kind === "single" && (coupon.prefix !== undefined || coupon.codeLength !== undefined))
    throw couponInvalid("Only a series has a prefix and a code length.", "/prefix");
  if (kind === "series" && coupon.code !== undefined)
    throw couponInvalid("The codes of a series are made, not chosen.", "/code");
  const single = kind === "single";
  return {
    couponId,
    kind,
    code: single ? (coupon.code ?? couponId) : null,
    prefix: single ? null : (coupon.prefix ?? randomCode(4)),
    codeLength: single ? null : (coupon.codeLength ?? 12),
    name: coupon.name,
    validFrom,
    validTo,
    totalLimit,
    perCustomerLimit,
    offline: coupon.offline,
    changedBy: name,
  };
}
