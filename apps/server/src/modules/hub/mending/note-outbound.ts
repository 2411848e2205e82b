import type { Transaction } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { PosIdocType } from "@counterfoil/sap";
import type { DbTransaction } from "../../../database.ts";
import type { OutboundServiceName } from "../communication/index.ts";
import { arrangedAs, type StateChange } from "../outbound/index.ts";
import { markUnderWay, type NewCase, resolveMessages, upsertMessageCases } from "./case-store.ts";
import { causeOfMessage, type Failed, passing } from "./causes.ts";

export type OutboundNoting = {
  /** The system that a service goes to now. */
  systemOf: (service: OutboundServiceName) => Promise<string>;
  readTransactions: (storeId: string, ids: readonly string[]) => Promise<Map<string, Transaction>>;
};

const stuck = new Set(["failed", "dead", "setAside"]);

/** Hears of every change of a message's state, in the transaction that makes it. */
export async function noteStates(
  noting: OutboundNoting,
  transaction: DbTransaction,
  changes: readonly StateChange[],
): Promise<void> {
  const posted = changes.filter(({ state }) => state === "posted");
  if (posted.length > 0) await resolveMessages(transaction, posted);
  const delivered = changes.filter(({ state }) => state === "delivered");
  if (delivered.length > 0) await resolveMessages(transaction, delivered, passing);
  const moving = changes.filter(({ state }) => !stuck.has(state) && state !== "posted");
  if (moving.length > 0) await markUnderWay(transaction, moving);
  const failed = changes.filter(({ state }) => stuck.has(state));
  if (failed.length > 0) await openCases(noting, transaction, failed);
}

type FailedRow = Failed & {
  storeId: string;
  id: string;
  closingId: string | null;
  type: PosIdocType;
  businessKey: string;
  reason: string | null;
};

async function openCases(
  { systemOf, readTransactions }: OutboundNoting,
  transaction: DbTransaction,
  failed: readonly StateChange[],
): Promise<void> {
  const rows = await readFailed(transaction, failed);
  const cases: NewCase[] = [];
  for (const storeId of new Set(rows.map((row) => row.storeId))) {
    const ofStore = rows.filter((row) => row.storeId === storeId);
    const bodies = await readTransactions(storeId, ofStore.map(transactionOf));
    for (const row of ofStore) {
      const service = arrangedAs[row.type];
      const body = bodies.get(transactionOf(row));
      const cause = causeOfMessage(row, row.state === "failed" ? await systemOf(service) : "");
      const { id: messageId, businessKey, reason } = row;
      const amountMinor = body ? amountOf(body) : null;
      cases.push({
        storeId,
        messageId,
        // An outage is one group, whatever waits for its end.
        service: row.state === "failed" ? "any" : service,
        businessKey,
        reason,
        cause,
        amountMinor,
        currency: amountMinor === null ? null : (body?.currency ?? null),
      });
    }
  }
  if (cases.length > 0) await upsertMessageCases(transaction, cases);
}

const transactionOf = ({ closingId, id }: FailedRow) => closingId ?? id;

function amountOf(transaction: Transaction): number | null {
  if (transaction.kind === "receipt") return transaction.totals.total;
  if (transaction.kind === "cashMovement") return transaction.amount;
  return transaction.kind === "closing" ? transaction.receipts.total : null;
}

async function readFailed(db: DbTransaction, failed: readonly StateChange[]): Promise<FailedRow[]> {
  const { rows } = await sql<FailedRow>`
    select store_id as "storeId", id, of_closing as "closingId", service as type, business_key as "businessKey", state,
      reason_code as "reasonCode", reason, cause_code as "causeCode", cause_subject as "causeSubject"
    from hub.outbound_message
    where store_id = any(${[...new Set(failed.map(({ storeId }) => storeId))]}) and id = any(${failed.map(({ id }) => id)}::uuid[])
      and state in ('failed', 'dead', 'setAside') and collected_in is null`.execute(db);
  return rows;
}

/** What is stuck and has no case: it failed before there were any. */
export async function readUnnoted(db: DbTransaction, limit: number): Promise<StateChange[]> {
  const { rows } = await sql<StateChange>`
    select store_id as "storeId", id, state from hub.outbound_message as message
    where state in ('failed', 'dead', 'setAside') and collected_in is null and not exists (
      select from hub.mending_case as known
      where known.message_id = message.id and known.store_id = message.store_id and known.resolved_at is null)
    limit ${limit}`.execute(db);
  return rows;
}
