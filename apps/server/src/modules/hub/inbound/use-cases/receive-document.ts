import { createHash, randomUUIDv7 } from "node:crypto";
import { type AnyKysely, addJob, type Clock, inTransaction } from "@counterfoil/platform";
import { type DocumentReader, SapFormatError } from "@counterfoil/sap";
import type { Db, DbTransaction } from "../../../../database.ts";
import { APPLY_JOB, RESUME_AFTER_MS } from "../apply-queue.ts";
import { requestTooLarge } from "../errors.ts";
import { createRawChunks, type RawChunks } from "../raw-chunks.ts";
import type { InboundService, Reading } from "../service.ts";
import { findSameMessage, insertDocument, type NewDocument } from "../store.ts";

export type ReceiveLimits = {
  /** A longer body is refused; the sender halves its package. */
  bodyBytes: number;
  /** Objects of documents up to here stay in memory for applying; longer ones are read again from the stored chunks. */
  keepBytes: number;
};

export type Received = { documentId: string } & (
  | { outcome: "accepted"; readings: Reading[] | undefined; bytes: number }
  | { outcome: "duplicate"; first: { id: string; same: boolean } | undefined }
  | { outcome: "rejected"; error: SapFormatError }
  | { outcome: "tested" }
);

/** Test data is kept to be looked at and never applied: it must not reach the tills. */
const TEST_DATA = "Test message (TestDataIndicator): received and read; nothing of it is applied.";

type Arrival = {
  raw: RawChunks;
  reader: DocumentReader<unknown, unknown>;
  bytes: number;
  sha256: Buffer;
  readings: Reading[] | undefined;
  error: SapFormatError | undefined;
};

export type ReceiveOptions = {
  db: Db;
  clock: Clock;
  limits: ReceiveLimits;
  /** Hears that a document was refused as it came. */
  noteEnded?: (db: AnyKysely, documentId: string) => Promise<void>;
};

/** Reads a message while it arrives, keeps it raw, and answers for it: after this it is ours, whatever happens. */
export async function receiveDocument(
  { db, clock, limits, noteEnded }: ReceiveOptions,
  { service, technicalUser, body }: { service: InboundService; technicalUser: string; body: AsyncIterable<Uint8Array> },
): Promise<Received> {
  const documentId = randomUUIDv7();
  const raw = createRawChunks(db, documentId);
  try {
    const arrival = await takeIn(body, { raw, service, limits });
    const document = documentOf(arrival, { documentId, service, technicalUser, receivedAt: clock.now() });
    return await inTransaction(db, async (transaction) => {
      const received = await keep(transaction, document, arrival);
      if (received.outcome === "rejected") await noteEnded?.(transaction, documentId);
      return received;
    });
  } catch (error) {
    await raw.discard();
    throw error;
  }
}

async function takeIn(
  body: AsyncIterable<Uint8Array>,
  { raw, service, limits }: { raw: RawChunks; service: InboundService; limits: ReceiveLimits },
): Promise<Arrival> {
  const hash = createHash("sha256");
  const reader = service.createReader();
  let readings: Reading[] | undefined = [];
  let error: SapFormatError | undefined;
  let bytes = 0;
  const read = (more: () => Reading[]) => {
    try {
      const found = error === undefined ? more() : [];
      if (readings !== undefined && bytes <= limits.keepBytes) for (const reading of found) readings.push(reading);
      else readings = undefined;
    } catch (thrown) {
      if (!(thrown instanceof SapFormatError)) throw thrown;
      error = thrown;
    }
  };
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes > limits.bodyBytes) throw requestTooLarge(`A message may have ${limits.bodyBytes} bytes.`);
      hash.update(chunk);
      await raw.add(chunk);
      read(() => reader.write(chunk));
    }
  } catch (thrown) {
    // A body that cannot be unpacked to its end; what came out of it is kept.
    if (!(thrown instanceof SapFormatError)) throw thrown;
    error = thrown;
  }
  read(() => reader.end());
  return { raw, reader, bytes, sha256: hash.digest(), readings, error: error ?? headerProblem(service, reader) };
}

/** SAP's ids have at most 36 characters; a longer one would not fit the index that makes messages unique. */
const LONGEST_ID = 100;

function headerProblem(
  service: InboundService,
  { header }: DocumentReader<unknown, unknown>,
): SapFormatError | undefined {
  const { messageId, sender } = service.identityOf(header);
  const isLong = (text: string | undefined) => text !== undefined && text.length > LONGEST_ID;
  const problem =
    messageId === undefined && service.requiresId
      ? "MessageHeader has neither UUID nor ID"
      : isLong(messageId) || isLong(sender)
        ? `MessageHeader has an ID or SenderBusinessSystemID of more than ${LONGEST_ID} characters`
        : undefined;
  return problem === undefined ? undefined : new SapFormatError("document.headerInvalid", problem);
}

function documentOf(
  { reader, bytes, sha256, error, readings }: Arrival,
  {
    documentId,
    service,
    technicalUser,
    receivedAt,
  }: { documentId: string; service: InboundService; technicalUser: string; receivedAt: Date },
): NewDocument {
  const { messageId, sender } = service.identityOf(reader.header);
  const isTest = error === undefined && service.isTest(reader.header);
  return {
    id: documentId,
    service: service.name,
    objectType: service.objectType,
    sender: sender?.slice(0, LONGEST_ID),
    // A message without a number of its own is like no other.
    messageId: (messageId ?? (service.requiresId ? undefined : documentId))?.slice(0, LONGEST_ID),
    technicalUser,
    receivedAt,
    bytes,
    sha256,
    state: error !== undefined ? "rejected" : isTest ? "applied" : "received",
    reason: isTest ? TEST_DATA : error?.message,
    unmodelled: reader.unmodelled,
    allOrNothing: service.allOrNothing && readings !== undefined,
  };
}

async function keep(transaction: DbTransaction, document: NewDocument, arrival: Arrival): Promise<Received> {
  const documentId = document.id;
  if (!(await insertDocument(transaction, document))) return keepDuplicate(transaction, document, arrival);
  await arrival.raw.finish(transaction);
  if (arrival.error !== undefined) return { documentId, outcome: "rejected", error: arrival.error };
  if (document.state === "applied") return { documentId, outcome: "tested" };
  const key = `${APPLY_JOB}:${documentId}`;
  await addJob(transaction, APPLY_JOB, { documentId }, { key, afterMs: RESUME_AFTER_MS });
  return { documentId, outcome: "accepted", readings: arrival.readings, bytes: arrival.bytes };
}

/** The first arrival of a message id counts. Another content under it is refused, for nobody would ever apply it, and kept to be looked at. */
async function keepDuplicate(
  transaction: DbTransaction,
  document: NewDocument,
  { raw, sha256 }: Arrival,
): Promise<Received> {
  const first = await findSameMessage(transaction, document);
  const same = first?.sha256.equals(sha256) ?? false;
  const reason = same
    ? `The same message as document ${first?.id}; nothing was applied again.`
    : `Message id of document ${first?.id}, but another content; it was not applied.`;
  await insertDocument(transaction, { ...document, state: same ? "duplicate" : "rejected", reason });
  await raw.finish(transaction);
  return { documentId: document.id, outcome: "duplicate", first: first && { id: first.id, same } };
}
