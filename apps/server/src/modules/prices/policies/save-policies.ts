import { type Actor, inTransaction, lockUntilCommit, problemOf, recordChange } from "@counterfoil/platform";
import type { Policies } from "@counterfoil/pricing";
import type { Db } from "../../../database.ts";
import { type PolicyRow, putPolicyRow, readPolicyRow } from "./policy-store.ts";

const changedMeanwhile = problemOf(409, "changed-meanwhile", "Somebody else changed it meanwhile");

/** The policies of the books from the next one on. Version 0: nobody has set any yet. */
export async function savePolicies(
  db: Db,
  { policies, version }: { policies: Policies; version: number },
  actor: Actor,
): Promise<Omit<PolicyRow, "changedAt">> {
  return inTransaction(db, async (transaction) => {
    await lockUntilCommit(transaction, "prices.policy");
    const before = await readPolicyRow(transaction);
    if ((before?.version ?? 0) !== version)
      throw changedMeanwhile(`${before?.changedBy} has saved version ${before?.version} meanwhile.`, "/body/version");
    const row = { policies, version: version + 1, changedBy: actor.name };
    await putPolicyRow(transaction, row);
    const detail = { from: before?.policies ?? {}, to: policies };
    await recordChange(transaction, {
      actor,
      action: "pricePolicies.changed",
      objectType: "pricePolicies",
      objectId: "policies",
      detail,
    });
    return row;
  });
}
