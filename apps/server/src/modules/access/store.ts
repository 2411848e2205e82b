import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Till } from "./till.ts";

export async function findTill(db: Db, tokenHash: Buffer): Promise<Till | undefined> {
  const row = await db
    .selectFrom("access.device_token")
    .select(["store_id", "till_id", "till_kind"])
    .where("token_hash", "=", tokenHash)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  return { tillId: row.till_id, storeId: row.store_id, kind: row.till_kind === "replay" ? "replay" : "regular" };
}

export async function insertDeviceToken(
  transaction: DbTransaction,
  device: { tokenHash: Buffer; till: Till; deviceName: string },
): Promise<void> {
  await transaction
    .insertInto("access.device_token")
    .values({
      token_hash: device.tokenHash,
      store_id: device.till.storeId,
      till_id: device.till.tillId,
      till_kind: device.till.kind,
      device_name: device.deviceName,
    })
    .execute();
}

export async function revokeTokensOf(transaction: DbTransaction, tillId: string): Promise<number> {
  const result = await transaction
    .updateTable("access.device_token")
    .set({ revoked_at: sql`now()` })
    .where("till_id", "=", tillId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
