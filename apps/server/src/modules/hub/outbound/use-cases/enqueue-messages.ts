import { createHash } from "node:crypto";
import { lockUntilCommit } from "@counterfoil/platform";
import type { DbTransaction } from "../../../../database.ts";
import { collectHeld, readLastClosed, releaseMoney } from "../closing-store.ts";
import type { OutboundContext } from "../context.ts";
import { type ClosingMessage, isClosing, type NewMessage, serviceOf } from "../message.ts";
import { insertMessages, type NewRow } from "../message-store.ts";

/** A sum is a document of its own, however small its receipts. */
const LINES_OF_A_SUM = 5000;

/** What sales has accepted waits for its way; a closing takes along what waited for it. */
export async function enqueueMessages(
  context: OutboundContext,
  transaction: DbTransaction,
  messages: readonly NewMessage[],
): Promise<void> {
  const plain = messages.filter((message) => !isClosing(message));
  await insertMessages(transaction, await rowsOf(context, transaction, plain));
  for (const closing of messages.filter(isClosing).toSorted((one, other) => one.running - other.running))
    await enqueueClosing(transaction, closing);
}

async function rowsOf(
  { communication, findAwaited }: OutboundContext,
  transaction: DbTransaction,
  messages: readonly NewMessage[],
): Promise<NewRow[]> {
  const [first] = messages;
  if (!first) return [];
  const asked = async (kind: "receipt" | "cashMovement", service: "salesTransactions" | "financialTransactions") =>
    messages.some(({ transaction: each }) => each.kind === kind) &&
    (await communication.outboundService(service)).collect === "closing";
  const collects = {
    receipt: await asked("receipt", "salesTransactions"),
    cashMovement: await asked("cashMovement", "financialTransactions"),
  };
  const anyCollects = collects.receipt || collects.cashMovement;
  // One batch is of one till. What its closing has missed goes by itself: that sum is made.
  const lastClosed = anyCollects ? await waitForClosing(transaction, first) : 0;
  const customers = messages.flatMap((message) => customerOf(message) ?? []);
  const awaited = customers.length === 0 ? new Set<string>() : await findAwaited(transaction, customers);
  return messages.map((message) => {
    const { kind } = message.transaction;
    const held = (kind === "receipt" || kind === "cashMovement") && collects[kind] && message.running > lastClosed;
    // In a sum no customer is named.
    const customerId = held ? undefined : customerOf(message);
    const awaitsCustomer = customerId !== undefined && awaited.has(customerId) ? customerId : null;
    const row = { ...message, service: serviceOf(message.transaction), closingId: null };
    return { ...row, held: held || awaitsCustomer !== null, awaitsCustomer };
  });
}

const customerOf = ({ transaction }: NewMessage) =>
  transaction.kind === "receipt" ? transaction.customerId : undefined;

/** A closing of the same till that is being accepted in another request is waited for, or neither would see the other. */
async function waitForClosing(transaction: DbTransaction, till: NewMessage): Promise<number> {
  await lockUntilCommit(transaction, closingLockOf(till));
  return readLastClosed(transaction, till);
}

export const closingLockOf = ({ tillId }: { tillId: string }) => `hub.closing ${tillId}`;

async function enqueueClosing(transaction: DbTransaction, message: ClosingMessage): Promise<void> {
  const { id, transaction: closing } = message;
  const sumId = partId(id, "WPUUMS01");
  const row = { ...message, held: false, closingId: id, awaitsCustomer: null };
  const rows: NewRow[] = [];
  await lockUntilCommit(transaction, closingLockOf(message));
  const receipts = await collectHeld(transaction, message, sumId);
  await releaseMoney(transaction, message);
  if (receipts > 0) rows.push({ ...row, id: sumId, service: "WPUUMS01", lineCount: LINES_OF_A_SUM });
  // Always: it is how the ERP hears of the closing. Where receipts went one by one it compares, and books nothing.
  rows.push({ ...row, id: partId(id, "WPUTAB01"), service: "WPUTAB01", lineCount: LINES_OF_A_SUM });
  if (closing.payments.some(({ difference }) => difference !== 0))
    rows.push({ ...row, service: "WPUFIB01", lineCount: closing.payments.length });
  await insertMessages(transaction, rows);
}

/** A closing is one transaction and up to three messages: each but the money has an id that follows from the closing's. */
function partId(closingId: string, service: "WPUUMS01" | "WPUTAB01"): string {
  const digest = createHash("sha256").update(`${service} ${closingId}`).digest("hex");
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
