import { type Actor, inTransaction, problemOf, recordChange } from "@counterfoil/platform";
import type { Db } from "../../../../database.ts";
import { type ErpConnection, readConnection, upsertConnection } from "../connection-store.ts";
import { endPause } from "../contact-store.ts";

export type ConnectionFacts = Omit<ErpConnection, "secret"> & { secret?: string };

export const secretMissing = problemOf(400, "secret-missing", "The secret is needed");

/** Without a secret the one that is there stays, but only for the same address and user: it must not be sent elsewhere. */
export async function saveConnection(db: Db, key: Buffer, facts: ConnectionFacts, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const { secret: given, ...rest } = facts;
    const known = await readConnection(transaction, key);
    const kept = known?.url === facts.url && known.userName === facts.userName ? known.secret : undefined;
    const secret = given ?? kept;
    if (secret === undefined) throw secretMissing("Give the secret for this address and user.", "/secret");
    await upsertConnection(transaction, key, { ...rest, secret });
    await endPause(transaction);
    await recordChange(transaction, {
      actor,
      action: "erpConnection.changed",
      objectType: "erpConnection",
      objectId: facts.url,
      detail: { ...rest, secretChanged: given !== undefined },
    });
  });
}
