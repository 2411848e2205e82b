import type { ManualDiscountRules } from "@counterfoil/contracts";
import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { companyMissing } from "../errors.ts";
import { readManualDiscounts, updateManualDiscounts } from "../store.ts";
import { announceToTills } from "../till-events.ts";

/** From the next round on tills offer these reasons and keep to these limits. */
export async function saveManualDiscounts(db: Db, rules: ManualDiscountRules, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const before = await readManualDiscounts(transaction);
    if (!(await updateManualDiscounts(transaction, rules))) throw companyMissing();
    await recordChange(transaction, {
      actor,
      action: "manualDiscounts.changed",
      objectType: "company",
      objectId: "manualDiscounts",
      detail: { before, after: rules },
    });
    await announceToTills(transaction, { data: { configuration: true } });
  });
}
