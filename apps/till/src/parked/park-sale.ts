import type { ParkedSale } from "@counterfoil/contracts";
import { forgetSetting, type ParkedRow, type TillDatabase, writeSetting } from "../ledger/index.ts";
import type { Basket } from "../selling/index.ts";

/** Puts the open sale aside, in one local transaction with its end here: it is never in both places. */
export async function parkSale(database: TillDatabase, sale: ParkedSale): Promise<void> {
  await database.transaction("rw", database.parked, database.settings, async () => {
    await database.parked.add({ id: sale.id, state: "waiting", sale });
    await forgetSetting(database, "openSale");
  });
}

/**
 * The till's own, taken up again without asking anybody: not yet let go of, or the server said that it is ours. Undefined: others
 * may have it by now.
 */
export async function takeUpOwn(database: TillDatabase, id: string): Promise<Basket | undefined> {
  return database.transaction("rw", database.parked, database.settings, async () => {
    const row = await database.parked.get(id);
    if (row?.state !== "waiting" && row?.state !== "ours") return undefined;
    // Of the first kind the server may have been told already, and its answer lost: it hears that nothing is parked any more.
    if (row.state === "waiting") await database.parked.update(id, { state: "resumed" });
    else await database.parked.delete(id);
    const basket = row.sale.basket as Basket;
    await writeSetting(database, "openSale", { basket });
    return basket;
  });
}

/** What this till may still have to itself, oldest first. */
export async function listOwn(database: TillDatabase): Promise<ParkedRow[]> {
  const rows = await database.parked.orderBy("id").toArray();
  return rows.filter(({ state }) => state !== "resumed");
}
