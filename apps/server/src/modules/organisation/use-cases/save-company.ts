import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { Company } from "../schemas.ts";
import { upsertCompany } from "../store.ts";
import { announceToTills } from "../till-events.ts";

export async function saveCompany(db: Db, company: Company, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    await upsertCompany(transaction, company);
    await recordChange(transaction, {
      actor,
      action: "company.changed",
      objectType: "company",
      objectId: company.companyCode,
      detail: company,
    });
    await announceToTills(transaction, { data: { configuration: true } });
  });
}
