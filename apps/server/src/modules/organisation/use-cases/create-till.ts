import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { storeUnknown, tillExists } from "../errors.ts";
import type { NewTill } from "../schemas.ts";
import { insertTill } from "../till-store.ts";

export async function createTill(db: Db, till: NewTill, actor: Actor): Promise<{ tillId: string }> {
  const { storeId, number, kind = "regular", name = `Till ${number}` } = till;
  const tillId = `${storeId}-${number}`;
  await inTransaction(db, async (transaction) => {
    const store = await transaction
      .selectFrom("organisation.store")
      .select("store_id")
      .where("store_id", "=", storeId)
      .executeTakeFirst();
    if (!store) throw storeUnknown(`There is no store ${storeId}.`, "/storeId");
    if (!(await insertTill(transaction, { tillId, storeId, number, kind, name })))
      throw tillExists(`Till ${tillId} exists already.`, "/number");
    await recordChange(transaction, {
      actor,
      action: "till.created",
      objectType: "till",
      objectId: tillId,
      detail: { kind },
    });
  });
  return { tillId };
}
