import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { companyMissing, currencyDiffers, timeZoneUnknown } from "../errors.ts";
import type { Store } from "../schemas.ts";
import { readCompany, upsertStore } from "../store.ts";
import { announceToTills } from "../till-events.ts";

/** Creates the store, or makes it what is given; its tills fetch their configuration anew. */
export async function saveStore(db: Db, store: Store, actor: Actor): Promise<"created" | "changed"> {
  requireTimeZone(store.timeZone);
  return inTransaction(db, async (transaction) => {
    const company = await readCompany(transaction);
    if (!company) throw companyMissing("Set the company up first.");
    if (company.currency !== store.currency)
      throw currencyDiffers(`The company works in ${company.currency}.`, "/currency");
    const outcome = await upsertStore(transaction, store);
    const { storeId, ...detail } = store;
    await recordChange(transaction, {
      actor,
      action: `store.${outcome}`,
      objectType: "store",
      objectId: storeId,
      detail,
    });
    await announceToTills(transaction, { stores: [storeId], data: { configuration: true } });
    return outcome;
  });
}

function requireTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch {
    throw timeZoneUnknown(`There is no time zone ${timeZone}.`, "/timeZone");
  }
}
