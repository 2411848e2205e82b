import { createHash } from "node:crypto";
import { addJob, inTransaction } from "@counterfoil/platform";
import { SapFormatError } from "@counterfoil/sap";
import type { Db } from "../../../database.ts";
import type { MasterData } from "../../masterdata/index.ts";
import { arrivedReceipt, type Unreadable } from "../arrived-receipt.ts";
import { idocUnreadable } from "../errors.ts";
import {
  findIdocByKey,
  insertIdoc,
  insertReceipts,
  insertRepeated,
  insertUnreadable,
  type NewIdoc,
} from "../intake-store.ts";
import { type IdocReading, readIdoc } from "../read-idoc.ts";
import type { ArrivedReceipt } from "../receipt.ts";

export const POST_TASK = "documents.post";
export type ReceivedIdoc = { idocNumber: number; repeated: boolean };

/**
 * Keeps the document and its receipts in one transaction, then answers; the posting follows as a job of that transaction. The
 * same document again finds its number and changes nothing.
 */
export async function receiveIdoc(
  db: Db,
  masterData: MasterData,
  body: Buffer,
  technicalUser: string,
): Promise<ReceivedIdoc> {
  const reading = await readOrReject(db, body, technicalUser);
  const sites = await masterData.siteFacts(db);
  const byCustomerNumber = new Map([...sites.values()].map(({ customerNumber, siteId }) => [customerNumber, siteId]));
  const siteOf = (sender: string) => byCustomerNumber.get(sender) ?? sender;
  const arrived = reading.records.map((record) => arrivedReceipt(record, reading.kind, siteOf));
  const receipts = arrived.filter((each): each is ArrivedReceipt => "receiptKey" in each);
  const unreadable = arrived.filter((each): each is Unreadable => !("receiptKey" in each));
  const documentKey = keyOf(reading, arrived, body);
  const known = await findIdocByKey(db, documentKey);
  if (known !== undefined) return { idocNumber: known, repeated: true };
  const idocNumber = await inTransaction(db, async (transaction) => {
    const number = await insertIdoc(transaction, { ...headOf(reading, body, technicalUser), documentKey });
    if (number === undefined) return undefined;
    await keepReceipts(transaction, number, receipts);
    if (unreadable.length > 0) await insertUnreadable(transaction, number, unreadable);
    await addJob(transaction, POST_TASK, {}, { key: POST_TASK });
    return number;
  });
  if (idocNumber !== undefined) return { idocNumber, repeated: false };
  return { idocNumber: (await findIdocByKey(db, documentKey)) as number, repeated: true };
}

/** A document that cannot be read is kept too, with the reason that the sender gets. */
async function readOrReject(db: Db, body: Buffer, technicalUser: string): Promise<IdocReading> {
  try {
    return await readIdoc(body);
  } catch (error) {
    if (!(error instanceof SapFormatError)) throw error;
    const reason = error.message;
    const unknown = { documentKey: null, idocType: "", sender: "", archiveKey: "", recordCount: 0 };
    const number = await insertIdoc(db, { ...unknown, technicalUser, state: "rejected", reason, body });
    throw idocUnreadable(`${reason.replace(/\.$/, "")}. It is kept as IDoc ${formatIdocNumber(number ?? 0)}.`);
  }
}

function headOf(
  { idocType, header, records }: IdocReading,
  body: Buffer,
  technicalUser: string,
): Omit<NewIdoc, "documentKey"> {
  const { sender, archiveKey = "" } = header;
  return {
    idocType,
    sender,
    archiveKey,
    technicalUser,
    state: "accepted",
    reason: null,
    recordCount: records.length,
    body,
  };
}

/** The sender's own key with what is in the document: a key that is used again for other receipts must not hide them. */
function keyOf({ idocType, header }: IdocReading, arrived: (ArrivedReceipt | Unreadable)[], body: Buffer): string {
  const hash = createHash("sha256");
  if (arrived.length === 0) hash.update(body);
  for (const each of arrived)
    hash.update(
      "receiptKey" in each ? `${each.receiptKey}\n${each.contentHash}\n` : `${each.position}\n${each.reason}\n`,
    );
  return `${header.sender}|${idocType}|${header.archiveKey ?? ""}#${hash.digest("hex")}`;
}

/** In the order of their keys, so that two documents with the same receipts wait for each other instead of for ever. */
async function keepReceipts(
  transaction: Parameters<typeof insertReceipts>[0],
  idocNumber: number,
  receipts: ArrivedReceipt[],
): Promise<void> {
  if (receipts.length === 0) return;
  const first = new Map<string, ArrivedReceipt>();
  for (const receipt of receipts) if (!first.has(receipt.receiptKey)) first.set(receipt.receiptKey, receipt);
  const sorted = [...first.values()].toSorted((one, other) => (one.receiptKey < other.receiptKey ? -1 : 1));
  const kept = await insertReceipts(transaction, idocNumber, sorted);
  const repeated = receipts.filter(
    (receipt) => first.get(receipt.receiptKey) !== receipt || !kept.has(receipt.receiptKey),
  );
  if (repeated.length > 0) await insertRepeated(transaction, idocNumber, repeated);
}

/** SAP's form: 16 digits. */
export const formatIdocNumber = (idocNumber: number) => String(idocNumber).padStart(16, "0");
