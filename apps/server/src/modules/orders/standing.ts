import type { TakenOrder } from "@counterfoil/contracts";
import type { CreationChange, Outage } from "../hub/index.ts";
import type { Standing, StoredOrder } from "./store.ts";

type Shown = Omit<TakenOrder, "order">;
export type Kept = Pick<StoredOrder, "state" | "reason" | "reasonCode" | "reasonSubject" | "erpNumber" | "erpStatus">;

/** How far it is, for people and channels. One that was not tried yet waits for what keeps all of them. */
export function standingOf(kept: Kept, outage?: Outage): Shown {
  const { state, reason, reasonCode, reasonSubject, erpNumber, erpStatus } = kept;
  const common = state === "waiting" ? outage : undefined;
  const code = common?.code === "service-off" ? common.code : (reasonCode ?? common?.code);
  return {
    state,
    ...(reason !== null && { reason }),
    ...(code !== undefined && { reasonCode: code }),
    ...(reasonSubject !== null && { reasonSubject }),
    ...(code === "erp-unreachable" && common?.since && { since: common.since.toISOString() }),
    ...(erpNumber !== null && { erpNumber }),
    ...(erpStatus !== null && { erpStatus }),
  };
}

/** Until the ERP has answered a call that went out, nobody knows whether it has the order. */
export function standingAfter(change: CreationChange): Standing {
  const { state, erpKey, sentAt, reasonCode, causeCode, causeSubject } = change;
  if (state === "created") return { state: "inErp", erpNumber: erpKey ?? "" };
  if (state === "withdrawn") return { state: "cancelled" };
  const reason = change.reason ?? undefined;
  const reasonSubject = causeSubject ?? undefined;
  if (state === "dead") return { state: "refused", reason, reasonCode: causeCode ?? "document-refused", reasonSubject };
  return { state: sentAt === null ? "waiting" : "sent", reason, reasonCode: waitingFor[reasonCode ?? ""] };
}

/** Why a creation was not made yet, in the words of orders. */
const waitingFor: Record<string, string> = {
  connection: "erp-unreachable",
  timeout: "erp-unreachable",
  serverError: "erp-unreachable",
  authorisation: "not-let-in",
  notYet: "customer-waiting",
  unheard: "unheard",
};
