import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Till } from "./till.ts";

/** Also of a token that was revoked: then `revoked`, and to which device the till went, if it went to one. */
export type KnownDevice = { till: Till; revoked: boolean; wentTo: string | null };

export async function findDevice(db: Db, tokenHash: Buffer): Promise<KnownDevice | undefined> {
  const { rows } = await sql<KnownDevice>`
    select json_build_object('tillId', till_id, 'storeId', store_id, 'kind', till_kind) as till, revoked_at is not null as revoked,
      case when revoked_at is not null then (select device_name from access.device_token as now
        where now.till_id = device.till_id and now.revoked_at is null limit 1) end as "wentTo"
    from access.device_token as device where token_hash = ${tokenHash}`.execute(db);
  return rows[0];
}

/** Newest first; who changes its device a hundred times has other sorrows than the first one. */
export async function readTokensOf(
  db: Db,
  tillId: string,
): Promise<{ tokenHash: Buffer; till: Till; revoked: boolean }[]> {
  const { rows } = await sql<{ tokenHash: Buffer; till: Till; revoked: boolean }>`
    select token_hash as "tokenHash", revoked_at is not null as revoked,
      json_build_object('tillId', till_id, 'storeId', store_id, 'kind', till_kind) as till
    from access.device_token where till_id = ${tillId} order by issued_at desc limit 100`.execute(db);
  return rows;
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
