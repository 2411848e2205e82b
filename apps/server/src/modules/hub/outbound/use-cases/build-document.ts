import { randomUUID } from "node:crypto";
import { inTransaction } from "@counterfoil/platform";
import type { PosIdocType } from "@counterfoil/sap";
import type { DbTransaction } from "../../../../database.ts";
import type { Destination } from "../../communication/index.ts";
import { type ActiveMapping, mappingErrorOf } from "../../mapping/index.ts";
import type { OutboundContext } from "../context.ts";
import { insertDocument } from "../document-store.ts";
import { arrangedAs } from "../message.ts";
import {
  type MappingFailure,
  type Open,
  putIntoDocument,
  setMappingFailures,
  takeWaiting,
  type WaitingMessage,
} from "../message-store.ts";
import { readSubjects, type Subject } from "../read-subjects.ts";
import { releaseUncollected } from "../send-times.ts";
import { tellStates } from "../tell-states.ts";
import { type DocumentForm, formOf, wrapRecords, writeRecord } from "../write-document.ts";

const MESSAGES_AT_MOST = 200;
/** Some 3 MB of XML. */
const LINES_AT_MOST = 5000;

/**
 * Puts messages that wait into one stored document. What cannot be mapped is set aside alone. Taking, storing and setting
 * aside are one transaction: a crash leaves everything waiting.
 */
export async function buildNextDocument(
  context: OutboundContext,
  { destination, open }: { destination: Destination; open: readonly Open[] },
): Promise<boolean> {
  return inTransaction(context.db, async (transaction) => {
    // First, or what a till sold after the setting was changed would go before what was held until then.
    await releaseUncollected(context, transaction);
    const messages = withinLines(await takeWaiting(transaction, open, MESSAGES_AT_MOST));
    if (messages.length === 0) return false;
    await storeDocument(context, transaction, destination, { messages });
    return true;
  });
}

/** Maps by the mapping in use now, writes, and stores; `place`: of the document that this is a part of. */
export async function storeDocument(
  context: OutboundContext,
  transaction: DbTransaction,
  destination: Destination,
  { messages, place }: { messages: readonly WaitingMessage[]; place?: number },
): Promise<void> {
  const [first] = messages;
  if (!first) return;
  const { storeId, service: type } = first;
  const form = formOf(type, (await context.communication.outboundService(arrangedAs[type])).form);
  const active = await context.readMapping(transaction, arrangedAs[type]);
  const { telling } = active.mapping;
  const subjects = await readSubjects(context, transaction, { messages, telling });
  const { records, failures } = writeAll(subjects, active, type, form);
  const mappingVersion = active.version;
  if (failures.length > 0) {
    const failed = await setMappingFailures(transaction, storeId, { failures, mappingVersion });
    await tellStates(context, transaction, failed);
  }
  if (records.length === 0) return;
  const messageKey = randomUUID();
  const head = { type, form, messageKey, at: context.clock.now() };
  const text = wrapRecords(
    records.map((record) => record.text),
    { ...destination, storeId },
    head,
  );
  const document = { storeId, service: type, form, messageKey, text, messageCount: records.length, place };
  const documentId = await insertDocument(transaction, document);
  const ids = records.map(({ id }) => id);
  const placed = await putIntoDocument(transaction, { storeId, ids, documentId, mappingVersion });
  // Of single transactions nobody hears that they are on their way; the receipts of a sum follow it.
  await tellStates(
    context,
    transaction,
    placed.filter(({ closingId }) => closingId !== null),
  );
}

type Written = { records: { id: string; text: string }[]; failures: MappingFailure[] };

function writeAll(
  subjects: Awaited<ReturnType<typeof readSubjects>>,
  { mapping }: ActiveMapping,
  type: PosIdocType,
  form: DocumentForm,
): Written {
  const written: Written = { records: [], failures: [] };
  for (const subject of subjects)
    try {
      if ("failure" in subject) throw subject.failure;
      const { id, value, facts }: Subject = subject;
      written.records.push({ id, text: writeRecord(type, form, mapping.map(type, value, facts)) });
    } catch (error) {
      const failure = mappingErrorOf(error);
      if (failure === undefined) throw error;
      written.failures.push({ id: subject.id, reason: failure.message, cause: failure.root });
    }
  return written;
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
