import { type Actor, decryptText, encryptText, inTransaction, recordChange } from "@counterfoil/platform";
import { inBulkTransaction } from "../../../../bulk/bulk-transaction.ts";
import { copyRows } from "../../../../bulk/copy-rows.ts";
import { blockBatch, insertBatch, takeSealedCodes } from "../batch-store.ts";
import { hashCode, hintOf, makeCodes } from "../codes.ts";
import type { CouponContext } from "../context.ts";
import { codesHandedOut, couponNotFound, couponNotSeries } from "../errors.ts";
import { findCoupon } from "../store.ts";

/** Between two pieces of this many other requests get their turn; 100,000 codes take about a second. */
const CODES_A_PIECE = 5000;

/** Makes single-use codes. They are kept as hashes and, sealed, as the list that somebody downloads once. */
export async function makeCodeBatch(
  { pool, keys }: CouponContext,
  couponId: string,
  count: number,
  actor: Actor,
): Promise<number> {
  const client = await pool.connect();
  try {
    return await inBulkTransaction(client, async (bulk) => {
      const coupon = await findCoupon(bulk.db, couponId);
      if (coupon === undefined) throw couponNotFound(`There is no coupon ${couponId}.`);
      if (coupon.prefix === null || coupon.codeLength === null)
        throw couponNotSeries(`Coupon ${couponId} has one code for everybody.`);
      const codes = [...makeCodes({ count, prefix: coupon.prefix, length: coupon.codeLength })];
      const sealedCodes = encryptText(keys.seal, codes.join("\n"));
      const batchId = await insertBatch(bulk.db, { couponId, count, madeBy: actor.name, sealedCodes });
      for (let start = 0; start < codes.length; start += CODES_A_PIECE) {
        const rows = codes
          .slice(start, start + CODES_A_PIECE)
          .map((code) => [`\\x${hashCode(keys.hash, code).toString("hex")}`, couponId, batchId, hintOf(code)]);
        await copyRows(bulk, "prices.coupon_code", ["code_hash, coupon_id, batch_id, hint"], rows);
      }
      const detail = { batchId, count };
      await recordChange(bulk.db, {
        actor,
        action: "coupon.codesMade",
        objectType: "coupon",
        objectId: couponId,
        detail,
      });
      return batchId;
    });
  } finally {
    client.release();
  }
}

/** The codes of a batch in plain text, to one person, one time. */
export function handOutCodes(
  { db, keys }: CouponContext,
  { couponId, batchId }: { couponId: string; batchId: number },
  actor: Actor,
): Promise<string[]> {
  return inTransaction(db, async (transaction) => {
    const sealed = await takeSealedCodes(transaction, { couponId, batchId, by: actor.name });
    if (sealed === undefined)
      throw codesHandedOut(
        `Batch ${batchId} of ${couponId} has none left. If the file is lost, block the batch and make new ones.`,
      );
    const change = { actor, objectType: "coupon", objectId: couponId, detail: { batchId } };
    await recordChange(transaction, { ...change, action: "coupon.codesHandedOut" });
    return decryptText(keys.seal, sealed).split("\n");
  });
}

export async function blockCodes(
  { db }: CouponContext,
  { couponId, batchId }: { couponId: string; batchId: number },
  actor: Actor,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    if (!(await blockBatch(transaction, couponId, batchId)))
      throw couponNotFound(`Coupon ${couponId} has no batch ${batchId}.`);
    const change = { actor, objectType: "coupon", objectId: couponId, detail: { batchId } };
    await recordChange(transaction, { ...change, action: "coupon.codesBlocked" });
  });
}
