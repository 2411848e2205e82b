import type { AnyKysely } from "@counterfoil/platform";
import type { CreationChange } from "../hub/index.ts";
import { insertEvent, type Standing, setStanding } from "./store.ts";

const ITSELF = "Counterfoil";

/** Hears how far an order is on its way to the ERP, in the transaction that found out. */
export async function noteCreation(transaction: AnyKysely, change: CreationChange): Promise<void> {
  const standing = standingAfter(change);
  if (!(await setStanding(transaction, change.id, standing))) return;
  const detail = standing.erpNumber ?? standing.reason;
  await insertEvent(transaction, change.id, { by: ITSELF, what: standing.state, ...(detail ? { detail } : {}) });
}

/** Until the ERP has answered a call that went out, nobody knows whether it has the order. */
function standingAfter({ state, reason, erpKey, sentAt }: CreationChange): Standing {
  if (state === "created") return { state: "inErp", erpNumber: erpKey ?? "" };
  if (state === "withdrawn") return { state: "cancelled" };
  if (state === "dead") return { state: "refused", reason: reason ?? "" };
  return { state: sentAt === null ? "waiting" : "sent", ...(reason === null ? {} : { reason }) };
}
