import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { Access } from "../../access/index.ts";
import { tillUnknown } from "../errors.ts";
import { announceToTills } from "../till-events.ts";
import { findTill, markUnpaired } from "../till-store.ts";

/** For a device that was lost or goes elsewhere: its token stops working, its stream ends. */
export async function revokeDevice(db: Db, access: Access, tillId: string, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    if (!(await findTill(transaction, tillId))) throw tillUnknown(`There is no till ${tillId}.`);
    await access.revokeDevice(transaction, tillId);
    await markUnpaired(transaction, tillId);
    await recordChange(transaction, { actor, action: "till.deviceRevoked", objectType: "till", objectId: tillId });
    await announceToTills(transaction, { tillId, revoked: true });
  });
}
