import { createHash } from "node:crypto";
import { addJob, inTransaction, type Log } from "@counterfoil/platform";
import { SapFormatError } from "@counterfoil/sap";
import type { Db, DbTransaction } from "../../../database.ts";
import { idocUnreadable } from "../errors.ts";
import type { Modules } from "../posting/post-batch.ts";
import type { ArrivedReceipt } from "../receipt.ts";
import { arrivedReceipt, type Unreadable } from "./arrived-receipt.ts";
import {
  findIdocByKey,
  insertIdoc,
  insertReceipts,
  insertRepeated,
  insertTillDays,
  insertUnreadable,
  keepClosings,
  keepReplaced,
  type NewIdoc,
  reopenAsSent,
  waitingOutcomes,
} from "./intake-store.ts";
import { postAtOnce } from "./post-at-once.ts";
import type { DocumentReading } from "./read-document.ts";

export const POST_TASK = "documents.post";
export type ReceivedDocument = { idocNumber: number; repeated: boolean };
export type Arrival = {
  body: Buffer;
  technicalUser: string;
  read: (body: Buffer) => Promise<DocumentReading>;
};

/**
 * Keeps the document and its receipts in one transaction, then answers. What is not posted in it follows as a job of that transaction.
 * The same document again finds its number and changes nothing.
 */
export async function receiveDocument(
  db: Db,
  modules: Modules & { log: Log },
  arrival: Arrival,
): Promise<ReceivedDocument> {
  const reading = await readOrReject(db, arrival);
  const sites = await modules.masterData.siteFacts(db);
  const byCustomerNumber = new Map([...sites.values()].map(({ customerNumber, siteId }) => [customerNumber, siteId]));
  const siteOf = (sender: string) => byCustomerNumber.get(sender) ?? sender;
  const arrived = reading.records.map((record) => arrivedReceipt(record, reading.kind, siteOf));
  const receipts = arrived.filter((each): each is ArrivedReceipt => "receiptKey" in each);
  const unreadable = arrived.filter((each): each is Unreadable => !("receiptKey" in each));
  const documentKey = keyOf(reading, arrived, arrival.body);
  const known = await findIdocByKey(db, documentKey);
  if (known !== undefined) return repeat(db, known, receipts);
  const idocNumber = await inTransaction(db, async (transaction) => {
    const number = await insertIdoc(transaction, { ...headOf(reading, arrival), documentKey });
    if (number === undefined) return undefined;
    const from = { idocNumber: number, by: arrival.technicalUser, documentType: reading.documentType };
    if (unreadable.length > 0) await insertUnreadable(transaction, number, unreadable);
    if (!(await keepReceipts(transaction, modules, from, receipts)))
      await addJob(transaction, POST_TASK, {}, { key: POST_TASK });
    return number;
  });
  if (idocNumber !== undefined) return { idocNumber, repeated: false };
  return { idocNumber: (await findIdocByKey(db, documentKey)) as number, repeated: true };
}

/** A document that cannot be read is kept too, with the reason that the sender gets. */
async function readOrReject(db: Db, { read, body, technicalUser }: Arrival): Promise<DocumentReading> {
  try {
    return await read(body);
  } catch (error) {
    if (!(error instanceof SapFormatError)) throw error;
    const reason = error.message;
    const unknown = { documentKey: null, idocType: "", sender: "", archiveKey: "", recordCount: 0 };
    const number = await insertIdoc(db, { ...unknown, technicalUser, state: "rejected", reason, body });
    throw idocUnreadable(`${reason.replace(/\.$/, "")}. It is kept as IDoc ${formatIdocNumber(number ?? 0)}.`);
  }
}

function headOf(
  { documentType, header, records }: DocumentReading,
  { body, technicalUser }: Arrival,
): Omit<NewIdoc, "documentKey"> {
  return {
    idocType: documentType,
    ...header,
    technicalUser,
    state: "accepted",
    reason: null,
    recordCount: records.length,
    body,
  };
}

/** The sender's own key with what is in the document: a key that is used again for other receipts must not hide them. */
function keyOf(
  { documentType, header }: DocumentReading,
  arrived: (ArrivedReceipt | Unreadable)[],
  body: Buffer,
): string {
  const hash = createHash("sha256");
  if (arrived.length === 0) hash.update(body);
  for (const each of arrived)
    hash.update(
      "receiptKey" in each ? `${each.receiptKey}\n${each.contentHash}\n` : `${each.position}\n${each.reason}\n`,
    );
  return `${header.sender}|${documentType}|${header.archiveKey}#${hash.digest("hex")}`;
}

type From = { idocNumber: number; by: string; documentType: string };

/**
 * In the order of their keys, so that two documents with the same receipts wait for each other instead of for ever. True when they are
 * posted already.
 */
async function keepReceipts(
  transaction: DbTransaction,
  modules: Modules & { log: Log },
  from: From,
  receipts: ArrivedReceipt[],
): Promise<boolean> {
  if (receipts.length === 0) return true;
  const first = new Map<string, ArrivedReceipt>();
  for (const receipt of receipts) if (!first.has(receipt.receiptKey)) first.set(receipt.receiptKey, receipt);
  const sorted = [...first.values()].toSorted((one, other) => (one.receiptKey < other.receiptKey ? -1 : 1));
  await insertTillDays(transaction, sorted);
  if (sorted.length === receipts.length && (await postAtOnce(transaction, modules, from.idocNumber, sorted)))
    return true;
  await keepReplaced(transaction, sorted, from);
  const kept = await insertReceipts(transaction, from.idocNumber, sorted, await waitingOutcomes(transaction, sorted));
  const closings = sorted.flatMap(({ receiptKey, closing }) => {
    const receiptId = kept.get(receiptKey);
    return closing && receiptId !== undefined ? [{ receiptId, closing }] : [];
  });
  await keepClosings(transaction, closings);
  const repeated = receipts.filter(
    (receipt) => first.get(receipt.receiptKey) !== receipt || !kept.has(receipt.receiptKey),
  );
  if (repeated.length > 0) await insertRepeated(transaction, from.idocNumber, repeated);
  return false;
}

/** The same document once more is the sender's way to ask for another try of what was set aside in it. */
async function repeat(db: Db, idocNumber: number, receipts: ArrivedReceipt[]): Promise<ReceivedDocument> {
  const sound = receipts.filter(({ fault }) => fault === null).map(({ receiptKey }) => receiptKey);
  await inTransaction(db, async (transaction) => {
    if ((await reopenAsSent(transaction, idocNumber, sound)) > 0)
      await addJob(transaction, POST_TASK, {}, { key: POST_TASK });
  });
  return { idocNumber, repeated: true };
}

/** SAP's form: 16 digits. */
export const formatIdocNumber = (idocNumber: number) => String(idocNumber).padStart(16, "0");
