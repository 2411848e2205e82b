import type { AnyKysely } from "@counterfoil/platform";
import type { CreationChange } from "../creations/index.ts";
import { markUnderWay, resolveMessages, upsertMessageCases } from "./case-store.ts";
import { type Cause, causeOfMessage, natureOf } from "./causes.ts";
import { settleMessage } from "./list-store.ts";
import type { OutboundNoting } from "./note-outbound.ts";

/** Hears of every change of what the ERP is to create, in the transaction that makes it. */
export async function noteCreation(
  { systemOf }: Pick<OutboundNoting, "systemOf">,
  transaction: AnyKysely,
  change: CreationChange,
): Promise<void> {
  const { state, service, id, storeId, reference, amountMinor, currency, reason } = change;
  const message = [{ storeId, id }];
  if (state === "created") return resolveMessages(transaction, message);
  if (state === "withdrawn") return settleMessage(transaction, { storeId, id });
  if (state !== "failed" && state !== "dead") return markUnderWay(transaction, message);
  const failed = state === "failed";
  const cause = failed ? causeOfMessage({ ...change, state }, await systemOf(service)) : causeOfRefusal(change);
  const facts = { storeId, messageId: id, businessKey: reference, reason, cause, amountMinor, currency };
  await upsertMessageCases(transaction, [{ ...facts, service: failed ? "any" : service }]);
}

/** What the ERP said, or what our mapping lacked; without a code of its own the ERP has only refused. */
function causeOfRefusal({ reasonCode, causeCode, causeSubject }: CreationChange): Cause {
  const code = causeCode ?? (reasonCode === "serverError" ? "erp-error" : "document-refused");
  return { code, subject: causeSubject ?? "", errorClass: natureOf(code).errorClass };
}
