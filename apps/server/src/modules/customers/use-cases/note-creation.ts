import { type Actor, inTransaction, lockUntilCommit, notFound, recordChange } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import { customerInErp, customerOnItsWay } from "../making/errors.ts";
import { findMade, setErpNumber, setProgress } from "../making/made-store.ts";
import type { ErpProgress, Making } from "../making/making.ts";
import { PARTNER_LOCK, putPartner, readPartner } from "../store.ts";

/** Hears how far the ERP is with a customer, in the transaction that found out. */
export async function noteCreation(making: Making, transaction: DbTransaction, change: ErpProgress): Promise<void> {
  const { id, state, erpKey, reason, causeCode, causeSubject } = change;
  const made = await findMade(transaction, { id });
  // Known already: the ERP's own message was faster than its answer.
  if (!made || made.erpNumber !== null) return;
  if (state === "created" && erpKey !== null) return noteNumber(making, transaction, made.partnerId, erpKey);
  const erpState = state === "dead" ? "refused" : state === "created" ? "sending" : state;
  await setProgress(transaction, id, { erpState, reason, causeCode, causeSubject });
}

async function noteNumber(
  making: Making,
  transaction: DbTransaction,
  partnerId: string,
  erpNumber: string,
): Promise<void> {
  await lockUntilCommit(transaction, PARTNER_LOCK);
  if (!(await setErpNumber(transaction, partnerId, erpNumber))) return;
  await joinTwin(transaction, partnerId, erpNumber);
  await making.numberKnown(transaction, partnerId);
  await making.announceChanged(transaction);
}

/**
 * A sender that does not say a partner's number in other systems has made a record of its own before its answer came. Its content is the
 * ERP's, so it goes on here, and the record is closed: one person, one record.
 */
async function joinTwin(transaction: DbTransaction, partnerId: string, erpNumber: string): Promise<void> {
  const twin = await readPartner(transaction, erpNumber);
  const ours = await readPartner(transaction, partnerId);
  if (!twin || !ours) return;
  await putPartner(transaction, { partnerId, state: twin.state, before: ours.state });
  const closed = { ...twin.state, common: { ...twin.state.common, deleted: true } };
  await putPartner(transaction, { partnerId: erpNumber, state: closed, before: twin.state });
}

/** A person decides that the ERP is not to have this customer: receipts that waited for its number go without one. */
export async function keepHereOnly(making: Making, partnerId: string, why: string, actor: Actor): Promise<void> {
  await inTransaction(making.db, async (transaction) => {
    const made = await findMade(transaction, { partnerId });
    if (!made) throw notFound(`There is no customer ${partnerId} who was made here.`);
    if (made.erpNumber !== null) throw customerInErp(`${partnerId} is ${made.erpNumber} in the ERP.`);
    if (!(await making.withdraw(transaction, made.id)))
      throw customerOnItsWay(`The ERP may have ${partnerId}: nobody knows yet.`);
    const nothing = { reason: null, causeCode: null, causeSubject: null };
    await setProgress(transaction, made.id, { erpState: "withdrawn", ...nothing });
    await making.numberKnown(transaction, partnerId);
    const object = { objectType: "customer", objectId: partnerId };
    await recordChange(transaction, { actor, action: "customer.keptHereOnly", ...object, detail: { why } });
  });
}

/** Who was kept here only goes to the ERP after all, for an order needs it there. */
export async function sendAfterAll(making: Making, partnerId: string, why: string, actor: Actor): Promise<void> {
  await inTransaction(making.db, async (transaction) => {
    const made = await findMade(transaction, { partnerId });
    if (!made) throw notFound(`There is no customer ${partnerId} who was made here.`);
    if (made.erpNumber !== null) throw customerInErp(`${partnerId} is ${made.erpNumber} in the ERP.`);
    if (!(await making.renew(transaction, made.id))) throw customerOnItsWay(`${partnerId} is on its way to the ERP.`);
    const object = { objectType: "customer", objectId: partnerId };
    await recordChange(transaction, { actor, action: "customer.sentAfterAll", ...object, detail: { why } });
  });
  making.wake();
}
