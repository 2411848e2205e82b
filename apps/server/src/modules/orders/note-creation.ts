import type { AnyKysely } from "@counterfoil/platform";
import type { CreationChange } from "../hub/index.ts";
import { standingAfter } from "./standing.ts";
import { insertEvent, setStanding } from "./store.ts";

const ITSELF = "Counterfoil";

/** Hears how far an order is on its way to the ERP, in the transaction that found out. */
export async function noteCreation(transaction: AnyKysely, change: CreationChange): Promise<void> {
  const standing = standingAfter(change);
  if (!(await setStanding(transaction, change.id, standing))) return;
  const detail = standing.erpNumber ?? standing.reason;
  await insertEvent(transaction, change.id, { by: ITSELF, what: standing.state, ...(detail ? { detail } : {}) });
}
