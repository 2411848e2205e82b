import { setImmediate as nextTurn } from "node:timers/promises";
import {
  type ControlRecord,
  createFinancialTransactionReader,
  createGoodsMovementReader,
  createReceiptReader,
  type DocumentReader,
  type RecordReading,
  rootName,
  SapFormatError,
} from "@counterfoil/sap";
import type { ReceiptKind } from "./receipt.ts";

export type IdocRecord = RecordReading<ControlRecord, unknown>;
export type IdocReading = { idocType: string; kind: ReceiptKind; header: ControlRecord; records: IdocRecord[] };

type Readers = Record<string, { kind: ReceiptKind; open: () => DocumentReader<ControlRecord, unknown> }>;
const readers: Readers = {
  WPUBON01: { kind: "receipt", open: createReceiptReader },
  WPUFIB01: { kind: "cashMovement", open: createFinancialTransactionReader },
  WPUWBW01: { kind: "goodsMovement", open: createGoodsMovementReader },
};

/** Between two slices others get their turn: 256 kB are parsed in some 10 ms. */
const SLICE = 256 * 1024;
export const MAX_RECORDS = 20_000;

/** The whole document. Throws SapFormatError for one that is broken as a document; broken records are among the records. */
export async function readIdoc(body: Buffer): Promise<IdocReading> {
  const { name } = rootName(body.subarray(0, 65_536));
  const entry = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (!entry)
    throw new SapFormatError(
      "document.wrongRoot",
      `${name} is not taken here; ${Object.keys(readers).join(", ")} are.`,
    );
  const reader = entry.open();
  const records: IdocRecord[] = [];
  for (let from = 0; from < body.length; from += SLICE) {
    for (const record of reader.write(body.subarray(from, from + SLICE))) records.push(record);
    if (records.length > MAX_RECORDS)
      throw new SapFormatError("document.recordInvalid", `More than ${MAX_RECORDS} receipts in one document`);
    if (from + SLICE < body.length) await nextTurn();
  }
  for (const record of reader.end()) records.push(record);
  return { idocType: name, kind: entry.kind, header: reader.header as ControlRecord, records };
}
