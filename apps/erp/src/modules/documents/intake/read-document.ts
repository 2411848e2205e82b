import { setImmediate as nextTurn } from "node:timers/promises";
import {
  type ControlRecord,
  controlOf,
  createFinancialTransactionReader,
  createGoodsMovementReader,
  createPaymentListReader,
  createReceiptReader,
  createSalesSumReader,
  type DocumentReader,
  type PosIdocType,
  type PosSoapHeader,
  posSoapPath,
  posSoapReaders,
  type RecordReading,
  rootName,
  SapFormatError,
  soapMessageName,
} from "@counterfoil/sap";
import type { ReceiptKind } from "../receipt.ts";

export type DocumentRecord = RecordReading<unknown, unknown> & { sender: string };
export type DocumentReading = {
  /** As the type is called: WPUBON01, SalesTransactionBulkRequest. */
  documentType: string;
  kind: ReceiptKind;
  header: { sender: string; archiveKey: string };
  records: DocumentRecord[];
};

const kindOfType: Record<PosIdocType, ReceiptKind> = {
  WPUBON01: "receipt",
  WPUFIB01: "cashMovement",
  WPUWBW01: "goodsMovement",
  WPUUMS01: "salesSum",
  WPUTAB01: "paymentList",
};
const idocReaders: Record<PosIdocType, () => DocumentReader<ControlRecord, unknown>> = {
  WPUBON01: createReceiptReader,
  WPUFIB01: createFinancialTransactionReader,
  WPUWBW01: createGoodsMovementReader,
  WPUUMS01: createSalesSumReader,
  WPUTAB01: createPaymentListReader,
};

/** Between two slices others get their turn: 256 kB are parsed in some 10 ms. */
const SLICE = 256 * 1024;
export const MAX_RECORDS = 20_000;

/** The whole document. Throws SapFormatError for one that is broken as a document; broken records are among the records. */
export async function readIdoc(body: Buffer): Promise<DocumentReading> {
  const { name } = rootName(body.subarray(0, 65_536));
  if (!Object.hasOwn(idocReaders, name)) throw notTaken(name, Object.keys(idocReaders));
  const type = name as PosIdocType;
  return readAll(type, kindOfType[type], idocReaders[type](), body, (header) => header);
}

/** The type of a document by its first bytes; nothing when they are no XML, which its reading says better. */
export const idocTypeOf = (body: Buffer) => typeBy(() => rootName(body.subarray(0, 65_536)).name);
export const soapTypeOf = (body: Buffer) =>
  typeBy(() => {
    const { name } = soapMessageName(body.subarray(0, 65_536));
    return Object.hasOwn(posSoapReaders, name) ? posSoapReaders[name as keyof typeof posSoapReaders].type : "";
  });

function typeBy(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}

/** The same records in our SOAP form; a service takes its own messages only. */
export async function readSoap(body: Buffer, path: string): Promise<DocumentReading> {
  const { name: message } = soapMessageName(body.subarray(0, 65_536));
  const taken = Object.entries(posSoapReaders).filter(([, { type }]) => posSoapPath(type) === path);
  if (!taken.some(([name]) => name === message))
    throw notTaken(
      message,
      taken.map(([name]) => name),
    );
  const { type, open } = posSoapReaders[message as keyof typeof posSoapReaders];
  const reader = open() as DocumentReader<PosSoapHeader, unknown>;
  return readAll(message, kindOfType[type], reader, body, (header) => controlOf(type, header));
}

const notTaken = (name: string, taken: string[]) =>
  new SapFormatError("document.wrongRoot", `${name} is not taken here; ${taken.join(", ")} are.`);

type Sender = { sender: string; archiveKey?: string };

async function readAll<H>(
  documentType: string,
  kind: ReceiptKind,
  reader: DocumentReader<H, unknown>,
  body: Buffer,
  senderOf: (header: H) => Sender,
): Promise<DocumentReading> {
  const records: DocumentRecord[] = [];
  const keep = (found: Iterable<RecordReading<H, unknown>>) => {
    for (const record of found) records.push({ ...record, sender: senderOf(record.header).sender });
    if (records.length > MAX_RECORDS)
      throw new SapFormatError("document.recordInvalid", `More than ${MAX_RECORDS} receipts in one document`);
  };
  for (let from = 0; from < body.length; from += SLICE) {
    keep(reader.write(body.subarray(from, from + SLICE)));
    if (from + SLICE < body.length) await nextTurn();
  }
  keep(reader.end());
  const { sender, archiveKey = "" } = senderOf(reader.header as H);
  return { documentType, kind, header: { sender, archiveKey }, records };
}
