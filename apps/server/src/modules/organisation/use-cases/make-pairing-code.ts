import { createHmac } from "node:crypto";
import { type Actor, inTransaction, randomCode, recordChange } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { tillUnknown } from "../errors.ts";
import { findTill, upsertPairingCode } from "../till-store.ts";

/** A day: the first start prints codes that somebody may need after lunch, and stores are set up the evening before. */
const MINUTES = 24 * 60;
/** 23 to the 8th: 78 thousand million codes, against a few hundred tries an hour. */
const LENGTH = 8;

/** A code to type in at the device. It replaces an earlier one of the till and is shown once. */
export async function makePairingCode(
  { db, pairingKey }: { db: Db; pairingKey: Buffer },
  tillId: string,
  actor: Actor,
): Promise<{ pairingCode: string; expiresAt: string }> {
  const pairingCode = randomCode(LENGTH);
  return inTransaction(db, async (transaction) => {
    if (!(await findTill(transaction, tillId))) throw tillUnknown(`There is no till ${tillId}.`);
    const codeHash = hashPairingCode(pairingKey, pairingCode);
    const expiresAt = await upsertPairingCode(transaction, { tillId, codeHash, minutes: MINUTES });
    await recordChange(transaction, { actor, action: "till.pairingCodeMade", objectType: "till", objectId: tillId });
    return { pairingCode, expiresAt };
  });
}

/** People type blanks and small letters. */
export function hashPairingCode(key: Buffer, code: string): Buffer {
  return createHmac("sha256", key).update(code.toUpperCase().replace(/[\s-]/g, "")).digest();
}
