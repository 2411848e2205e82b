import { randomUUID } from "node:crypto";
import type { Transaction } from "@counterfoil/contracts";
import { inTransaction } from "@counterfoil/platform";
import { type PosIdocType, SapFormatError } from "@counterfoil/sap";
import type { DbTransaction } from "../../../../database.ts";
import type { Destination } from "../../communication/index.ts";
import type { OutboundContext } from "../context.ts";
import { insertDocument } from "../document-store.ts";
import { MappingError, mapTransaction, wrapDocument } from "../erp-mapping.ts";
import { putIntoDocument, setMappingFailures, takeWaiting, type WaitingMessage } from "../message-store.ts";

const MESSAGES_AT_MOST = 200;
/** Some 3 MB of XML. */
const LINES_AT_MOST = 5000;

/**
 * Puts messages that wait into one stored document. What cannot be mapped is set aside alone. Taking, storing and setting
 * aside are one transaction: a crash leaves everything waiting.
 */
export async function buildNextDocument(
  context: OutboundContext,
  { destination, types }: { destination: Destination; types: readonly PosIdocType[] },
): Promise<boolean> {
  return inTransaction(context.db, async (transaction) => {
    const messages = withinLines(await takeWaiting(transaction, types, MESSAGES_AT_MOST));
    if (messages.length === 0) return false;
    await storeDocument(context, transaction, destination, messages, putIntoDocument);
    return true;
  });
}

/** Maps and stores; `assign` says which row belongs to which document. */
export async function storeDocument(
  context: OutboundContext,
  transaction: DbTransaction,
  destination: Destination,
  messages: readonly WaitingMessage[],
  assign: typeof putIntoDocument,
): Promise<void> {
  const [first] = messages;
  if (!first) return;
  const { storeId, service } = first;
  const { records, failures } = await mapMessages(context, storeId, messages);
  if (failures.length > 0) {
    await setMappingFailures(transaction, storeId, failures);
    await context.recordPostings(
      transaction,
      failures.map(({ id, reason }) => ({ storeId, id, state: "dead", reason })),
    );
  }
  if (records.length === 0) return;
  const messageKey = randomUUID();
  const texts = records.map(({ text }) => text);
  const text = wrapDocument(service, texts, { ...destination, storeId }, { messageKey, at: context.clock.now() });
  const document = { storeId, service, messageKey, text, messageCount: records.length };
  const documentId = await insertDocument(transaction, document);
  await assign(
    transaction,
    storeId,
    records.map(({ id }) => id),
    documentId,
  );
}

type Mapped = { records: { id: string; text: string }[]; failures: { id: string; reason: string }[] };

async function mapMessages(
  { readTransactions, readMappingFacts }: OutboundContext,
  storeId: string,
  messages: readonly WaitingMessage[],
): Promise<Mapped> {
  const ids = messages.map(({ id }) => id);
  const transactions = await readTransactions(storeId, ids);
  const facts = await readMappingFacts(storeId, [...new Set([...transactions.values()].flatMap(articlesOf))]);
  const mapped: Mapped = { records: [], failures: [] };
  for (const id of ids) {
    const transaction = transactions.get(id);
    try {
      if (!transaction) throw new MappingError(`Sales has no transaction ${id}.`);
      mapped.records.push({ id, text: mapTransaction(transaction, facts) });
    } catch (error) {
      if (!(error instanceof MappingError || error instanceof SapFormatError)) throw error;
      mapped.failures.push({ id, reason: error.message });
    }
  }
  return mapped;
}

function articlesOf(transaction: Transaction): string[] {
  return transaction.kind === "cashMovement" ? [] : transaction.lines.map(({ articleId }) => articleId);
}

/** At least one, and then as many as stay below the limit. */
function withinLines(messages: readonly WaitingMessage[]): WaitingMessage[] {
  let lines = 0;
  const beyond = messages.findIndex(({ lineCount }, position) => {
    lines += lineCount;
    return position > 0 && lines > LINES_AT_MOST;
  });
  return beyond < 0 ? [...messages] : messages.slice(0, beyond);
}
