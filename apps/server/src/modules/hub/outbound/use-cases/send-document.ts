import { inTransaction } from "@counterfoil/platform";
import type { DbTransaction } from "../../../../database.ts";
import {
  blamesTheDocument,
  callErp,
  type Destination,
  ErpFailure,
  type Failure,
  noteContact,
  noteFailure,
  readContact,
  SEND_TIMEOUT_MS,
} from "../../communication/index.ts";
import type { OutboundContext } from "../context.ts";
import { markDelivered, markFailed, type ReadyDocument, readDocument } from "../document-store.ts";
import { readIdocNumber } from "../idoc-answer.ts";
import { readMessagesOf, updateSent } from "../message-store.ts";
import { tellDelivered, tellStates } from "../tell-states.ts";
import { pathOf } from "../write-document.ts";
import { storeDocument } from "./build-document.ts";

/** A server error may be the document's fault: so many tries, then a person has to look. */
export const TRIES_OF_A_DOCUMENT = 10;

/**
 * Sends the stored bytes. A crash before the answer is noted sends the same bytes again, and the ERP knows the message key:
 * so the number that comes back is the first one's.
 */
export async function sendDocument(
  context: OutboundContext,
  destination: Destination,
  document: ReadyDocument,
): Promise<void> {
  const body = await readDocument(context.db, document.id);
  if (!body) return;
  try {
    const { stopping } = context;
    const { service, form } = document;
    const contentType = form === "soap" ? "text/xml; charset=utf-8" : "application/xml; charset=utf-8";
    const call = { method: "POST", path: pathOf(service, form), contentType, timeoutMs: SEND_TIMEOUT_MS } as const;
    const answer = await callErp(destination, { ...call, body, stopping });
    await noteDelivery(context, destination, { id: document.id, idocNumber: readIdocNumber(answer) });
  } catch (error) {
    if (!(error instanceof ErpFailure)) throw error;
    if (context.stopping.aborted) return;
    context.log.warn({ documentId: document.id, failure: error.failure }, "a document did not reach the ERP");
    await noteSendFailure(context, destination, document, error.failure);
  }
}

/** The messages hear of it with the first answer about their posting: nearly all are posted by then, and are written once. */
async function noteDelivery(
  context: OutboundContext,
  { systemId }: Destination,
  { id, idocNumber }: { id: number; idocNumber: string },
): Promise<void> {
  const { active: willBeAsked } = await context.communication.outboundService("postingStatus");
  await inTransaction(context.db, async (transaction) => {
    await noteContact(transaction, systemId);
    await markDelivered(transaction, id, idocNumber);
    if (!willBeAsked) await tellDelivered(context, transaction, id);
  });
}

async function noteSendFailure(
  context: OutboundContext,
  destination: Destination,
  document: ReadyDocument,
  failure: Failure,
): Promise<void> {
  const { systemId } = destination;
  await inTransaction(context.db, async (transaction) => {
    if (failure.code === "refused") {
      // It answered, so it is there; what it refuses is this document.
      await noteContact(transaction, systemId);
      if (document.messageCount > 1) return splitDocument(context, transaction, destination, { document, failure });
      return giveUp(context, transaction, document, failure);
    }
    const { failures: failuresBefore } = await readContact(transaction, systemId);
    const nextAttemptAt = await noteFailure(transaction, systemId, { failure, failuresBefore });
    if (blamesTheDocument(failure) && document.attempts + 1 >= TRIES_OF_A_DOCUMENT)
      return giveUp(context, transaction, document, failure);
    await markFailed(transaction, document.id, { state: "ready", failure });
    const { code, detail: reason } = failure;
    const changed = await updateSent(transaction, document.id, { state: "failed", code, reason, nextAttemptAt });
    return tellStates(context, transaction, changed);
  });
}

async function giveUp(
  context: OutboundContext,
  transaction: DbTransaction,
  document: ReadyDocument,
  failure: Failure,
): Promise<void> {
  await markFailed(transaction, document.id, { state: "dead", failure });
  const { code, detail: reason } = failure;
  const changed = await updateSent(transaction, document.id, { state: "dead", code, reason });
  await tellStates(context, transaction, changed);
}

/** Halves of a refused document, until the one receipt that is to blame stands alone. Also cures a document that is too large. */
async function splitDocument(
  context: OutboundContext,
  transaction: DbTransaction,
  destination: Destination,
  { document, failure }: { document: ReadyDocument; failure: Failure },
): Promise<void> {
  const messages = await readMessagesOf(transaction, document.id);
  await markFailed(transaction, document.id, { state: "replaced", failure });
  const half = Math.ceil(messages.length / 2);
  for (const part of [messages.slice(0, half), messages.slice(half)])
    await storeDocument(context, transaction, destination, { messages: part, place: document.place });
}
